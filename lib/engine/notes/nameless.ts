import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import type { JobSighting, SubmitSighting } from '../../model/job';
import { entryOf } from '../entryOf';
import { scopedId } from '../homes';
import { endStates, isNameless, type JobRecord, newJob } from '../jobs/record';
import { mayBeTaken } from '../jobs/unsure';
import type { State } from '../state';
import { noteCharge, noteJobAgain, renameCharge } from '../wallets';
import { bare } from './made';

type Reply = EvidenceOf<'reply'>;

/** The page may show a new job before the answer to its submit is there. */
const RACE_MS = 60_000;
/** A job without a prompt is taken for the submit's only this soon after it. */
const UNPROMPTED_MS = 5 * 60_000;
/** A film that is done when it is first seen is the submit's only if it was made this close to it. */
const CLOCKS_DIFFER_MS = 2 * 60_000;

/**
 * A submit was taken and its answer names no job: kept as `submit-<n>`, counting from 1, until a job shows that it is the
 * one. `before` is what was known ahead of the answer: the job may have been seen already.
 */
export function noteNamelessSubmit(
  before: State,
  state: State,
  reply: Reply,
  submit: SubmitSighting,
  nowMs: number,
): State {
  const n = state.submits.refused + 1;
  const home = homeOf(reply.origin);
  const id = scopedId(`submit-${n}`, home);
  if (id === undefined) return state;
  const job: JobRecord = {
    ...newJob({ id, state: 'waiting', kind: submit.kind }, 'web', nowMs),
    kind: submit.kind,
    costCredits: submit.costCredits,
    prompt: submit.prompt,
    submittedAtMs: nowMs,
    nameless: true,
    home,
    tabs: reply.tab === undefined ? [] : [reply.tab],
  };
  const { fingerprint, costCredits } = submit;
  const recent = fingerprint === undefined ? [] : [{ fingerprint, atMs: nowMs, job: id }];
  const next: State = {
    ...state,
    jobs: { ...state.jobs, [id]: job },
    submits: { refused: n, recent: [...state.submits.recent, ...recent].slice(-20) },
    wallets:
      home === undefined
        ? noteCharge(state.wallets, { job: id, wallet: 'create', costCredits, atMs: nowMs })
        : state.wallets,
  };
  return goOnAsEarly(before, next, job, RACE_MS, nowMs);
}

/** Goes on as the job that was seen ahead of the submit's own answer, at most `raceMs` ago, if there is one. */
export function goOnAsEarly(before: State, state: State, submit: JobRecord, raceMs: number, nowMs: number): State {
  const early = Object.values(before.jobs).find(
    (other) =>
      other.submittedAtMs === null &&
      other.home === submit.home &&
      !other.history &&
      nowMs - other.firstSeenMs < raceMs &&
      samePrompt(other, submit) === true,
  );
  return early === undefined ? state : goOnAs(state, submit, early.id);
}

/** Jobs that a reply shows for the first time may be those of submits that nobody named: these go on under their own ids. */
export function findNameless(before: State, after: State, reply: Reply, nowMs: number): State {
  let next = after;
  const home = homeOf(reply.origin);
  for (const sighting of reply.reading.jobs) {
    if (entryOf(before.jobs, sighting.id) !== undefined) continue;
    const waiting = Object.values(next.jobs).filter(
      (job) => (isNameless(job) || mayBeTaken(job, nowMs)) && job.home === home,
    );
    const found = waiting.find((job) => isJobOf(job, sighting, waiting.length === 1, reply, nowMs));
    if (found !== undefined) next = goOnAs(next, found, sighting.id);
  }
  return next;
}

function isJobOf(submit: JobRecord, seen: JobSighting, isOnly: boolean, reply: Reply, nowMs: number): boolean {
  const submittedAtMs = submit.submittedAtMs ?? nowMs;
  const isSame = samePrompt(submit, seen);
  if (endStates.has(seen.state)) {
    const madeMs = seen.createdAtMs === undefined ? Number.NaN : seen.createdAtMs;
    return isSame === true && madeMs >= submittedAtMs - CLOCKS_DIFFER_MS && madeMs <= nowMs + CLOCKS_DIFFER_MS;
  }
  if (isSame !== undefined) return isSame;
  // Over a socket any job of anybody may come.
  return isOnly && reply.channel === undefined && nowMs - submittedAtMs < UNPROMPTED_MS;
}

/** Whether two ask for the same; undefined where one does not say what it asks for. */
function samePrompt(one: { prompt?: string | undefined }, other: { prompt?: string | undefined }): boolean | undefined {
  return one.prompt === undefined || other.prompt === undefined ? undefined : bare(one.prompt) === bare(other.prompt);
}

function goOnAs(state: State, submit: JobRecord, id: string): State {
  const { [submit.id]: _, ...jobs } = state.jobs;
  const job = entryOf(jobs, id);
  if (job === undefined) return state;
  const kind = { ...submit.kind, ...job.kind };
  const found: JobRecord = {
    ...job,
    kind,
    costCredits: job.costCredits ?? submit.costCredits,
    prompt: job.prompt ?? submit.prompt,
    submittedAtMs: submit.submittedAtMs,
    // The page's own submit made it, so even an end that is seen first is news.
    history: false,
    track: { ...job.track, kind, submittedAtMs: job.track.submittedAtMs ?? submit.submittedAtMs },
  };
  const recent = state.submits.recent.map((item) => (item.job === submit.id ? { ...item, job: id } : item));
  return {
    ...state,
    jobs: { ...jobs, [id]: found },
    submits: { ...state.submits, recent },
    wallets: noteJobAgain(renameCharge(state.wallets, submit.id, id), id),
  };
}
