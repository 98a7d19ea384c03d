import { homeOf } from '../../knowledge/pikaSites';
import type { EvidenceOf } from '../../model/evidence';
import type { JobSighting, SubmitSighting } from '../../model/job';
import type { Refusal } from '../../model/reply';
import type { WalletId } from '../../model/wallet';
import { entryOf } from '../entryOf';
import { scopedId, scopeReply } from '../homes';
import { learnLink } from '../jobs/link';
import { noteSighting } from '../jobs/note';
import { endStates, isOpen, type JobRecord, newJob } from '../jobs/record';
import { isUnsure } from '../jobs/unsure';
import { noteOwnPoll, noteRepeat } from '../polls/note';
import { doubtByBalance } from '../polls/proof';
import { namesJob } from '../polls/same';
import type { State } from '../state';
import { noteBalance, noteCharge } from '../wallets';
import { frontFor, switchAccount } from '../wallets/accounts';
import { walletOf } from '../wallets/walletOf';
import { noteElsewhere } from './elsewhere';
import { learnEnd, unlearnEnd } from './ends';
import { underGeneration } from './generation';
import { madeBy } from './made';
import { findNameless, goOnAsEarly, noteNamelessSubmit } from './nameless';
import { learnOwners, ownJobs } from './socket';
import { noteTraffic } from './traffic';
import { noteUnsure } from './unsure';

type Reply = EvidenceOf<'reply'>;

/** What was sent within this of going off line may have left. */
const WENT_OFF_MS = 5000;
/** A gateway waits so long before it answers in the server's place: the job may be listed by then. */
const GATEWAY_WAIT_MS = 3 * 60_000;

/** One reply of Pika, whoever asked for it. */
export function noteReply(state: State, told: Reply, nowMs: number): State {
  const home = homeOf(told.origin);
  const reply = underGeneration(state, ownJobs(state, scopeReply(told)));
  if (reply.channel !== undefined && reply.reading.jobs.length === 0) return state;
  // How another page's host fares says nothing of Pika.
  let next = home === undefined ? noteTraffic(state, reply, nowMs) : state;
  next = notePage(next, reply);
  next = reply.via === 'page' ? noteOwnPoll(next, reply, nowMs) : noteRepeat(next, reply, nowMs);
  if (home === undefined) next = doubtByBalance(next, reply, nowMs);
  // What another page tells of an account is none of the wallets that we know.
  if (home === undefined) next = noteAccount(next, reply.reading.account);
  for (const balance of home === undefined ? reply.reading.balances : []) {
    const { wallets, away } = frontFor({ wallets: next.wallets, away: next.walletsAway }, balance);
    next = { ...next, wallets: noteBalance(wallets, balance, nowMs), walletsAway: away };
  }
  for (const sighting of reply.reading.jobs) next = noteJob(next, sighting, home, nowMs, reply.tab);
  if (home === undefined) next = noteElsewhere(state, next, reply, nowMs);
  next = learnOwners(findNameless(state, next, reply, nowMs), reply);
  if (home === undefined) next = noteUnsure(state, next, reply, nowMs);
  if (reply.submit !== undefined) return learnOwners(noteSubmit(state, next, reply, reply.submit, nowMs), reply);
  if (reply.reading.refusal !== undefined) return noteRefusedQuestion(next, reply, reply.reading.refusal, nowMs);
  return noteMissing(next, reply, nowMs);
}

/** Another account is signed in: its Create credits are shown from now on. */
function noteAccount(state: State, account: string | undefined): State {
  const purses = { wallets: state.wallets, away: state.walletsAway };
  const { wallets, away } = switchAccount(purses, 'create', account, 'credits');
  return wallets === state.wallets ? state : { ...state, wallets, walletsAway: away };
}

function noteJob(state: State, sighting: JobSighting, home: string | undefined, nowMs: number, tab?: number): State {
  const known = entryOf(state.jobs, sighting.id);
  const before = known ?? { ...newJob(sighting, 'web', nowMs), home };
  const seen = noteSighting(before, sighting, nowMs, tab);
  const after = state.tabs[String(tab)] === undefined ? seen : { ...seen, heardInTabMs: nowMs };
  const next = learnLink({ ...state, jobs: { ...state.jobs, [sighting.id]: after } }, before, after);
  if (!isOpen(before) && isOpen(after)) return unlearnEnd(next, before, after);
  return endStates.has(before.state) || after.history ? next : learnEnd(next, after, nowMs);
}

