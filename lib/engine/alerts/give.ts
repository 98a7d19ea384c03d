import { type Alert, type Channel, notificationId } from '../../model/alert';
import type { Effect } from '../../model/effect';
import type { Webhook } from '../../model/settings';
import type { State } from '../state';
import type { Candidate } from './candidate';
import { isQuiet } from './quiet';
import { renew } from './renew';
import type { Times } from './times';

const KEPT_ALERTS = 50;
const KEPT_CAUSES = 500;

/**
 * Tells each candidate once per cause. In quiet hours and pauses it is held back, and what there still is to tell of it
 * is told afterwards.
 */
export function giveAlerts(
  state: State,
  candidates: readonly Candidate[],
  { wallMs, nowMs, timeZone }: Times,
): { state: State; effects: Effect[] } {
  const quiet = isQuiet(state.settings, wallMs, timeZone);
  if (candidates.length === 0 && (quiet || state.alerts.held.length === 0)) return { state, effects: [] };
  const told = { ...state.alerts.told };
  let { held, given } = state.alerts;
  const effects: Effect[] = [];
  const tell = (candidate: Candidate) => {
    const alert = toAlert(candidate, channels(state), wallMs);
    effects.push(...effectsOf(candidate.cause, alert, state.settings.webhooks));
    given = [alert, ...given].slice(0, KEPT_ALERTS);
  };
  const isWanted = ({ alert }: Candidate) => state.settings.alerts[alert] !== false;
  if (!quiet && held.length > 0) {
    const renewed = new Map<string, Candidate>();
    const heldCauses = new Set(held.map(({ cause }) => cause));
    for (const one of held) {
      const candidate = renew(state, one, nowMs);
      if (candidate === undefined || !isWanted(candidate)) continue;
      // Told before the quiet began, and the same still.
      if (told[candidate.cause] !== undefined && !heldCauses.has(candidate.cause)) continue;
      renewed.set(`${candidate.alert}:${candidate.subject}`, candidate);
    }
    for (const candidate of renewed.values()) {
      told[candidate.cause] = wallMs;
      tell(candidate);
    }
    held = [];
  }
  for (const candidate of candidates) {
    if (told[candidate.cause] !== undefined || !isWanted(candidate)) continue;
    told[candidate.cause] = wallMs;
    const { cause, verdict } = candidate;
    const alert = toAlert(candidate, channels(state), wallMs);
    if (quiet) held = [...held, { cause, alert, verdict }].slice(-KEPT_ALERTS);
    else tell(candidate);
  }
  const kept = Object.entries(told)
    .sort(([, a], [, b]) => b - a)
    .slice(0, KEPT_CAUSES);
  return { state: { ...state, alerts: { ...state.alerts, told: Object.fromEntries(kept), held, given } }, effects };
}

/** A notification, and a post to each webhook: each an effect of its own, so that none is lost with another. */
function effectsOf(cause: string, alert: Alert, webhooks: readonly Webhook[]): Effect[] {
  const posts = webhooks.map((hook): Effect => ({ do: 'post', key: `post:${cause}:${hook.url}`, alert, hook }));
  return [{ do: 'alert', key: `alert:${cause}`, alert }, ...posts];
}

function toAlert(candidate: Candidate, through: Channel[], atMs: number): Alert {
  const { alert, subject, title, body } = candidate;
  return { alert, subject, title, body: body.trim(), channels: through, atMs };
}

function channels(state: State): Channel[] {
  return ['notification', ...new Set(state.settings.webhooks.map((hook) => hook.kind))];
}

/** Takes a notification away whose claim no longer holds. */
export function withdrawal(alert: Alert): Effect {
  const id = notificationId(alert.alert, alert.subject);
  return { do: 'withdraw', key: `withdraw:${id}`, notification: id };
}
