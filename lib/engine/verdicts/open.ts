import { mayHaveStopped, SERVICE_DOWN } from '../../model/quiet';
import { entryOf } from '../entryOf';
import { liveJobs } from '../jobs/live';
import { isNameless, isOpen, type JobRecord } from '../jobs/record';
import { lostAtMs, settled } from '../jobs/sight';
import { type NotAsked, whyNotAsked } from '../polls/repeat';
import type { State } from '../state';
import { judgeWait, type WaitJudgement } from '../waits/judge';
import type { Waits } from '../waits/observed';
import type { JobTrack } from '../waits/track';
import { advise, cancelFirst, contactSupport } from '../words/advice';
import { runnerFirst, runnerOf, sourceOf } from '../words/provider';
import { span } from '../words/time';
import { type Claim, claim, reason } from './claim';
import type { Context } from './job';
import { judgeLocked } from './locked';

/** A job that is not over, or whose end is so fresh that nothing is claimed of it yet. */
export function judgeOpen(state: State, job: JobRecord, context: Context, nowMs: number): Claim {
  const subject = `job:${job.id}`;
  const source = sourceOf(job.provider);
  const lost = unseenReason(state, job, source, nowMs);
  if (lost !== undefined) return claim(subject, 'unknown', 1, lost.because, lost.advice);
  if (!settled(job) && isOpen(job)) {
    const why = reason('back-in-sight', 'It has only just come back in sight', source, job.seenMs, nowMs);
    return claim(subject, 'unknown', 1, [why], [advise('wait', 'Wait for the next news of it.')]);
  }
  const judgement = judgeAtLastLook(state, job, context.timeZone, nowMs);
  const because = judgement.because.map((why) => reason(why.id, why.text, why.source ?? source, job.seenMs, nowMs));
  if (job.statusMessage !== undefined) {
    const text = `${runnerFirst(job.provider)} says: “${plainWords(job.statusMessage)}”`;
    because.splice(1, 0, reason('server-words', text, source, job.seenMs, nowMs));
  }
  const usual = judgement.usual ?? undefined;
  if (judgement.stuck && isOpen(job)) {
    const onPage = job.provider === 'web';
    const steps = [
      ...withTwin(state, job),
      cancelFirst(job.provider, context.down.has(job.provider === 'fal' ? 'fal' : 'pika')),
      ...(onPage ? [advise('refresh-page', 'Refresh the page once, to be sure that it is not the page.')] : []),
      advise('switch-service'),
      contactSupport(job.provider),
    ];
    return { ...claim(subject, 'stuck', judgement.pStopped, because, steps), usual };
  }
  const halted = isHalted(judgement, job, context);
  if (halted) {
    const text = `${runnerFirst(job.provider)} is down: it may stand still until that is over`;
    because.unshift(reason(SERVICE_DOWN, text, source, nowMs, nowMs));
  }
  const eta = halted ? undefined : etaFromNow(judgement, job, nowMs);
  const id = judgement.long && isOpen(job) ? 'slow' : 'on-track';
  const p = 1 - judgement.pStopped;
  const doubtful = isOpen(job) && mayHaveStopped({ subject, verdict: id, p });
  const wait = advise('wait', waitWords(eta, doubtful, halted));
  const steps =
    id === 'slow' ? [wait, ...withTwin(state, job), advise('switch-service')] : [wait, ...withTwin(state, job)];
  const quietSeconds = isOpen(job) ? Math.round(judgement.stillSeconds) : undefined;
  return { ...claim(subject, id, p, because, steps, eta), usual, ...(quietSeconds !== undefined && { quietSeconds }) };
}

/** The service that runs it is down, and it has not moved of late: no time to its end can be told. */
function isHalted({ stillSeconds }: WaitJudgement, job: JobRecord, { halting }: Context): boolean {
  return isOpen(job) && stillSeconds > HALT_SECONDS && halting.has(job.provider === 'fal' ? 'fal' : 'pika');
}

/** A job that moved within this time goes on in spite of an outage. */
const HALT_SECONDS = 45;

function waitWords(
  eta: { low: number; high: number } | undefined,
  doubtful: boolean,
  halted: boolean,
): string | undefined {
  if (halted) return 'Wait until the service is well again: no time can be told before.';
  if (!doubtful) return eta && `Wait: ${etaWords(eta)}, most likely.`;
  return `Wait a little longer before you cancel it${eta === undefined ? '' : `: if it lives, ${etaWords(eta)}`}.`;
}