function notePage(state: State, reply: Reply): State {
  const tab = reply.tab === undefined ? undefined : state.tabs[reply.tab];
  if (tab === undefined || reply.via !== 'page' || reply.status === 0) return state;
  const { jobs, jobList, balances, refusal } = reply.reading;
  const recognised = tab.recognised || jobs.length > 0 || jobList || balances.length > 0;
  // An error, or word that nobody is signed in, is no data that could not be read.
  const data = reply.status >= 200 && reply.status < 300 && refusal?.kind !== 'signed-out';
  const record = { ...tab, dataReplies: tab.dataReplies + (data ? 1 : 0), recognised };
  return { ...state, tabs: { ...state.tabs, [String(reply.tab)]: record } };
}

function noteSubmit(before: State, state: State, reply: Reply, submit: SubmitSighting, nowMs: number): State {
  const { refusal, jobs } = reply.reading;
  if (jobs.length === 0) {
    if (submit.nameless === true) return noteNamelessSubmit(before, state, reply, submit, nowMs);
    if (reply.status === 0 && !isOrdered(state, submit, nowMs)) return state;
    if (reply.status !== 0 && refusal === undefined && reply.status < 400) return state;
    return noteRefusedSubmit(before, state, reply, submit, nowMs);
  }
  const made = madeBy(before, submit, jobs, nowMs);
  const first = made[0];
  if (first === undefined) return state;
  const twin = findTwin(state, submit, first.id);
  const next = { ...state, jobs: { ...state.jobs } };
  for (const sighting of made) {
    const job = entryOf(next.jobs, sighting.id);
    if (job === undefined) continue;
    const mine: JobRecord = {
      ...job,
      kind: { ...submit.kind, ...job.kind },
      costCredits: job.costCredits ?? submit.costCredits,
      prompt: job.prompt ?? submit.prompt,
      submittedAtMs: job.submittedAtMs ?? nowMs,
      // The page's own submit made it, so even an end in the first reply is news.
      history: false,
      track: { ...job.track, kind: { ...submit.kind, ...job.kind }, submittedAtMs: job.track.submittedAtMs ?? nowMs },
    };
    if (twin !== undefined) mine.twin = twin;
    next.jobs[sighting.id] = mine;
  }
  const other = twin === undefined ? undefined : entryOf(next.jobs, twin);
  if (other !== undefined) next.jobs[other.id] = { ...other, twin: first.id };
  if (homeOf(reply.origin) === undefined)
    next.wallets = noteCharge(next.wallets, chargeOf(first.id, submit, walletOf(reply.host), nowMs));
  if (submit.fingerprint !== undefined) {
    const recent = [...next.submits.recent, { fingerprint: submit.fingerprint, atMs: nowMs, job: first.id }].slice(-20);
    next.submits = { ...next.submits, recent };
  }
  return next;
}

function chargeOf(job: string, submit: SubmitSighting, wallet: WalletId, atMs: number) {
  const charge = { job, wallet, atMs };
  // What a submit to an API names is no count of its dollars.
  return submit.costCredits === undefined || wallet === 'api' ? charge : { ...charge, costCredits: submit.costCredits };
}

/** An identical submit whose job is not over: it is charged again (charged at submit). */
function findTwin(state: State, submit: SubmitSighting, id: string): string | undefined {
  if (submit.fingerprint === undefined) return undefined;
  return state.submits.recent.find((earlier) => {
    const job = entryOf(state.jobs, earlier.job);
    return earlier.fingerprint === submit.fingerprint && earlier.job !== id && job !== undefined && isOpen(job);
  })?.job;
}

/** A submit that was cut off may have arrived; off line nothing does. Only what is an order by all its signs counts. */
function isOrdered({ online, onlineSinceMs }: State, { prompt, costCredits }: SubmitSighting, nowMs: number): boolean {
  return (online || nowMs - onlineSinceMs < WENT_OFF_MS) && (prompt !== undefined || costCredits !== undefined);
}

