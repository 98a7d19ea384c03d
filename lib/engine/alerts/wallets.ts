import type { AlertId } from '../../model/alert';
import type { Verdict } from '../../model/verdict';
import type { Candidate } from './candidate';
import { gist } from './gist';

const alertOf: Readonly<Record<string, AlertId>> = {
  low: 'credits-low',
  exhausted: 'credits-exhausted',
  'charged-without-video': 'credits-anomaly',
  'charged-twice': 'credits-anomaly',
  'not-reset': 'credits-anomaly',
};

const titles: Readonly<Record<string, string>> = {
  low: 'Your credits run low',
  exhausted: 'Your credits are used up',
  'charged-without-video': 'You were charged and got no video',
  'charged-twice': 'You were charged twice',
  'not-reset': 'Your monthly credits have not come',
};

/** What a wallet's verdict gives to tell: each spell of it once. */
export function walletCandidate(verdict: Verdict): Candidate | undefined {
  const alert = alertOf[verdict.verdict];
  if (alert === undefined) return undefined;
  return {
    cause: `${alert}:${verdict.subject}:${verdict.verdict}:${verdict.sinceMs}`,
    alert,
    subject: verdict.subject,
    title: titles[verdict.verdict] ?? 'Your credits',
    body: gist(verdict),
    verdict: verdict.verdict,
  };
}

export function resetCandidate(wallet: string, atMs: number, verdict: string): Candidate {
  return {
    cause: `credits-reset:wallet:${wallet}:${atMs}`,
    alert: 'credits-reset',
    subject: `wallet:${wallet}`,
    title: 'Your monthly credits are there',
    body: 'Your balance has been filled up again.',
    verdict,
  };
}
