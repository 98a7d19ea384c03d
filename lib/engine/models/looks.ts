import { liveJobs } from '../jobs/live';
import { isOpen, type JobRecord } from '../jobs/record';
import type { State } from '../state';
import { saysNoCapacity } from './capacity';
import { familyOf } from './family';

/** A failure, or a job that stands still, that speaks of its model. */
export interface ModelTrouble {
  kind: 'failed' | 'full' | 'stuck';
  job: string;
  atMs: number;
  /** It goes on: a job that stands still at present. */
  lasts: boolean;
}

/** What the user's own jobs of the last two hours say of one family of models. */
export interface FamilyLook {
  family: string;
  jobs: number;
  open: number;
  slow: number;
  troubles: ModelTrouble[];
  /** When its jobs finished, oldest first. */
  finishesMs: number[];
  /** The last time that the server said of an open job that there is no room, and its words. */
  full: { text: string; atMs: number } | undefined;
  /** The web app runs at least one of its jobs. */
  onPage: boolean;
}

/** Troubles count together when they come within half an hour; the claim is kept for as long after the last. */
export const TROUBLE_WINDOW_MS = 30 * 60_000;

/** What the own jobs say of each family, by family. Jobs that were over when they were first seen say nothing, nor do those of pages that are none of Pika's own apps. */
export function familyLooks(state: State, nowMs: number): Map<string, FamilyLook> {
  const looks = new Map<string, FamilyLook>();
  for (const job of liveJobs(state, nowMs)) {
    const family = job.history || job.home !== undefined ? undefined : jobFamily(job);
    if (family !== undefined) addJob(looks, family, job, state);
  }
  for (const look of looks.values()) {
    look.finishesMs.sort((a, b) => a - b);
    look.troubles.sort((a, b) => a.atMs - b.atMs);
  }
  return looks;
}

/** The troubles of a family that stand: no finish since, the last of them still fresh, within half an hour of it. */
export function standingTroubles(look: FamilyLook, nowMs: number): ModelTrouble[] {
  const finishedMs = look.finishesMs.at(-1) ?? Number.NEGATIVE_INFINITY;
  const since = look.troubles.filter(({ atMs }) => atMs > finishedMs);
  const timeOf = ({ atMs, lasts }: ModelTrouble) => (lasts ? nowMs : atMs);
  const lastMs = Math.max(...since.map(timeOf));
  if (nowMs - lastMs > TROUBLE_WINDOW_MS) return [];
  return since.filter((trouble) => lastMs - timeOf(trouble) <= TROUBLE_WINDOW_MS);
}

const families = new WeakMap<JobRecord, { family: string | undefined }>();

/** The family of a job's model; remembered by the record, which never changes. */
export function jobFamily(job: JobRecord): string | undefined {
  const known = families.get(job);
  if (known !== undefined) return known.family;
  const family = familyOf({ model: job.kind?.model, endpoint: job.endpoint, provider: job.provider });
  families.set(job, { family });
  return family;
}

function addJob(looks: Map<string, FamilyLook>, family: string, job: JobRecord, state: State): void {
  const look = looks.get(family) ?? {
    family,
    jobs: 0,
    open: 0,
    slow: 0,
    troubles: [],
    finishesMs: [],
    full: undefined,
    onPage: false,
  };
  looks.set(family, look);
  const verdict = state.verdicts[`job:${job.id}`];
  look.jobs += 1;
  look.onPage ||= job.provider === 'web';
  if (job.state === 'done' && job.endedAtMs !== null) look.finishesMs.push(job.endedAtMs);
  const trouble = troubleOf(job, verdict);
  if (trouble !== undefined) look.troubles.push(trouble);
  if (!isOpen(job)) return;
  look.open += 1;
  if (verdict?.verdict === 'slow') look.slow += 1;
  const { statusMessage: text } = job;
  const isNews = verdict?.verdict !== 'unknown' && text !== undefined && saysNoCapacity(text);
  if (isNews && (look.full?.atMs ?? 0) < job.seenMs) look.full = { text, atMs: job.seenMs };
}

function troubleOf(job: JobRecord, verdict: State['verdicts'][string] | undefined): ModelTrouble | undefined {
  if (verdict?.verdict === 'stuck') return { kind: 'stuck', job: job.id, atMs: verdict.sinceMs, lasts: true };
  if (job.state !== 'failed' || job.endedAtMs === null) return undefined;
  const full = saysNoCapacity(job.error?.message) || saysNoCapacity(job.error?.code?.replaceAll('_', ' '));
  const word = verdict?.verdict;
  if (full && (word === 'failed-platform' || word === 'failed-limit' || word === 'failed'))
    return { kind: 'full', job: job.id, atMs: job.endedAtMs, lasts: false };
  return word === 'failed-platform' ? { kind: 'failed', job: job.id, atMs: job.endedAtMs, lasts: false } : undefined;
}
