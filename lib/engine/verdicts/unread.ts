import type { Verdict } from '../../model/verdict';
import { type Claim, claim, reason } from './claim';

/** Services that the user no longer has read: what was claimed of them is not claimed any more. */
export function judgeUnread(
  verdicts: Readonly<Record<string, Verdict>>,
  read: readonly Claim[],
  nowMs: number,
): Claim[] {
  const subjects = new Set(read.map(({ subject }) => subject));
  return Object.values(verdicts)
    .filter(({ subject, verdict }) => subject.startsWith('service:') && verdict !== 'unknown' && !subjects.has(subject))
    .map(({ subject }) => {
      const why = reason('not-read', 'It is no longer read, as you chose in the settings', 'judgement', nowMs, nowMs);
      return claim(subject, 'unknown', 0.5, [why], []);
    });
}
