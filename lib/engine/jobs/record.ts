import * as z from 'zod/mini';
import {
  type JobSighting,
  jobErrorSchema,
  jobIdSchema,
  jobKindSchema,
  jobStateSchema,
  type ProviderId,
  providerIdSchema,
} from '../../model/job';
import { jobTrackSchema, startTrack } from '../waits/track';
import { isAskedFor } from './unsure';

/** One look at a finished job's file. */
export const clipCheckSchema = z.object({ atMs: z.number(), result: z.string(), status: z.int() });
export type ClipCheck = z.infer<typeof clipCheckSchema>;

/** All that is kept of one job. Times are in the engine's clock. */
export const jobRecordSchema = z.object({
  id: jobIdSchema,
  provider: providerIdSchema,
  /** The page under Pika's domains that told of it, by its host, where that is none of Pika's own apps. */
  home: z.optional(z.string()),
  /** For a job followed with a key: the endpoint that the user named. */
  endpoint: z.optional(z.string()),
  state: jobStateSchema,
  statusWord: z.optional(z.string()),
  progress: z.optional(z.number()),
  queuePosition: z.optional(z.number()),
  prompt: z.optional(z.string()),
  /** What the server last said of the job while it was not over. */
  statusMessage: z.optional(z.string()),
  kind: z.optional(jobKindSchema),
  costCredits: z.optional(z.number()),
  videoUrl: z.optional(z.string()),
  posterUrl: z.optional(z.string()),
  videoIds: z.array(jobIdSchema),
  error: z.optional(jobErrorSchema),
  /** HTTP status of a submit that was turned down, or may have been; 0 where it was cut off. */
  refusedSubmit: z.optional(z.int()),
  /** Such a submit was charged: it was taken. */
  charged: z.optional(z.boolean()),
  /** A submit that was taken by an answer without any id: no job of Pika's is known for it yet. */
  nameless: z.optional(z.boolean()),
  /** The page's own submit made it, at this time. */
  submittedAtMs: z.nullable(z.number()),
  /** An identical submit, made while the other's job was not over. */
  twin: z.optional(jobIdSchema),
  firstSeenMs: z.number(),
  /** Last fresh evidence. */
  seenMs: z.number(),
  /** It was in an end state when it was first seen: a verdict, no alert, no check of its file. */
  history: z.boolean(),
  endedAtMs: z.nullable(z.number()),
  /** When its file's address was first told. */
  linkAtMs: z.nullable(z.number()),
  /** Tabs whose replies told of it. */
  tabs: z.array(z.int()),
  /** When an open page's reply last told of it. */
  heardInTabMs: z.optional(z.number()),
  /** What each tab shows of it. */
  views: z.record(z.string(), z.object({ shown: z.enum(['finished', 'in-progress', 'not-shown']), atMs: z.number() })),
  /** Some page has shown it finished. */
  shownFinished: z.boolean(),
  /** Its card's figure, where the page shows what no reply tells: taken at that time, the last reply before it at this. */
  card: z.optional(z.object({ atMs: z.number(), repliedMs: z.number(), figure: z.optional(z.number()) })),
  /** When the page's own player was first seen to err on its film. */
  playerErredMs: z.optional(z.number()),
  clipChecks: z.array(clipCheckSchema),
  /** When its file was last asked for, answered or not. */
  clipAskedMs: z.nullable(z.number()),
  /** The last question about it was refused: nobody is signed in (or the key is dead), or the server said no. */
  refusal: z.optional(
    z.object({ kind: z.string(), atMs: z.number(), status: z.int(), error: z.optional(jobErrorSchema) }),
  ),
  /** Questions that named it and were answered without it, in a row. */
  missing: z.int(),
  track: jobTrackSchema,
  /** The first look since its end that showed it not over; none where an end was told again. */
  afterEnd: z.optional(
    z.object({
      atMs: z.number(),
      state: jobStateSchema,
      progress: z.optional(z.number()),
      queuePosition: z.optional(z.number()),
    }),
  ),
  /** How often it was seen to go on after an end. */
  reopened: z.optional(z.int()),
});
export type JobRecord = z.infer<typeof jobRecordSchema>;

export const endStates: ReadonlySet<JobSighting['state']> = new Set(['done', 'failed', 'cancelled']);

/** Not over, as far as anybody knows. */
export function isOpen(job: JobRecord): boolean {
  return !endStates.has(job.state) && job.missing < 2;
}

/** Whether a job stands for a submit that was taken by an answer without any id. */
export function isNameless(job: JobRecord): boolean {
  return job.nameless === true && isOpen(job);
}

/** For how long after its end answers without its address are taken; and how long an answer is waited for at all. */
const LINK_PATIENCE_MS = 60 * 60_000;
const NEWS_AT_MOST_MS = 48 * 3_600_000;

/**
 * News of it is wanted: it is not over, or its video's address has yet to come. Time in which nothing could be heard (sleep,
 * a closed browser) does not use the patience up.
 */
export function awaitsNews(job: JobRecord, nowMs: number): boolean {
  if (isOpen(job) || isAskedFor(job, nowMs)) return true;
  const linkless = job.state === 'done' && job.videoUrl === undefined && !job.history && !job.shownFinished;
  const endedMs = job.endedAtMs ?? nowMs;
  return linkless && job.seenMs - endedMs < LINK_PATIENCE_MS && nowMs - endedMs < NEWS_AT_MOST_MS;
}

export function newJob(sighting: JobSighting, provider: ProviderId, nowMs: number): JobRecord {
  return {
    id: sighting.id,
    provider,
    state: sighting.state,
    videoIds: [],
    submittedAtMs: null,
    firstSeenMs: nowMs,
    seenMs: nowMs,
    history: endStates.has(sighting.state),
    endedAtMs: null,
    linkAtMs: null,
    tabs: [],
    views: {},
    shownFinished: false,
    clipChecks: [],
    clipAskedMs: null,
    missing: 0,
    track: startTrack({ kind: sighting.kind ?? {}, provider, submittedAtMs: null, nowMs }),
  };
}