/** Words of others, on one line. */
function plainWords(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Why the job is out of sight, if it is. */
function unseenReason(
  state: State,
  job: JobRecord,
  source: string,
  nowMs: number,
): Pick<Claim, 'because' | 'advice'> | undefined {
  if (!isOpen(job) && job.missing < 2) return undefined;
  const onPage = job.provider === 'web';
  const look = onPage ? advise('open-pika') : advise('wait', `Wait: Unstuck asks ${runnerOf(job.provider)} again.`);
  if (isNameless(job)) {
    const text = 'Pika took it, but its answer names no video: it has started, and cannot be seen from here';
    return { because: [reason('not-visible', text, source, job.firstSeenMs, nowMs)], advice: [look] };
  }
  if (job.refusal?.kind === 'locked') return judgeLocked(job, source, nowMs);
  if (job.refusal !== undefined) return refused(state, job, source, job.refusal.atMs, nowMs);
  if (job.missing >= 2) {
    const text =
      job.state === 'unknown' && job.statusWord !== undefined
        ? `It stood as “${job.statusWord}”, a word that is not known here, and has left the list: it has ended`
        : `${runnerFirst(job.provider)} answers without it: it may have been deleted`;
    const why = reason('not-listed', text, source, job.seenMs, nowMs);
    const step = onPage ? advise('open-library') : advise('check-account', 'Check its id and the key in the settings.');
    return { because: [why], advice: [step] };
  }
  if (job.track.looks === 0) {
    const why = reason('never-seen', 'Nothing has been heard of it yet', source, job.firstSeenMs, nowMs);
    return {
      because: [why],
      advice: [
        advise('wait', 'Wait for the first answer.'),
        advise('check-account', 'Check its id and the key if none comes.'),
      ],
    };
  }
  if (job.state === 'unknown') {
    const word =
      job.statusWord === undefined
        ? 'Its state is not told'
        : `Its state is told as “${job.statusWord}”, a word that is not known here`;
    return { because: [reason('unknown-word', word, source, job.seenMs, nowMs)], advice: [look] };
  }
  if (nowMs < lostAtMs(job)) return undefined;
  const why = reason(
    'no-news',
    `Nothing has been heard of it for ${span((nowMs - job.seenMs) / 1000)}`,
    source,
    job.seenMs,
    nowMs,
  );
  return { because: [why, ...notAsked(state, job, source, nowMs)], advice: [look] };
}

const notAskedWords: Readonly<Record<NotAsked, string>> = {
  'switched-off': 'Asking in the page’s place is switched off in the settings',
  'not-proven': 'The page has not asked often enough in a form that can only ask, so Unstuck does not ask in its place',
  'page-only': 'Only Pika’s page itself can ask for it: its question carries a sign-in that Unstuck never reads',
};

/** Why Unstuck does not ask Pika itself about a job of the web app. */
function notAsked(state: State, job: JobRecord, source: string, nowMs: number) {
  const why = job.provider === 'web' ? whyNotAsked(state, job) : undefined;
  if (why === undefined) return [];
  return [reason(why, notAskedWords[why], source, job.seenMs, nowMs)];
}

function refused(
  { keyNames }: State,
  { provider }: JobRecord,
  source: string,
  atMs: number,
  nowMs: number,
): Pick<Claim, 'because' | 'advice'> {
  const web = provider === 'web';
  const keyless = !keyNames.includes(provider);
  const text = web ? 'Pika says that nobody is signed in' : keyless ? 'Its key was taken away' : 'The key was refused';
  const step = web
    ? advise('sign-in')
    : advise('check-account', keyless ? `Enter a key of ${runnerOf(provider)} in the settings again.` : undefined);
  return { because: [reason('signed-out', text, source, atMs, nowMs)], advice: [step] };
}

/** The same is under way twice: each is charged. */
function withTwin(state: State, job: JobRecord) {
  const twin = job.twin === undefined ? undefined : entryOf(state.jobs, job.twin);
  if (twin === undefined || !isOpen(twin)) return [];
  return [advise('cancel-first', 'The same was submitted twice and both are under way: cancel one, each is charged.')];
}

function etaFromNow(
  judgement: WaitJudgement,
  job: JobRecord,
  nowMs: number,
): { low: number; high: number } | undefined {
  if (judgement.eta === null || !isOpen(job)) return undefined;
  const since = (nowMs - job.seenMs) / 1000;
  const low = Math.max(0, Math.round(judgement.eta.low - since));
  const high = Math.round(judgement.eta.high - since);
  return high > low ? { low, high } : undefined;
}

/** "2 to 5 min more". */
export function etaWords(eta: { low: number; high: number }): string {
  if (eta.high < 10) return 'any moment now';
  if (eta.high < 90) return eta.low < 5 ? `up to ${eta.high} s more` : `${eta.low} to ${eta.high} s more`;
  const low = Math.round(eta.low / 60);
  return low === 0 ? `up to ${Math.round(eta.high / 60)} min more` : `${low} to ${Math.round(eta.high / 60)} min more`;
}

const judged = new WeakMap<JobTrack, { waits: Waits; moving: boolean; stuck: number; judgement: WaitJudgement }>();

/** Judged as of the last look: what has happened since nobody knows. Remembered by the look, as a pure function may be. */
function judgeAtLastLook(state: State, one: JobRecord, timeZone: string, nowMs: number): WaitJudgement {
  const { track } = one;
  const { moving, stuck } = others(state, one, nowMs);
  const known = judged.get(track);
  if (known?.waits === state.waits && known.moving === moving && known.stuck === stuck) return known.judgement;
  const context = { timeZone, othersMoving: moving, othersStuck: stuck };
  const judgement = judgeWait(state.waits, track, track.lastSeenAtMs, context);
  judged.set(track, { waits: state.waits, moving, stuck, judgement });
  return judgement;
}

/**
 * Others that stand still as well, and whether one has moved or finished in the later half of the time in which this one
 * stood still: what moved just after this one's last movement may have stopped with it.
 */
function others(state: State, { track, home }: JobRecord, nowMs: number): { moving: boolean; stuck: number } {
  const stillSinceMs = track.movements.at(-1)?.atMs ?? track.firstSeenAtMs;
  const lateMs = (stillSinceMs + track.lastSeenAtMs) / 2;
  let moving = false;
  let stuck = 0;
  for (const job of liveJobs(state, nowMs)) {
    if (job.track === track || job.history || job.home !== home) continue;
    if (state.verdicts[`job:${job.id}`]?.verdict === 'stuck') stuck += 1;
    else if (movedAtMs(job) > lateMs) moving = true;
  }
  return { moving, stuck };
}

/** When a job last moved on or finished; to be seen for the first time is no movement, and to fail is none either. */
function movedAtMs(job: JobRecord): number {
  if (job.state === 'done') return job.endedAtMs ?? 0;
  return isOpen(job) && job.track.movements.length > 1 ? (job.track.movements.at(-1)?.atMs ?? 0) : 0;
}
