import type { ReplyReading } from '../model/reply';
import type { PageRequest } from './exchange-form';
import { createHostScales, type Scales } from './job/progress';
import { type RequestMemory, remember, requestMemory } from './requestMemory';

const MAX_JOBS = 500;

/** What the exchanges of one page teach for reading the next. All bounded: the oldest is forgotten first. */
export interface ExchangeMemory extends Pick<RequestMemory, 'asked' | 'gather'> {
  isKnown(id: string): boolean;
  know(id: string): void;
  scalesOf(host: string): Scales;
  learn(request: PageRequest, jobs: ReplyReading['jobs'], poll: boolean): void;
}

export function exchangeMemory(): ExchangeMemory {
  const memory = requestMemory();
  const known = new Map<string, true>();
  const know = (id: string) => remember(known, id, true, MAX_JOBS);
  return {
    asked: memory.asked,
    gather: memory.gather,
    isKnown: (id) => known.has(id),
    know,
    scalesOf: createHostScales(),
    learn(request, jobs, poll) {
      memory.count(request, poll);
      for (const job of jobs) know(job.id);
    },
  };
}
