import { entryOf } from '../entryOf';
import { isOpen } from '../jobs/record';
import type { State } from '../state';
import { type Claim, reason } from '../verdicts/claim';
import { saysNoCapacity } from './capacity';
import { familyName } from './family';
import { isModelTrouble, type ModelJudgement, switchTo } from './judge';
import { jobFamily } from './looks';

const concerned = new Set(['stuck', 'failed-platform', 'failed-limit', 'failed']);

/**
 * The claim on a job whose model is in trouble: it names the model, and a model that is well where one is known. A job
 * that is not over is to be cancelled first.
 */
export function withModelAdvice(made: Claim, state: State, { troubled, well }: ModelJudgement, nowMs: number): Claim {
  const job = concerned.has(made.verdict) ? entryOf(state.jobs, made.subject.slice('job:'.length)) : undefined;
  const family = job === undefined ? undefined : jobFamily(job);
  const trouble = family === undefined ? undefined : troubled.get(family);
  if (job === undefined || family === undefined || trouble === undefined || !isModelTrouble(trouble.verdict))
    return made;
  // A limit of the user's own has nothing to do with the model.
  if (made.verdict === 'failed-limit' && !saysNoCapacity(job.error?.message)) return made;
  const name = familyName(family);
  const why = trouble.because[0];
  const told = reason(
    'model-trouble',
    `${name} is in trouble (${why?.text ?? ''})`,
    why?.source ?? 'own jobs',
    nowMs - (why?.age ?? 0) * 1000,
    nowMs,
  );
  const because = [...made.because.slice(0, 1), told, ...made.because.slice(1)];
  const other = well.find((one) => one.family !== family);
  if (other === undefined) return { ...made, because };
  const step = switchTo(other, nowMs);
  if (!isOpen(job)) return { ...made, because, advice: [step, ...made.advice] };
  const cancels = made.advice.findIndex(({ id }) => id === 'cancel-first') + 1;
  const then = switchTo(other, nowMs, 'Once it is cancelled, use');
  return { ...made, because, advice: [...made.advice.slice(0, cancels), then, ...made.advice.slice(cancels)] };
}