/** A submit that was turned down has no id of Pika's: `submit-<n>`, counting from 1. */
function noteRefusedSubmit(before: State, state: State, reply: Reply, submit: SubmitSighting, nowMs: number): State {
  const n = state.submits.refused + 1;
  const home = homeOf(reply.origin);
  const id = scopedId(`submit-${n}`, home);
  if (id === undefined) return state;
  const sighting: JobSighting = { id, state: 'failed', kind: submit.kind };
  const job: JobRecord = {
    ...noteSighting(newJob(sighting, 'web', nowMs), sighting, nowMs, reply.tab),
    home,
    history: false,
    submittedAtMs: nowMs,
    // A login page in the answer's place is a lost session, whatever its status.
    refusedSubmit: reply.reading.refusal?.kind === 'signed-out' ? 401 : reply.status,
    costCredits: submit.costCredits,
    prompt: submit.prompt,
    error: reply.reading.refusal?.error,
  };
  const next = { ...state, jobs: { ...state.jobs, [id]: job }, submits: { ...state.submits, refused: n } };
  return isUnsure(job) ? goOnAsEarly(before, next, job, GATEWAY_WAIT_MS, nowMs) : next;
}

/** A question that was refused says nothing of the job; it only takes the job out of sight. */
function noteRefusedQuestion(state: State, reply: Reply, refusal: Refusal, nowMs: number): State {
  if (refusal.kind !== 'signed-out') return state;
  const jobs = { ...state.jobs };
  for (const job of Object.values(state.jobs)) {
    if (job.provider !== 'web' || job.home !== homeOf(reply.origin)) continue;
    if (!isOpen(job) || !concerns(state, reply, job)) continue;
    jobs[job.id] = { ...job, refusal: { kind: refusal.kind, atMs: nowMs, status: reply.status } };
  }
  return { ...state, jobs };
}

/** Another question of a page whose question about its jobs is known says nothing of them. */
function concerns(state: State, reply: Reply, job: JobRecord): boolean {
  if (reply.poll !== undefined && reply.poll.jobIds.length > 0) return reply.poll.jobIds.includes(job.id);
  if (reply.tab === undefined) return true;
  const aside =
    reply.via === 'page' && reply.poll === undefined && state.tabs[String(reply.tab)]?.asksAboutJobs === true;
  return job.tabs.includes(reply.tab) && !aside;
}

/**
 * The answer to a question that names a job leaves it out: it may be gone. A list may come without it for many reasons, but a job
 * that stood in a word that nobody knows, and leaves the list that told of it, has ended.
 */
function noteMissing(state: State, reply: Reply, nowMs: number): State {
  if (reply.poll === undefined || !reply.reading.jobList || reply.status !== 200) return state;
  const told = new Set(reply.reading.jobs.map((job) => job.id));
  let next = state;
  const left = reply.tab === undefined ? [] : Object.values(state.jobs).filter((job) => hasLeft(job, reply));
  for (const id of new Set([...reply.poll.jobIds, ...left.map((job) => job.id)])) {
    const job = entryOf(state.jobs, id);
    if (job === undefined || told.has(id) || !isOpen(job)) continue;
    if (!namesJob(reply.poll, id) && !left.includes(job)) continue;
    const after = { ...job, missing: job.missing + 1 };
    next = { ...next, jobs: { ...next.jobs, [id]: after } };
    if (!isOpen(after)) next = learnEnd(next, after, nowMs);
  }
  return next;
}

/** It stands in an unknown word, and the list in which its tab was told of it lately comes without it. */
function hasLeft(job: JobRecord, { tab, reading, poll, origin }: Reply): boolean {
  return (
    job.state === 'unknown' &&
    job.statusWord !== undefined &&
    job.provider === 'web' &&
    job.home === homeOf(origin) &&
    tab !== undefined &&
    job.tabs.includes(tab) &&
    poll !== undefined &&
    // A question for other jobs by name says nothing of this one.
    !reading.jobs.some(({ id }) => namesJob(poll, id))
  );
}
