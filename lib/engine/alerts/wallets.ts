import type { AlertId } from '../../model/alert';
import type { Settings } from '../../model/settings';
import type { Verdict } from '../../model/verdict';
import { type WalletId, walletIdSchema } from '../../model/wallet';
import type { State } from '../state';
import { allowanceOf, hasNoMonthly } from '../wallets/cycle';
import type { Purse } from '../wallets/state';
import { purseNames, purseSays } from '../words/purse';
import type { Candidate } from './candidate';
import { gist } from './gist';

const alertOf: Readonly<Record<string, AlertId>> = {
  low: 'credits-low',
  exhausted: 'credits-exhausted',
  'charged-without-video': 'credits-anomaly',
  'charged-twice': 'credits-anomaly',
  'not-reset': 'credits-anomaly',
};

function titleOf(wallet: WalletId, verdict: string): string {
  if (verdict === 'low') return purseSays(wallet, 'runs low', 'run low');
  if (verdict === 'exhausted') return purseSays(wallet, 'is used up', 'are used up');
  const name = purseNames[wallet];
  if (verdict === 'charged-twice') return `You were charged twice (${name})`;
  if (verdict === 'charged-without-video') return `You were charged and got no video (${name})`;
  return purseSays(wallet, 'has not been renewed', 'have not been renewed');
}

/** What a wallet's verdict gives to tell: each spell of it once, a shortage as long as it lasts. */
export function walletCandidate(
  { wallets, settings }: Pick<State, 'wallets' | 'settings'>,
  verdict: Verdict,
): Candidate | undefined {
  const alert = alertOf[verdict.verdict];
  const wallet = walletIdSchema.options.find((id) => verdict.subject === `wallet:${id}`);
  if (alert === undefined || wallet === undefined) return undefined;
  const purse = wallets[wallet];
  const isShortage = verdict.verdict === 'low' || verdict.verdict === 'exhausted';
  if (isShortage && wallet === 'create' && purse !== undefined && !isNews(purse, verdict.verdict, settings))
    return undefined;
  const scarce = verdict.verdict === 'low' || verdict.verdict === 'exhausted' ? verdict.verdict : undefined;
  const sinceMs = (scarce && wallets[wallet]?.shortages[scarce]) ?? verdict.sinceMs;
  return {
    cause: `${alert}:${verdict.subject}:${verdict.verdict}:${sinceMs}`,
    alert,
    subject: verdict.subject,
    title: titleOf(wallet, verdict.verdict),
    body: gist(verdict),
    verdict: verdict.verdict,
  };
}

/**
 * Nought is no news to a plan that gives nothing, nor at the first look at a balance of which nobody knows that it gets
 * credits: nothing was used up as far as anybody saw.
 */
function isNews(purse: Purse, verdict: string, settings: Settings): boolean {
  if (verdict === 'low' && settings.lowCredits !== null) return true;
  if (hasNoMonthly(purse)) return false;
  return purse.wasWell || (!purse.guest && allowanceOf(purse) !== null);
}

export function resetCandidate(wallet: WalletId, atMs: number, verdict: string): Candidate {
  return {
    cause: `credits-reset:wallet:${wallet}:${atMs}`,
    alert: 'credits-reset',
    subject: `wallet:${wallet}`,
    title: 'Your monthly credits are there',
    body: `${purseSays(wallet, 'has', 'have')} been filled up again.`,
    verdict,
  };
}
