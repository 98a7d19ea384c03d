import type { Alert } from '../../model/alert';
import type { Delivery } from '../../model/delivery';
import type { Effect } from '../../model/effect';
import type { EvidenceOf } from '../../model/evidence';
import { hookId } from '../../model/settings';
import { entryOf } from '../entryOf';
import type { State } from '../state';
import type { OutboxEntry } from './outboxEntry';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** The wait after each failure in a row; the last one repeats. */
const RETRY_MS = [MINUTE_MS / 2, 2 * MINUTE_MS, 8 * MINUTE_MS, 32 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS];
/** An alert that could not be delivered for so long is no news any more. */
const MAX_AGE_MS = 24 * HOUR_MS;
const MAX_WAITING_COUNT = 200;

type Post = Extract<Effect, { do: 'post' }>;

/**
 * Posts of these alerts to every webhook. A webhook that failed last is not tried again before its time: what comes for
 * it meanwhile waits, and goes in one post with the rest.
 */
export function postAlerts(state: State, key: string, alerts: readonly Alert[]): { state: State; effects: Effect[] } {
  const [alert, ...more] = alerts;
  if (alert === undefined) return { state, effects: [] };
  let outbox = state.alerts.outbox;
  const effects: Effect[] = [];
  for (const hook of hookIds(state)) {
    const entry = entryOf(outbox, hook);
    if (entry === undefined) effects.push({ do: 'post', key: `post:${key}:${hook}`, alert, more, hook });
    else outbox = { ...outbox, [hook]: { ...entry, alerts: [...entry.alerts, ...alerts].slice(-MAX_WAITING_COUNT) } };
  }
  return { state: { ...state, alerts: { ...state.alerts, outbox } }, effects };
}

/** Takes in how a post ended: what was not taken waits for the next try, unless the receiver will never take it. */
export function applyDelivery(state: State, evidence: EvidenceOf<'delivery'>, nowMs: number): State {
  const post = state.pending.find((effect): effect is Post => effect.do === 'post' && effect.key === evidence.key);
  if (post === undefined) return state;
  const { hook } = post;
  const { [hook]: known, ...others } = state.alerts.outbox;
  const { status } = evidence;
  const wallMs = nowMs - state.clockShiftMs;
  const withOutcome = (outbox: State['alerts']['outbox'], outcome: Delivery['outcome'], waiting: number): State => {
    const deliveries = { ...state.alerts.deliveries, [hook]: { outcome, status, atMs: wallMs, waiting } };
    return { ...state, alerts: { ...state.alerts, outbox, deliveries } };
  };
  if (status >= 200 && status < 300) {
    if (known === undefined || known.alerts.length === 0) return withOutcome(others, 'delivered', 0);
    // What came while the post was under way.
    const next: OutboxEntry = { ...known, attempts: 0, sinceMs: nowMs, notBeforeMs: nowMs };
    return withOutcome({ ...others, [hook]: next }, 'delivered', next.alerts.length);
  }
  if (!mayRecover(status)) return withOutcome(others, 'gone', 0);
  const alerts = [post.alert, ...post.more, ...(known?.alerts ?? [])].filter(({ atMs }) => wallMs - atMs < MAX_AGE_MS);
  const attempts = (known?.attempts ?? 0) + 1;
  const waitMs = RETRY_MS[Math.min(attempts, RETRY_MS.length) - 1] ?? 2 * HOUR_MS;
  const askedMs = Math.min((evidence.retryAfterSeconds ?? 0) * 1000, MAX_AGE_MS);
  const sinceMs = known?.sinceMs ?? nowMs;
  const notBeforeMs = nowMs + Math.max(waitMs, askedMs);
  if (alerts.length === 0 || notBeforeMs - sinceMs > MAX_AGE_MS) return withOutcome(others, 'given-up', 0);
  const entry = { alerts, attempts, sinceMs, notBeforeMs };
  return withOutcome({ ...others, [hook]: entry }, 'waiting', alerts.length);
}

/** The posts that fall due now: all that waits for a webhook goes in one. Off line nothing is tried. */
export function duePosts(state: State, nowMs: number): { state: State; effects: Effect[] } {
  const wanted = new Set(hookIds(state));
  const effects: Effect[] = [];
  let outbox = state.alerts.outbox;
  for (const [hook, entry] of Object.entries(outbox)) {
    const [alert, ...more] = entry.alerts;
    if (!wanted.has(hook)) {
      const { [hook]: _removed, ...others } = outbox;
      outbox = others;
    } else if (state.online && alert !== undefined && entry.notBeforeMs <= nowMs) {
      effects.push({ do: 'post', key: `post:again:${hook}:${entry.notBeforeMs}`, alert, more, hook });
      outbox = { ...outbox, [hook]: { ...entry, alerts: [] } };
    }
  }
  if (outbox === state.alerts.outbox) return { state, effects };
  return { state: { ...state, alerts: { ...state.alerts, outbox } }, effects };
}

/** When the next post falls due (engine's clock); infinite where none waits, or while off line. */
export function nextPostMs(state: State): number {
  if (!state.online) return Number.POSITIVE_INFINITY;
  const times = Object.values(state.alerts.outbox).map(({ alerts, notBeforeMs }) =>
    alerts.length > 0 ? notBeforeMs : Number.POSITIVE_INFINITY,
  );
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}

function hookIds(state: State): string[] {
  return [...new Set(state.settings.webhooks.filter(({ lost }) => lost !== true).map(hookId))];
}

/**
 * Whether the same post may be taken later: no answer, a timeout, too many requests, or a fault of the receiver's.
 * Slack answers 404, 410 and Discord 404 where the webhook was deleted (Slack "Incoming webhooks", error handling;
 * Discord "Webhook resource"; read 2026-11).
 */
function mayRecover(status: number): boolean {
  return status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;
}
