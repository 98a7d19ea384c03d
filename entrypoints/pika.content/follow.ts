import type { ToTab } from '../../lib/model/message';
import { createPageFollower, type PageReader } from '../../lib/page/follower';
import { handOver, toldBy } from '../../lib/page/handover';
import { exchangeMemory } from '../../lib/page/memory';
import type { ReaderPorts } from '../../lib/page/ports';
import type { Post } from '../../lib/platform/post';
import { readReading } from './reading';

/**
 * Follows the page: its exchanges are read in the background, and what that teaches comes back with the answer.
 * `askWhole` has the page's world hand the last body of a chain over again, as a whole.
 */
export function followPage(ports: ReaderPorts, post: Post, askWhole: (chain: number | undefined) => void): PageReader {
  const memory = exchangeMemory();
  const follower = createPageFollower(ports, (exchange, via, done) => {
    const handed = handOver(exchange, via, memory);
    if (handed === undefined) return;
    post.send(handed, (answer) => {
      const reading = readReading(answer);
      if (reading?.whole === true) askWhole(handed.response?.part?.chain);
      else if (reading !== undefined) done(toldBy(reading, handed, memory));
    });
  });
  return {
    ...follower,
    onTabView(view: Extract<ToTab, { type: 'tab-view' }>) {
      for (const job of view.jobs) memory.know(job.id);
      follower.onTabView(view);
    },
  };
}
