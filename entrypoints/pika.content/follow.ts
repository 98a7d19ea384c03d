import { bodyChanges } from '../../lib/page/changes';
import { createPageFollower, type PageReader } from '../../lib/page/follower';
import { handOver } from '../../lib/page/handover';
import type { ReaderPorts } from '../../lib/page/ports';
import { requestMemory } from '../../lib/page/requestMemory';
import type { Post } from '../../lib/platform/post';
import { readReading } from './reading';

/** Follows the page: its exchanges are read in the background, and what that teaches comes back with the answer. */
export function followPage(ports: ReaderPorts, post: Post): PageReader {
  const memory = requestMemory();
  const changes = bodyChanges(ports.now() * 1000);
  return createPageFollower(ports, (exchange, via, done) => {
    const handover = handOver(exchange, via, memory, changes);
    if (handover === undefined) return;
    const { handed, whole } = handover;
    const hear = (answer: unknown) => {
      const reading = readReading(answer);
      if (reading?.whole === true) post.send(whole, hear);
      else if (reading !== undefined) {
        memory.count(handed.request, reading.poll);
        done({ jobs: reading.jobs });
      }
    };
    post.send(handed, hear);
  });
}
