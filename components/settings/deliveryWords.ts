import type { Delivery } from '../../lib/model/delivery';
import { ageWords } from '../words/age';

/** How the last post to a webhook ended, in words; `nowMs` since 1970. */
export function deliveryWords({ outcome, status, atMs, waiting }: Delivery, nowMs: number): string {
  const age = ageWords(Math.max(0, nowMs - atMs) / 1000);
  const answer = status === 0 ? 'no answer' : `it answered ${status}`;
  switch (outcome) {
    case 'delivered':
      return waiting === 0 ? `Last post taken ${age}` : `Last post taken ${age}; ${waiting} more on the way`;
    case 'waiting':
      return `${waiting === 1 ? '1 alert waits' : `${waiting} alerts wait`}: ${answer} ${age}. It is tried again for a day`;
    case 'gone':
      return `Not taken ${age}: ${answer}. It will not be tried again: check the address`;
    case 'given-up':
      return `Given up ${age} after a day of tries: ${answer}`;
  }
}
