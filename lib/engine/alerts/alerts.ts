import { serviceSpec } from '../../knowledge/services/lookup';
import type { Alert, AlertId } from '../../model/alert';
import type { Effect } from '../../model/effect';
import type { Verdict } from '../../model/verdict';
import { entryOf } from '../entryOf';
import { isOpen } from '../jobs/record';
import type { Judged } from '../judge';
import type { State } from '../state';
import type { Candidate } from './candidate';
import { fallbackCandidate } from './fallback';
import { giveAlerts, withdrawal } from './give';
import { jobCandidate } from './jobs';
import { serviceCandidates } from './services';
import type { Times } from './times';
import { TOGETHER_FROM_COUNT } from './together';
import { toldOf } from './toldOf';
import { resetCandidate, walletCandidate } from './wallets';

const endAlerts: readonly AlertId[] = ['job-finished', 'job-failed', 'clip-unplayable'];
const isEnd = /^(?:finished|failed)/;

/** What is to be told of the verdicts that changed, and which notifications are to go. */
export function alertsOf(judged: Judged, times: Times): { state: State; effects: Effect[] } {
  let { state } = judged;
  const candidates: Candidate[] = [];
  for (const verdict of judged.changed) {
    const [kind, id] = split(verdict.subject);
    const job = kind === 'job' ? entryOf(state.jobs, id) : undefined;
    const one =
      job !== undefined
        ? jobCandidate(state, job, verdict)
        : kind === 'wallet'
          ? walletCandidate(state, verdict)
          : undefined;
    if (one !== undefined) candidates.push(one);
  }
  // Not only where the verdict has changed: a service may have been marked since.
  for (const service of toldOf(state.settings)) {
    const verdict = state.verdicts[`service:${service}`];
    if (verdict === undefined) continue;
    const name = serviceSpec(service)?.name ?? service;
    const found = serviceCandidates(state.alerts.incidents, verdict, name, times.nowMs);
    if (found.incidents !== state.alerts.incidents)
      state = { ...state, alerts: { ...state.alerts, incidents: found.incidents } };
    candidates.push(...found.candidates);
  }
  for (const { wallet, atMs } of judged.resets) {
    candidates.push(resetCandidate(wallet, atMs, state.verdicts[`wallet:${wallet}`]?.verdict ?? 'ok'));
  }
  const fallback = fallbackCandidate(state, times);
  if (fallback.candidate !== undefined) candidates.push(fallback.candidate);
  state = { ...state, alerts: { ...state.alerts, fallbackSinceMs: fallback.sinceMs } };
  const given = giveAlerts(state, candidates, times);
  return { state: given.state, effects: [...given.effects, ...withdrawals(judged)] };
}

/** What an alert said must not stand on the desktop when it no longer holds: not stuck any more, or not over after all. */
function withdrawals(judged: Judged): Effect[] {
  return judged.changed.flatMap((verdict: Verdict) => {
    const before = judged.before[verdict.subject]?.verdict ?? '';
    const [kind, id] = split(verdict.subject);
    const job = kind === 'job' ? entryOf(judged.state.jobs, id) : undefined;
    // A submit that went on as a job of its own has no record any more.
    const goesOn = kind === 'job' && isEnd.test(before) && (job === undefined || isOpen(job));
    const untrue: readonly AlertId[] = before === 'stuck' ? ['job-stuck'] : goesOn ? endAlerts : [];
    return untrue.flatMap((one) => {
      const given = judged.state.alerts.given.find(
        ({ alert, subject }) => alert === one && subject === verdict.subject,
      );
      return given === undefined ? [] : [withdrawal(given), ...withdrawnTogether(judged, given)];
    });
  });
}

/** A notification of many goes when none of them is as it was told. */
function withdrawnTogether({ state, before }: Judged, alert: Alert): Effect[] {
  const many = state.alerts.given.filter((one) => one.alert === alert.alert && one.atMs === alert.atMs);
  if (many.length < TOGETHER_FROM_COUNT) return [];
  const was = before[alert.subject]?.verdict;
  const stands = many.some(({ subject }) => state.verdicts[subject]?.verdict === was);
  return stands ? [] : [withdrawal({ ...alert, subject: 'jobs' })];
}

function split(subject: string): [kind: string, id: string] {
  const colon = subject.indexOf(':');
  return colon < 0 ? [subject, ''] : [subject.slice(0, colon), subject.slice(colon + 1)];
}
