import type { Effect, Question } from '../../model/effect';
import { entryOf } from '../entryOf';
import { clipDueMs } from '../jobs/clips';
import { liveJobs } from '../jobs/live';
import { isOpen } from '../jobs/record';
import { isLookedAt } from '../notes/page';
import { balanceQuestions } from '../polls/balances';
import { repeats } from '../polls/repeat';
import { questionKey } from '../polls/same';
import { watchKey, watchQuestions } from '../polls/watches';
import { countAsked, idleRoomMs, serviceQuestions } from '../services';
import type { State } from '../state';

interface Due {
  key: string;
  dueMs: number;
  question: Question;
}

/** What is to be asked now, and when the next question falls due (engine's clock). */
export function askQuestions(
  state: State,
  nowMs: number,
  random: number,
): { state: State; effects: Effect[]; nextDueMs: number } {
  const pending = new Set(state.pending.map((effect) => effect.key));
  const effects: Effect[] = [];
  let next = state;
  let nextDueMs = Number.POSITIVE_INFINITY;
  const now = activity(state, nowMs);
  const idle = !now.jobOpen && !now.popupOpen;
  for (const { key, dueMs, question } of ownDues(state, nowMs, random)) {
    if (pending.has(key)) continue;
    if (dueMs > nowMs) {
      nextDueMs = Math.min(nextDueMs, dueMs);
      continue;
    }
    // An idle user's balances and services are asked for out of one budget.
    if (question.about === 'balance' && idle) {
      const freeMs = idleRoomMs(next.services, nowMs);
      if (freeMs > nowMs) {
        nextDueMs = Math.min(nextDueMs, freeMs);
        continue;
      }
      next = { ...next, services: countAsked(next.services, nowMs) };
    }
    effects.push({ do: 'ask', key, question });
    next = noteAsked(next, question, nowMs);
  }
  const services = serviceQuestions(next.services, now, next.settings, nowMs, random);
  for (const { key, question } of services.questions) {
    if (!pending.has(key)) effects.push({ do: 'ask', key, question });
  }
  return {
    state: { ...next, services: services.state },
    effects,
    nextDueMs: Math.min(nextDueMs, services.nextDueMs ?? Number.POSITIVE_INFINITY),
  };
}

function ownDues(state: State, nowMs: number, random: number): Due[] {
  return [
    ...repeats(state, nowMs),
    ...watchQuestions(state, nowMs, random),
    ...balanceQuestions(state, nowMs),
    ...clipDues(state, nowMs),
  ];
}

function clipDues(state: State, nowMs: number): Due[] {
  if (!state.online) return [];
  return liveJobs(state, nowMs).flatMap((job) => {
    const dueMs = clipDueMs(job);
    if (dueMs === null || job.videoUrl === undefined) return [];
    return [
      {
        key: `ask:clip:${job.id}`,
        dueMs,
        question: { about: 'clip' as const, provider: job.provider, job: job.id, url: job.videoUrl },
      },
    ];
  });
}

function noteAsked(state: State, question: Question, nowMs: number): State {
  if (question.about === 'poll' || question.about === 'poll-in-page') {
    const polls = { ...state.polls };
    const same = questionKey(question.request);
    for (const [key, poll] of Object.entries(polls)) {
      if (questionKey(poll.request) === same) polls[key] = { ...poll, askedMs: nowMs };
    }
    return { ...state, polls };
  }
  if (question.about === 'clip') {
    const job = entryOf(state.jobs, question.job);
    return job === undefined ? state : { ...state, jobs: { ...state.jobs, [job.id]: { ...job, clipAskedMs: nowMs } } };
  }
  if (question.about === 'balance') {
    return { ...state, balancesAskedMs: { ...state.balancesAskedMs, [question.provider]: nowMs } };
  }
  if (question.about !== 'provider') return state;
  const key = watchKey(question.id);
  const watch = state.watches[key];
  return watch === undefined ? state : { ...state, watches: { ...state.watches, [key]: { ...watch, askedMs: nowMs } } };
}

function activity(state: State, nowMs: number) {
  return {
    online: state.online,
    jobOpen: liveJobs(state, nowMs).some((job) => isOpen(job) && job.track.looks > 0),
    popupOpen: isLookedAt(state, nowMs),
    pikaTabOpen: Object.values(state.tabs).some((tab) => tab.visible),
  };
}
