import { serviceSpec } from '../../knowledge/services/lookup';
import { entryOf } from '../entryOf';
import type { State } from '../state';
import type { Candidate } from './candidate';
import { fallbackNeeded } from './fallback';
import { jobCandidate } from './jobs';
import { isWell, levelOf, trouble } from './services';
import type { Times } from './times';
import { walletCandidate } from './wallets';

export type Held = State['alerts']['held'][number];

/**
 * What there is to tell now of something that was held back: the same, worse, milder, or nothing where it no longer
 * holds. What has happened at one moment and is still so (well again, credits renewed) is told as it was.
 */
export function renew(state: State, held: Held, times: Times): Candidate | undefined {
  const { alert, cause, verdict: heldVerdict } = held;
  const { subject } = alert;
  const { title, body } = alert;
  const asItWas: Candidate = { alert: alert.alert, subject, title, body, cause, verdict: heldVerdict };
  if (alert.alert === 'fallback-advised') return fallbackNeeded(state, times);
  const verdict = state.verdicts[subject];
  if (verdict === undefined) return undefined;
  const [kind, ...rest] = subject.split(':');
  const id = rest.join(':');
  if (kind === 'job') {
    const job = entryOf(state.jobs, id);
    return job === undefined ? undefined : jobCandidate(state, job, verdict);
  }
  if (kind === 'service') {
    if (alert.alert === 'service-recovered') return isWell(verdict) ? asItWas : undefined;
    const level = levelOf(verdict);
    const sinceMs = entryOf(state.alerts.incidents, id)?.sinceMs ?? verdict.sinceMs;
    return level === undefined ? undefined : trouble(level, verdict, serviceSpec(id)?.name ?? id, sinceMs);
  }
  if (alert.alert === 'credits-reset') return verdict.verdict === heldVerdict ? asItWas : undefined;
  return walletCandidate(state, verdict);
}
