import { exactSpan } from '../../lib/engine/words/time';
import type { Verdict } from '../../lib/model/verdict';
import { chancePercent } from './chance';

/** "quiet for 1 min 45 s, may have stopped (95 %)": what is said of an open job that more likely than not has stopped. */
export function quietWords({ p, quietSeconds }: Pick<Verdict, 'p' | 'quietSeconds'>): string {
  const span = quietSeconds === undefined ? 'quiet' : `quiet for ${exactSpan(quietSeconds)}`;
  return `${span}, may have stopped (${chancePercent(1 - p)})`;
}
