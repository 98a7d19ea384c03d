import { mayTellOf } from '../../knowledge/pikaSites';
import { type Carriage, carriedSince } from '../carriage';
import type { ClipCheck, JobRecord } from './record';

const MINUTE = 60_000;
/** Waits after a bad or fruitless look at a file, ms: files take a moment to reach every server of a CDN. */
const RETRY_MS = [30_000, MINUTE, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE];
/** A question that was never answered is asked again after this. */
const UNANSWERED_MS = 2 * MINUTE;
const LATELY_MS = 5 * MINUTE;
/** The reply that told of the end is itself a sign that nothing stood in the way at the first look. */
const JUST_NOW_MS = 15_000;
const BAD = new Set(['refused', 'empty', 'not-video', 'truncated']);

/** When the job's file is to be looked at next; null when there is no need. */
export function clipDueMs(job: JobRecord): number | null {
  if (job.state !== 'done' || job.history || job.videoUrl === undefined || job.linkAtMs === null) return null;
  // For another page nothing is asked elsewhere.
  if (job.home !== undefined && !mayTellOf(`https://${job.home}`, job.videoUrl)) return null;
  if (job.clipAskedMs === null) return job.linkAtMs;
  const last = job.clipChecks.at(-1);
  if (last === undefined || last.atMs < job.clipAskedMs) return job.clipAskedMs + UNANSWERED_MS;
  if (last.result === 'playable') return null;
  const wait = RETRY_MS[job.clipChecks.length - 1];
  return wait === undefined ? null : last.atMs + wait;
}

/**
 * Whether the file itself is bad: two looks in a row (three for a server that fails) in which the file's own host said
 * so, while the network carried other answers, so that it was no portal that answered.
 * A failed connection proves nothing, for or against.
 */
export function clipIsBad(job: JobRecord, carriage: Carriage): ClipCheck | undefined {
  const told = job.clipChecks.filter((check) => check.result !== 'unreachable');
  const last = told.at(-1);
  if (last === undefined || last.result === 'playable') return undefined;
  // The page's own player says so too: one look suffices, and it was no portal in our way alone.
  const erred = job.playerErredMs !== undefined && BAD.has(last.result);
  if (erred) return last;
  const needed = BAD.has(last.result) ? 2 : 3;
  const row = told.slice(-needed);
  const first = row[0];
  if (first === undefined || row.length < needed || row.some((check) => check.result === 'playable')) return undefined;
  // A portal answers every address with its own page, at once; a status such as 404, or half a film, it hardly ever gives.
  const byPortal = last.result === 'not-video';
  const ruledOutSince = byPortal ? first.atMs - JUST_NOW_MS : first.atMs - LATELY_MS;
  return carriedSince(carriage, ruledOutSince) ? last : undefined;
}
