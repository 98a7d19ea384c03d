import type { Advice, JobVerdictId } from '../../model/verdict';
import type { JobRecord } from '../jobs/record';
import { isUnsure } from '../jobs/unsure';
import { saysNoCapacity } from '../models/capacity';
import { familyName, isOwnFamily } from '../models/family';
import { jobFamily } from '../models/looks';
import { advise, contactSupport } from '../words/advice';
import { runnerFirst, runnerOf, sourceOf } from '../words/provider';
import { type Claim, claim, reason } from './claim';
import { classifyFailure, type FailureReading } from './failure';

function stepsFor(verdict: JobVerdictId, job: JobRecord, runner: string): readonly Advice[] {
  const { provider } = job;
  const onPage = provider === 'web';
  const steps: Readonly<Partial<Record<JobVerdictId, readonly Advice[]>>> = {
    'failed-policy': [advise('rephrase'), advise('shorten-prompt')],
    'failed-input': [advise('fix-input'), advise('shorten-prompt')],
    'failed-credits': onPage
      ? [advise('top-up'), advise('check-account', 'Check your plan and your credits in your account.')]
      : [
          advise('top-up', `Top up your balance for ${runner}.`),
          advise('check-account', 'Check in the settings that it is the right key.'),
        ],
    'failed-session': [onPage ? advise('sign-in') : advise('check-account')],
    'failed-limit': [advise('slow-down'), advise('wait', 'Wait until one of the running videos is done.')],
    'failed-platform': [advise('wait', platformWait(job, runner)), advise('keep-for-later'), advise('switch-service')],
    failed: [advise('shorten-prompt', 'Simplify the prompt, in case it is the prompt.'), contactSupport(provider)],
  };
  return steps[verdict] ?? [];
}

/** The maker of the job's model, where it is not who runs the job. */
function foreignMaker(job: JobRecord): string | undefined {
  const family = jobFamily(job);
  return family === undefined || isOwnFamily(family) ? undefined : familyName(family);
}

function isForLackOfRoom({ error }: JobRecord): boolean {
  return saysNoCapacity(error?.message) || saysNoCapacity(error?.code);
}

function platformWait(job: JobRecord, runner: string): string {
  const maker = foreignMaker(job);
  if (isForLackOfRoom(job)) return `Wait a few minutes: ${maker ?? runner} is full at present.`;
  const side = maker === undefined ? runner : `${runner} or ${maker}`;
  return `Wait a few minutes: the fault is on the side of ${side}.`;
}

function platformMeaning(job: JobRecord, runner: string): string {
  const maker = foreignMaker(job);
  if (isForLackOfRoom(job)) return maker === undefined ? 'There was no room for it' : `${maker} had no room for it`;
  return `It failed on the side of ${maker === undefined ? runner : `${runner} or ${maker}`}`;
}

function meaningOf(verdict: JobVerdictId, job: JobRecord, runner: string): string {
  const { provider } = job;
  const meanings: Readonly<Partial<Record<JobVerdictId, string>>> = {
    'failed-policy': 'It was refused by the content rules',
    'failed-input': 'The image, video or settings were not accepted',
    'failed-credits': provider === 'web' ? 'The credits do not suffice' : 'The balance does not suffice',
    'failed-session': 'The submit was refused because nobody is signed in',
    'failed-limit': 'Too many videos at once, or too many requests',
    'failed-platform': platformMeaning(job, runner),
    failed: 'It failed and no known reason was given',
  };
  return meanings[verdict] ?? 'It failed';
}

/** A job that says no reason may still name it by its status: `nsfw`, `Content Moderated`, `TIMEOUT`. */
function causeOf(job: JobRecord, context: { status?: number; submit?: boolean }): FailureReading {
  const told = classifyFailure(job.error, context);
  if (told.verdict !== 'failed' || job.statusWord === undefined) return told;
  const byStatus = classifyFailure({ message: job.statusWord });
  return byStatus.verdict === 'failed' ? told : { ...byStatus, words: told.words === '' ? byStatus.words : told.words };
}

/** Why a job failed, as far as its own words go. */
export function judgeFailed(job: JobRecord, nowMs: number): Claim {
  const context = job.refusedSubmit === undefined ? {} : { status: job.refusedSubmit, submit: true };
  if (isUnsure(job) && (job.refusedSubmit === 0 || job.charged === true)) return judgeUnsure(job, nowMs);
  const { verdict, words } = causeOf(job, context);
  const runner = runnerOf(job.provider);
  const source = sourceOf(job.provider);
  const endedMs = job.endedAtMs ?? nowMs;
  const because = [reason(verdict, meaningOf(verdict, job, runner), source, endedMs, nowMs)];
  if (words !== '')
    because.push(reason('words', `${runnerFirst(job.provider)}'s words: “${words}”`, source, endedMs, nowMs));
  const steps = stepsFor(verdict, job, runner);
  if (isUnsure(job)) {
    because.push(
      reason('may-be-taken', 'A gateway answered in its place: it may have been taken', source, endedMs, nowMs),
    );
    return claim(`job:${job.id}`, verdict, 0.6, because, [lookFirst(), ...steps]);
  }
  return claim(`job:${job.id}`, verdict, verdict === 'failed' ? 0.99 : 0.95, because, [
    ...barred(job, verdict),
    ...steps,
  ]);
}

const lookFirst = (): Advice =>
  advise(
    'open-library',
    'Look into your library before you send it again: it may have been taken, and is charged then.',
  );

/** A submit of which nobody knows the end: cut off, or charged though a gateway said no. */
function judgeUnsure(job: JobRecord, nowMs: number): Claim {
  const atMs = job.submittedAtMs ?? nowMs;
  const why =
    job.charged === true
      ? reason('charged-unseen', 'It was charged, so it was taken; nothing shows it yet', 'page', atMs, nowMs)
      : reason('cut-off', 'The connection broke off as it was sent: it may have been taken', 'page', atMs, nowMs);
  const steps = [lookFirst(), job.charged === true ? contactSupport(job.provider) : advise('check-network')];
  return claim(`job:${job.id}`, 'unknown', 1, [why], steps);
}

/** A 403 without words of a reason may be a check for robots, which the page itself can pass. */
function barred(job: JobRecord, verdict: string): readonly Advice[] {
  if (job.refusedSubmit !== 403 || verdict !== 'failed' || job.error !== undefined) return [];
  return [
    advise('refresh-page', 'Reload the page: a check for robots may have stood in the way.'),
    advise('check-account'),
  ];
}
