import { exactSpan } from '../../lib/engine/words/time';
import { mayHaveStopped } from '../../lib/model/quiet';
import type { Verdict } from '../../lib/model/verdict';
import { chancePercent } from './chance';

/** "quiet for 1 min 45 s, may have stopped (95 %)": what is said of an open job that more likely than not has stopped. */
export function quietWords(verdict: Pick<Verdict, 'subject' | 'verdict' | 'p' | 'quietSeconds'>): string {
  const { p, quietSeconds } = verdict;
  const span = quietSeconds === undefined ? 'quiet' : `quiet for ${exactSpan(quietSeconds)}`;
  if (!mayHaveStopped(verdict)) return span;
  return `${span}, may have stopped (${chancePercent(1 - p)})`;
}
