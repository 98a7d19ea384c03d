import { evidenceGroup } from '../../knowledge/services/lookup';
import { apiProbe } from '../../knowledge/services/monitors';
import type { Question } from '../../model/effect';
import type { Settings } from '../../model/settings';
import { entryOf } from '../entryOf';
import { counted, freeAgainMs, leavesRoom } from './budget';
import { draws } from './draws';
import { namedServices } from './judge';
import { activeIntervalMs, idleIntervalMs, MOST_PER_HOUR, varied, type Wanted, wantedSources } from './pace';
import { newSource, probeSource, type ServicesState, type SourceState } from './state';

const HOUR_MS = 3600_000;
const IN_FLIGHT_MS = 60_000;
/** Alarms come late by up to a minute; what is later than this was missed. */
const GRACE_MS = 90_000;
/** A reading younger than this is fresh enough for somebody who looks: of the shared source, and of Pika's others. */
const FRESH_MS = { shared: 5 * 60_000, pika: 10 * 60_000 };
const CONFIRM_MS = { from: 30_000, spread: 10_000 };
/** After an absence of the network, questions of active users spread over this time. */
const COME_BACK_MS = 10 * 60_000;
/** Monitors cache for a minute: the same source is not worth asking again sooner. */
const SAME_SOURCE_MS = 60_000;
const LONGEST_BACKOFF_MS = HOUR_MS;

export interface Activity {
  online: boolean;
  jobOpen: boolean;
  popupOpen: boolean;
  pikaTabOpen: boolean;
}

interface Plan {
  wanted: Wanted;
  source: SourceState;
  intervalMs: number;
}

/** The time after `nowMs` at which a clock that struck at `dueMs` strikes again: a missed turn keeps its phase. */
function nextTurn(dueMs: number, intervalMs: number, nowMs: number): number {
  return dueMs >= nowMs ? dueMs : dueMs + Math.ceil((nowMs - dueMs) / intervalMs) * intervalMs;
}

/**
 * Decorrelated jitter: pause = min(cap, uniform(base, 3 x previous pause)). AWS Architecture Blog, "Exponential Backoff
 * And Jitter", 2015.
 */
function backoffMs(intervalMs: number, previousMs: number, draw: number): number {
  const high = Math.max(intervalMs, 3 * Math.max(previousMs, intervalMs));
  return Math.min(Math.max(LONGEST_BACKOFF_MS, intervalMs), intervalMs + (high - intervalMs) * draw);
}

function isInFlight(source: SourceState, nowMs: number): boolean {
  const { askedMs, answeredMs } = source;
  return askedMs !== null && (answeredMs === null || answeredMs < askedMs) && nowMs - askedMs < IN_FLIGHT_MS;
}

/** After a failure the next turn moves out, once per failure. */
function backedOff(plan: Plan, draw: number): Plan {
  const { source, intervalMs } = plan;
  const { askedMs, answeredMs } = source;
  if (source.failures === 0 || askedMs === null || answeredMs === null || answeredMs < askedMs) return plan;
  if (source.backoffMs > 0 && source.dueMs !== null && source.dueMs >= askedMs + source.backoffMs) return plan;
  const pause = backoffMs(intervalMs, source.backoffMs, draw);
  return { ...plan, source: { ...source, backoffMs: pause, dueMs: Math.max(source.dueMs ?? 0, askedMs + pause) } };
}

/**
 * When an idle user's source is due: at turns of its own phase. A turn that was missed, off line or asleep, is left out
 * and the next one kept, so that users who come back together do not ask together.
 */
function idleDue(plan: Plan, cameBack: boolean, nowMs: number, draw: number): number {
  const { source, intervalMs } = plan;
  if (source.dueMs === null) return nowMs + intervalMs * draw;
  const grown = source.intervalMs > 0 && source.intervalMs < intervalMs ? intervalMs - source.intervalMs : 0;
  const shrunk = source.intervalMs > intervalMs && source.failures === 0;
  if (shrunk) return Math.min(source.dueMs, nowMs + intervalMs * draw);
  const due = source.dueMs + grown * draw;
  return nowMs - due > (cameBack ? 0 : GRACE_MS) ? nextTurn(due, varied(intervalMs, draw), nowMs) : due;
}

