import type { Advice, Reason } from '../../model/verdict';
import type { JobRecord } from '../jobs/record';
import { advise, contactSupport } from '../words/advice';
import { runnerFirst, runnerOf } from '../words/provider';
import { reason } from './claim';
import { classifyFailure } from './failure';

/** A question that was turned away for a lock says nothing of the job, which goes on: only why nobody can look. */
export function judgeLocked(
  { provider, refusal }: JobRecord,
  source: string,
  nowMs: number,
): { because: Reason[]; advice: Advice[] } {
  const { verdict, words } = classifyFailure(refusal?.error);
  const said = words === '' ? '' : `: “${words}”`;
  const text = `${runnerFirst(provider)} turns questions away at present${said}`;
  const wait = advise('wait', `Wait: Unstuck asks ${runnerOf(provider)} again within the hour.`);
  const first =
    verdict === 'failed-credits'
      ? advise('top-up', `Top up your balance for ${runnerOf(provider)}: the account is locked until then.`)
      : verdict === 'failed-limit'
        ? advise('slow-down')
        : contactSupport(provider);
  return { because: [reason('locked', text, source, refusal?.atMs ?? nowMs, nowMs)], advice: [first, wait] };
}
