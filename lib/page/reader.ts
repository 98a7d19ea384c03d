import { readExchange } from './exchange';
import { createPageFollower, type PageReader } from './follower';
import { exchangeMemory } from './memory';
import type { ReaderPorts } from './ports';

export type { PageReader } from './follower';
export type { ReaderPorts } from './ports';

/** A follower that reads its page's exchanges itself: the content script and the background in one, for replay and tests. */
export function createPageReader(ports: ReaderPorts): PageReader {
  const memory = exchangeMemory();
  const follower = createPageFollower(ports, (exchange, via, done) => {
    const evidence = readExchange(exchange, memory, via);
    done(evidence && { evidence, jobs: evidence.reading.jobs });
  });
  return {
    ...follower,
    onTabView(view) {
      for (const job of view.jobs) memory.know(job.id);
      follower.onTabView(view);
    },
  };
}