/** When an active user's source is due: at once where its reading is old, soon where a whole region is back on line. */
function activeDue(plan: Plan, popupOpen: boolean, cameBack: boolean, nowMs: number, draw: number): number {
  const { source, intervalMs } = plan;
  if (cameBack && !popupOpen) return Math.max(source.dueMs ?? nowMs, nowMs + Math.min(intervalMs, COME_BACK_MS) * draw);
  // What is rare is in no hurry, not even at first.
  if (plan.wanted.rare === true) return source.dueMs ?? nowMs + intervalMs * draw;
  if (source.askedMs === null) return nowMs;
  const due = Math.min(source.dueMs ?? nowMs, source.askedMs + intervalMs);
  if (source.failures > 0) return Math.max(source.dueMs ?? nowMs, nowMs);
  return popupOpen ? Math.min(due, source.askedMs + freshMs(plan.wanted)) : due;
}

/** A page of ours may stay open for hours: what says nothing of Pika must not use up the budget meanwhile. */
function freshMs({ shared, services, rare }: Wanted): number {
  if (rare === true) return Number.POSITIVE_INFINITY;
  if (shared) return FRESH_MS.shared;
  return services.includes('pika') ? FRESH_MS.pika : Number.POSITIVE_INFINITY;
}

/** The source that a second look should come from: another group if there is one, else the same, after its cache. */
function confirmWith(plans: readonly Plan[], state: ServicesState): string | undefined {
  const { confirm } = state;
  if (confirm === null) return undefined;
  const able = plans.filter(({ wanted }) => wanted.services.includes(confirm.service) && wanted.rare !== true);
  const avoided = new Set(confirm.avoid.map((id) => evidenceGroup(id, confirm.service)));
  const other = able.filter((plan) => !confirm.avoid.includes(plan.wanted.id) && plan.source.failures === 0);
  const independent = other.filter((plan) => !avoided.has(evidenceGroup(plan.wanted.id, confirm.service)));
  return (independent[0] ?? other[0] ?? able[0])?.wanted.id;
}

function questionFor(source: SourceState, id: string): Question {
  if (id.startsWith('probe:')) return { about: 'probe', target: id.slice('probe:'.length) };
  const question: Question = { about: 'feed', feed: id };
  if (source.etag !== null) question.etag = source.etag;
  if (source.lastModified !== null) question.lastModified = source.lastModified;
  return question;
}

function planAll(state: ServicesState, all: readonly Wanted[], active: boolean): Plan[] {
  const trouble = state.confirm !== null || (state.judged.pika?.open ?? false);
  return all.map((wanted) => {
    const source = entryOf(state.sources, wanted.id) ?? newSource();
    const intervalMs = active
      ? activeIntervalMs(wanted, source.ease, trouble && wanted.services.includes('pika'))
      : idleIntervalMs(wanted, all);
    return { wanted, source, intervalMs };
  });
}

/** A first bad look brings the second one forward, once. */
function withSecondLook(state: ServicesState, plans: readonly Plan[], draw: number): Plan[] {
  const { confirm } = state;
  const second = confirm === null || confirm.asked ? undefined : confirmWith(plans, state);
  if (confirm === null || second === undefined) return [...plans];
  const wait = confirm.avoid.includes(second) ? SAME_SOURCE_MS : CONFIRM_MS.from + CONFIRM_MS.spread * draw;
  return plans.map((plan) => {
    if (plan.wanted.id !== second) return plan;
    const earliest = Math.max(confirm.sinceMs + wait, plan.source.notBeforeMs);
    return { ...plan, source: { ...plan.source, dueMs: Math.min(plan.source.dueMs ?? earliest, earliest) } };
  });
}

