import { type Alert, type Channel, notificationId } from '../../model/alert';
import type { Effect } from '../../model/effect';
import type { State } from '../state';
import type { Candidate } from './candidate';
import { isQuiet } from './quiet';

const KEPT_ALERTS = 50;
const KEPT_CAUSES = 500;

/**
 * Tells each candidate once per cause. In quiet hours and pauses it is held back, and told afterwards where it is still
 * true. `wallMs` is the user's clock.
 */
export function giveAlerts(
  state: State,
  candidates: readonly Candidate[],
  wallMs: number,
  timeZone: string,
): { state: State; effects: Effect[] } {
  const quiet = isQuiet(state.settings, wallMs, timeZone);
  if (candidates.length === 0 && (quiet || state.alerts.held.length === 0)) return { state, effects: [] };
  const told = { ...state.alerts.told };
  let { held, given } = state.alerts;
  const effects: Effect[] = [];
  const tell = (cause: string, alert: Alert) => {
    effects.push({ do: 'alert', key: `alert:${cause}`, alert });
    given = [alert, ...given].slice(0, KEPT_ALERTS);
  };
  if (!quiet && held.length > 0) {
    for (const { cause, alert, verdict } of held) {
      if (state.verdicts[alert.subject]?.verdict === verdict) tell(cause, { ...alert, atMs: wallMs });
    }
    held = [];
  }
  for (const candidate of candidates) {
    if (told[candidate.cause] !== undefined || state.settings.alerts[candidate.alert] === false) continue;
    told[candidate.cause] = wallMs;
    const alert = toAlert(candidate, channels(state), wallMs);
    if (quiet) held = [...held, { cause: candidate.cause, alert, verdict: candidate.verdict }].slice(-KEPT_ALERTS);
    else tell(candidate.cause, alert);
  }
  const kept = Object.entries(told)
    .sort(([, a], [, b]) => b - a)
    .slice(0, KEPT_CAUSES);
  return { state: { ...state, alerts: { ...state.alerts, told: Object.fromEntries(kept), held, given } }, effects };
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
