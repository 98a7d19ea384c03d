import { type Alert, type Channel, notificationId } from '../../model/alert';
import type { Effect } from '../../model/effect';
import type { State } from '../state';
import type { Candidate } from './candidate';
import { postAlerts } from './outbox';
import { isQuiet } from './quiet';
import { renew } from './renew';
import type { Times } from './times';
import { CROWD_WAIT_MS, comesInCrowds, isCrowded, TOGETHER_FROM_COUNT } from './together';

const KEPT_ALERTS = 50;
const KEPT_HELD = 200;
const KEPT_CAUSES = 500;

/**
 * Tells each candidate once per cause. In quiet hours and pauses it is held back, and what there still is to tell of it
 * is told afterwards.
 */
export function giveAlerts(
  state: State,
  candidates: readonly Candidate[],
  times: Times,
): { state: State; effects: Effect[] } {
  const { wallMs, nowMs, timeZone } = times;
  const quiet = isQuiet(state.settings, wallMs, timeZone);
  const due = quiet ? [] : state.alerts.held.filter(({ untilMs }) => (untilMs ?? 0) <= nowMs);
  if (candidates.length === 0 && due.length === 0) return { state, effects: [] };
  const told = { ...state.alerts.told };
  let held = state.alerts.held.filter((one) => !due.includes(one));
  const now: Candidate[] = [];
  const isWanted = ({ alert }: Candidate) => state.settings.alerts[alert] !== false;
  const renewed = new Map<string, Candidate>();
  const heldCauses = new Set(due.map(({ cause }) => cause));
  for (const one of due) {
    const candidate = renew(state, one, times);
    if (candidate === undefined || !isWanted(candidate)) continue;
    // Told before the quiet began, and the same still.
    if (told[candidate.cause] !== undefined && !heldCauses.has(candidate.cause)) continue;
    renewed.set(`${candidate.alert}:${candidate.subject}`, candidate);
  }
  for (const candidate of renewed.values()) {
    told[candidate.cause] = wallMs;
    now.push(candidate);
  }
  for (const candidate of candidates) {
    if (told[candidate.cause] !== undefined || !isWanted(candidate)) continue;
    told[candidate.cause] = wallMs;
    const { cause, verdict, alert } = candidate;
    const isOneOfMany = comesInCrowds(alert) && isCrowded(state.alerts.given, alert, wallMs);
    if (!quiet && !isOneOfMany) {
      now.push(candidate);
      continue;
    }
    const waits = held.find((one) => one.alert.alert === alert && one.untilMs !== undefined)?.untilMs;
    const untilMs = isOneOfMany ? { untilMs: waits ?? nowMs + CROWD_WAIT_MS } : {};
    held = [...held, { cause, alert: toAlert(candidate, channels(state), wallMs), verdict, ...untilMs }];
  }
  const kept = Object.entries(told)
    .sort(([, a], [, b]) => b - a)
    .slice(0, KEPT_CAUSES);
  const alerts = { ...state.alerts, told: Object.fromEntries(kept), held: held.slice(-KEPT_HELD) };
  return tellAll({ ...state, alerts }, now, wallMs);
}

/** Tells a few one by one, and a crowd of one kind together. */
function tellAll(before: State, candidates: readonly Candidate[], wallMs: number): { state: State; effects: Effect[] } {
  const kinds = Map.groupBy(candidates, ({ alert }) => alert);
  const groups = [...kinds].flatMap(([alert, all]) =>
    comesInCrowds(alert) && all.length >= TOGETHER_FROM_COUNT ? [all] : all.map((one) => [one]),
  );
  let state = before;
  const effects: Effect[] = [];
  for (const group of groups) {
    const [first, ...others] = group.map((candidate) => toAlert(candidate, channels(state), wallMs));
    const cause = group[0]?.cause;
    if (first === undefined || cause === undefined) continue;
    // A notification, and a post to each webhook: each an effect of its own, so that none is lost with another.
    effects.push({ do: 'alert', key: `alert:${cause}`, alert: first, more: others });
    const posted = postAlerts(state, cause, [first, ...others]);
    effects.push(...posted.effects);
    const given = [...[first, ...others].reverse(), ...state.alerts.given].slice(0, KEPT_ALERTS);
    state = { ...posted.state, alerts: { ...posted.state.alerts, given } };
  }
  return { state, effects };
}

/** When what waits for others of its kind is told (engine's clock); infinite where nothing does. */
export function nextCrowdMs({ alerts }: State): number {
  return Math.min(Number.POSITIVE_INFINITY, ...alerts.held.map(({ untilMs }) => untilMs ?? Number.POSITIVE_INFINITY));
}

function toAlert(candidate: Candidate, through: Channel[], atMs: number): Alert {
  const { alert, subject, title, body, name } = candidate;
  const told = { alert, subject, title, body: body.trim(), channels: through, atMs };
  return name === undefined ? told : { ...told, name };
}

function channels(state: State): Channel[] {
  return ['notification', ...new Set(state.settings.webhooks.map((hook) => hook.kind))];
}

/** Takes a notification away whose claim no longer holds. */
export function withdrawal(alert: Alert): Effect {
  const id = notificationId(alert.alert, alert.subject);
  return { do: 'withdraw', key: `withdraw:${id}`, notification: id };
}