function timed(plan: Plan, activity: Activity, cameBack: boolean, nowMs: number, draw: () => number): Plan {
  const moved = backedOff(plan, draw());
  const due = isActive(activity)
    ? activeDue(moved, activity.popupOpen, cameBack, nowMs, draw())
    : idleDue(moved, cameBack, nowMs, draw());
  const { notBeforeMs } = moved.source;
  const dueMs = notBeforeMs > due ? nextTurn(due, varied(plan.intervalMs, draw()), notBeforeMs) : due;
  return { ...moved, source: { ...moved.source, dueMs, intervalMs: plan.intervalMs } };
}

function isActive(activity: Activity): boolean {
  return activity.jobOpen || activity.popupOpen;
}

/**
 * Which feeds and probes are due. An idle user (no job open, popup shut) asks at a steady rhythm with a phase of his
 * own, whatever happens; an active user asks more often, and looks twice, soon and elsewhere, when something looks bad.
 */
export function serviceQuestions(
  state: ServicesState,
  activity: Activity,
  settings: Settings,
  nowMs: number,
  random: number,
): { state: ServicesState; questions: { key: string; question: Question }[]; nextDueMs: number | null } {
  const asked = counted(state.asked, nowMs);
  if (!activity.online) return { state: { ...state, asked, offline: true }, questions: [], nextDueMs: null };
  const draw = draws(random);
  const active = isActive(activity);
  const most = active ? MOST_PER_HOUR.active : MOST_PER_HOUR.idle;
  const all = wantedSources(namedServices(settings), state.sources);
  const plans = planAll(state, all, active).map((plan) => timed(plan, activity, state.offline, nowMs, draw));
  const looksTwice = active || activity.pikaTabOpen;
  const final = looksTwice ? withSecondLook(state, plans, draw()) : plans;
  const rareMs = final
    .flatMap(({ wanted, source }) => (wanted.shared ? [] : Math.max(nowMs, source.dueMs ?? nowMs)))
    .sort((a, b) => a - b);
  const sources: Record<string, SourceState> = {};
  const questions: { key: string; question: Question }[] = [];
  for (const { wanted, source, intervalMs } of final.sort((a, b) => (a.source.dueMs ?? 0) - (b.source.dueMs ?? 0))) {
    const dueMs = source.dueMs ?? nowMs;
    sources[wanted.id] = source;
    if (dueMs > nowMs || isInFlight(source, nowMs)) continue;
    if (!leavesRoom(asked, wanted.shared && !active ? rareMs : [], nowMs, most)) {
      sources[wanted.id] = { ...source, dueMs: freeAgainMs(asked, nowMs, most) };
      continue;
    }
    questions.push({ key: `status:${wanted.id}@${nowMs}`, question: questionFor(source, wanted.id) });
    asked.push(nowMs);
    const fromMs = active ? nowMs : dueMs;
    sources[wanted.id] = { ...source, askedMs: nowMs, dueMs: fromMs + varied(intervalMs, draw()) };
  }
  const confirm = looksTwice && state.confirm !== null ? { ...state.confirm, asked: true } : state.confirm;
  const dues = Object.values(sources).flatMap((source) => source.dueMs ?? []);
  const nextDueMs = dues.length > 0 ? Math.max(nowMs + 1000, Math.min(...dues)) : null;
  return { state: { ...state, sources, asked, confirm, offline: false }, questions, nextDueMs };
}

/** The user wants fresh readings: every source is due now that was last asked longer ago than this (a minute at least). */
export function refreshServices(state: ServicesState, nowMs: number, olderThanMs = SAME_SOURCE_MS): ServicesState {
  const sources = Object.entries(state.sources).map(([id, source]) => {
    // What is rare stays rare.
    if (id === probeSource(apiProbe)) return [id, source] as const;
    const recent = source.askedMs !== null && nowMs - source.askedMs < Math.max(SAME_SOURCE_MS, olderThanMs);
    return [id, recent ? source : { ...source, dueMs: nowMs, failures: 0, backoffMs: 0 }] as const;
  });
  return { ...state, sources: Object.fromEntries(sources) };
}
