import type { Advice, JobVerdictId } from '../../model/verdict';
import type { JobRecord } from '../jobs/record';
import { advise } from '../words/advice';
import { type Claim, claim, reason } from './claim';
import { classifyFailure } from './failure';

const steps: Readonly<Partial<Record<JobVerdictId, readonly Advice[]>>> = {
  'failed-policy': [advise('rephrase'), advise('shorten-prompt')],
  'failed-input': [advise('fix-input'), advise('shorten-prompt')],
  'failed-credits': [advise('top-up'), advise('check-account', 'Check your plan and your credits in your account.')],
  'failed-session': [advise('sign-in')],
  'failed-limit': [advise('slow-down'), advise('wait', 'Wait until one of the running videos is done.')],
  'failed-platform': [
    advise('wait', 'Wait a few minutes: the fault is on the side of Pika.'),
    advise('keep-for-later'),
    advise('switch-service'),
  ],
  failed: [advise('shorten-prompt', 'Simplify the prompt, in case it is the prompt.'), advise('contact-support')],
};

const meanings: Readonly<Partial<Record<JobVerdictId, string>>> = {
  'failed-policy': 'It was refused by the content rules',
  'failed-input': 'The image, video or settings were not accepted',
  'failed-credits': 'The credits do not suffice',
  'failed-session': 'The submit was refused because nobody is signed in',
  'failed-limit': 'Too many videos at once, or too many requests',
  'failed-platform': 'It failed on the side of Pika',
  failed: 'It failed and no known reason was given',
};

/** Why a job failed, as far as its own words go. */
export function judgeFailed(job: JobRecord, nowMs: number): Claim {
  const context = job.refusedSubmit === undefined ? {} : { status: job.refusedSubmit, submit: true };
  const { verdict, words } = classifyFailure(job.error, context);
  const source = job.provider === 'web' ? 'page' : job.provider;
  const endedMs = job.endedAtMs ?? nowMs;
  const because = [reason(verdict, meanings[verdict] ?? 'It failed', source, endedMs, nowMs)];
  if (words !== '') because.push(reason('words', `Pika's words: “${words}”`, source, endedMs, nowMs));
  return claim(`job:${job.id}`, verdict, verdict === 'failed' ? 0.99 : 0.95, because, [...(steps[verdict] ?? [])]);
}
