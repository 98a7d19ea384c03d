import { plans } from '../../knowledge/plans';
import type { Settings } from '../../model/settings';
import type { Verdict } from '../../model/verdict';
import { type WalletId, walletIdSchema } from '../../model/wallet';
import { confirmMs, type Finding, findingsOf, isCertain, resetGraceMs, shortagesOf } from './claims';
import { nextDueMs, resetsOf } from './cycle';
import { explainPurse } from './explainPurse';
import { type Claim, last, type Purse, type Wallets } from './state';
import { isOwed, refundDueMs } from './unsure';

export interface WalletJudgement {
  wallets: Wallets;
  verdicts: Omit<Verdict, 'sinceMs'>[];
  events: { kind: 'reset'; wallet: WalletId; atMs: number }[];
}

/** One verdict on each purse that anything referred to, and the resets that were not told yet. */
export function judgeWallets(wallets: Wallets, settings: Settings, nowMs: number): WalletJudgement {
  const judged: WalletJudgement = { wallets: {}, verdicts: [], events: [] };
  for (const [wallet, old] of pursesOf(wallets)) {
    const purse: Purse = { ...old, planAllowance: planOf(wallet, old, settings) };
    const findings = findingsOf(wallet, purse, settings, nowMs);
    const claims = carriedOn(purse.claims, findings, nowMs);
    judged.events.push(...purse.untoldResets.map((atMs) => ({ kind: 'reset' as const, wallet, atMs })));
    judged.verdicts.push(explainPurse(wallet, purse, newestOf(claims), settings, nowMs));
    const shortages = shortagesOf(wallet, purse, settings, nowMs);
    const isWell = purse.amount !== null && Object.keys(shortages).length === 0;
    judged.wallets[wallet] = { ...purse, claims, shortages, untoldResets: [], wasWell: purse.wasWell || isWell };
  }
  return judged;
}

/** When time alone may change a verdict, or a fresh look at a balance would; null when nothing is awaited. */
export function nextWalletDueMs(wallets: Wallets, nowMs: number): number | null {
  const times = pursesOf(wallets).flatMap(([, purse]) => {
    const due = nextDueMs(purse);
    return [
      ...purse.doubts.filter((doubt) => !isCertain(doubt, purse, nowMs)).map(({ atMs }) => atMs + confirmMs),
      ...purse.charges.filter(isOwed).map(refundDueMs),
      ...(due !== null && resetsOf(purse).length >= 2 ? [due + resetGraceMs] : []),
    ];
  });
  const ahead = times.filter((ms) => ms > nowMs);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

export function pursesOf(wallets: Wallets): [WalletId, Purse][] {
  return walletIdSchema.options.flatMap((wallet) => {
    const purse = wallets[wallet];
    return purse === undefined ? [] : [[wallet, purse]];
  });
}

function planOf(wallet: WalletId, { guest }: Purse, settings: Settings): number | null {
  return wallet === 'create' && !guest ? allowanceOfPlan(settings.plan) : null;
}

function allowanceOfPlan(id: string | null): number | null {
  return plans.find((plan) => plan.id === id)?.creditsPerMonth ?? null;
}

/** Old claims that still hold keep their time; of several, all but the newest have given way for good. */
function carriedOn(old: readonly Claim[], findings: readonly Finding[], nowMs: number): Claim[] {
  const claims = findings.map(
    ({ verdict, cause }) =>
      old.find((claim) => claim.verdict === verdict && claim.cause === cause) ?? {
        verdict,
        cause,
        sinceMs: nowMs,
        displaced: false,
      },
  );
  const newest = newestOf(claims);
  return last(
    claims.map((claim) => ({ ...claim, displaced: claim.displaced || (claim !== newest && claim.cause !== 'amount') })),
    20,
  );
}

/** A shortage is said again once a newer irregularity is over; an irregularity is not. */
function newestOf(claims: readonly Claim[]): Claim | undefined {
  const open = claims.filter(({ displaced }) => !displaced);
  return open.reduce<Claim | undefined>(
    (best, claim) => (best === undefined || claim.sinceMs >= best.sinceMs ? claim : best),
    undefined,
  );
}
