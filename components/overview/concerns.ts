import { mayHaveStopped } from '../../lib/model/quiet';
import type { JobCard, Snapshot } from '../../lib/model/snapshot';
import type { Verdict } from '../../lib/model/verdict';

/** Something that deserves the user's eye, with its weight: the heavier, the sooner told. */
export interface Concern {
  verdict: Verdict;
  weight: number;
  job?: JobCard;
}

/** Milliseconds after its end for which a failure is news. */
const failureIsNewsMs = 60 * 60_000;

const weights: Readonly<Record<string, number>> = {
  'network:offline': 100,
  'network:blocked': 98,
  'job:stuck': 90,
  'service:outage': 88,
  'job:finished-unplayable': 84,
  'job:failed': 80,
  'service:partial-outage': 78,
  'job:finished-unseen': 75,
  'wallet:charged-without-video': 72,
  'wallet:charged-twice': 71,
  'wallet:exhausted': 70,
  'job:finished-no-link': 65,
  'service:degraded': 60,
  'model:outage': 59,
  'page:blind': 58,
  'service:maintenance': 56,
  'wallet:not-reset': 55,
  'job:slow': 50,
  'model:partial-outage': 53,
  'model:degraded': 52,
  'wallet:low': 45,
  'job:unknown': 40,
  'service:busy': 30,
};

/** Heavier than slow: it may be lost. */
const QUIET_WEIGHT = 52;

/**
 * The concerns of a snapshot, heaviest first. Left out: what the user put away, other services than Pika, old failures, and,
 * while a video is on track, what has been told long enough.
 */
export function concernsOf(snapshot: Snapshot, nowMs: number): Concern[] {
  const isRunning = snapshot.verdicts.some(
    ({ subject, verdict }) => subject.startsWith('job:') && verdict === 'on-track',
  );
  return everyConcern(snapshot, nowMs).filter(
    ({ verdict }) => !isPutAway(snapshot, verdict) && !(isRunning && isStale(verdict, nowMs)),
  );
}

const HOUR_MS = 3_600_000;
/** For so long a concern that is no video's may stand before a video that is under way. Its own section shows it longer. */
const FIRST_FOR_MS: Readonly<Record<string, number>> = {
  wallet: HOUR_MS,
  page: HOUR_MS,
  model: HOUR_MS,
  service: 6 * HOUR_MS,
};

function isStale({ subject, sinceMs }: Verdict, nowMs: number): boolean {
  return nowMs - sinceMs > (FIRST_FOR_MS[subject.split(':', 1)[0] ?? ''] ?? Number.POSITIVE_INFINITY);
}

/**
 * What the user put away and what still goes on, heaviest first: a banner that was closed ends no outage and no job. A job
 * that is over and put away is done with.
 */
export function putAwayConcerns(snapshot: Snapshot, nowMs: number): Concern[] {
  return everyConcern(snapshot, nowMs).filter(
    ({ verdict, job }) => isPutAway(snapshot, verdict) && (job === undefined || isUnderWay(job)),
  );
}

function isPutAway(snapshot: Snapshot, { subject, verdict }: Verdict): boolean {
  return snapshot.dismissed[subject] === verdict;
}

/** Not over, as far as anybody knows. */
export function isUnderWay({ endedAtMs, state }: JobCard): boolean {
  return endedAtMs === null && state !== 'done' && state !== 'failed' && state !== 'cancelled';
}

function everyConcern(snapshot: Snapshot, nowMs: number): Concern[] {
  const cards = new Map(snapshot.jobs.map((job) => [`job:${job.id}`, job]));
  const concerns: Concern[] = [];
  for (const verdict of snapshot.verdicts) {
    const weight = weightOf(verdict);
    if (weight === 0) continue;
    const job = cards.get(verdict.subject);
    if (isOldNews(verdict, job, nowMs)) continue;
    concerns.push(job === undefined ? { verdict, weight } : { verdict, weight, job });
  }
  return concerns.sort((a, b) => b.weight - a.weight || b.verdict.p - a.verdict.p);
}

/** How heavy a verdict weighs in the overview and in the order of rows; 0 is none. */
export function weightOf(verdict: Pick<Verdict, 'subject' | 'verdict' | 'p'>): number {
  if (mayHaveStopped(verdict)) return QUIET_WEIGHT;
  const kind = verdict.subject.split(':', 1)[0] ?? '';
  if (kind === 'service' && verdict.subject !== 'service:pika') return 0;
  const word = kind === 'job' && verdict.verdict.startsWith('failed') ? 'failed' : verdict.verdict;
  return weights[`${kind}:${word}`] ?? 0;
}

/** No news any more: a failure of more than an hour ago, or a job that was already over when it was first seen. */
export function isOldNews(verdict: Verdict, job: JobCard | undefined, nowMs: number): boolean {
  if (!verdict.subject.startsWith('job:')) return false;
  if (job !== undefined && wasOverBefore(job)) return true;
  return verdict.verdict.startsWith('failed') && nowMs - (job?.endedAtMs ?? verdict.sinceMs) > failureIsNewsMs;
}

/** Where the snapshot does not tell: a job that ended as soon as it began, unless it is a submit that was turned down. */
function wasOverBefore(job: JobCard): boolean {
  if (job.history !== undefined) return job.history;
  return job.endedAtMs !== null && job.endedAtMs <= job.startedAtMs && !job.id.startsWith('submit-');
}
