import type { ServiceVerdictId } from '../../model/service';
import type { Fusion, Weighed } from './fuse';
import { isOwn, ownCount } from './ownSigns';
import { isProbe } from './sign';
import type { Judged } from './state';

/** Trouble is claimed above the first and given up below the second: between them the claim stands. */
const ENTER = 0.6;
const LEAVE = 0.4;
const APART_MS = 30_000;
/** Shorter minor incidents are flaps of automatic monitors more often than not: they wait for a second look. */
const MINOR_HOLD_MS = 10 * 60_000;
const CONTRADICTS_MS = 5 * 60_000;
/** So long a claim of health outlives a first bad look that nothing confirms, and that nothing good stands against. */
const FIRST_LOOK_MS = 20 * 60_000;

/**
 * RFC 2439: 1000 a flap, halved in H, held from a cut-off until below 750, and never longer than two hours. The cut-off
 * is two flaps within 80 min: an idle user sees a flap up to half an hour late.
 */
const FLAP = 1000;
const SUPPRESS = 1400;
const REUSE = 750;
/** H of routers is 15 min for events seconds apart; our looks are minutes apart. */
const HALF_LIFE_MS = 60 * 60_000;
const MOST = REUSE * 2 ** 2;

const troubles = ['degraded', 'partial-outage', 'outage'] as const;
export type TroubleVerdict = (typeof troubles)[number];

export function isTrouble(verdict: ServiceVerdictId): verdict is TroubleVerdict {
  return verdict === 'degraded' || verdict === 'partial-outage' || verdict === 'outage';
}

/** What the evidence alone would have claimed, before hysteresis. */
export type Proposal =
  | { kind: 'trouble'; verdict: TroubleVerdict; confirmed: boolean; wellTillNow: boolean }
  | { kind: 'good'; verdict: 'ok' | 'busy' }
  | { kind: 'maintenance' }
  | { kind: 'undecided'; good: boolean }
  | { kind: 'blind' };

export const nothingJudged: Judged = {
  verdict: 'unknown',
  open: false,
  lastBadMs: 0,
  penalty: 0,
  penaltyMs: 0,
  held: false,
  calm: false,
};

/** Another source that was read when this trouble was already there, and saw none. The home page is no such source. */
function isContradicted(sign: Weighed, all: readonly Weighed[]): boolean {
  const fromMs = Math.max(sign.incident?.startedAtMs ?? 0, sign.sinceMs - CONTRADICTS_MS);
  return all.some((other) => other.level === 0 && !isProbe(other) && other.seenMs > fromMs);
}

/** An incident that its source declares serious, or that is no longer short, needs no second look. */
function speaksForItself(sign: Weighed, all: readonly Weighed[], nowMs: number): boolean {
  if (sign.incident === undefined || isContradicted(sign, all)) return false;
  const { startedAtMs } = sign.incident;
  return sign.level >= 2 || (startedAtMs !== null && nowMs - startedAtMs >= MINOR_HOLD_MS);
}

/**
 * Of a feed: two looks apart in time, two that do not copy each other, two copies, or a declared incident. What we see
 * ourselves (the home page, each job, the page's errors) needs a second sign of its own kind or a feed: one home page,
 * however often it is asked, and one job are never enough.
 */
function isConfirmed(all: readonly Weighed[], copies: number, nowMs: number): boolean {
  const bad = all.filter((sign) => sign.level > 0);
  const feeds = bad.filter((sign) => !isOwn(sign));
  const twice = (sign: Weighed) => sign.looks >= 2 && sign.lastMs - sign.sinceMs >= APART_MS;
  if (copies >= 2 || feeds.some((sign) => twice(sign) || speaksForItself(sign, all, nowMs))) return true;
  return new Set(feeds.map((sign) => sign.group)).size + ownCount(bad) >= 2;
}

const verdictOfLevel = [undefined, ...troubles] as const;

export function propose(
  fusion: Fusion,
  about: { maintenance: boolean; slow: boolean; copies: number; incident: boolean },
  nowMs: number,
): Proposal {
  if (about.maintenance) return { kind: 'maintenance' };
  const bad = fusion.signs.filter((sign) => sign.level > 0);
  // The home page alone is thin, and so proves no health.
  const good = fusion.signs.filter((sign) => sign.level === 0 && !isProbe(sign));
  const verdict = verdictOfLevel[fusion.level];
  if (verdict !== undefined && fusion.p >= ENTER) {
    const confirmed = isConfirmed(fusion.signs, about.copies, nowMs);
    const wellTillNow = good.length > 0 || bad.every((sign) => nowMs - sign.sinceMs < FIRST_LOOK_MS);
    return { kind: 'trouble', verdict, confirmed, wellTillNow };
  }
  // Nothing is well while a page names an open incident.
  if (about.incident) return { kind: 'undecided', good: false };
  if (good.length > 0 && fusion.p <= LEAVE) return { kind: 'good', verdict: about.slow ? 'busy' : 'ok' };
  if (about.slow && bad.length === 0) return { kind: 'good', verdict: 'busy' };
  return bad.length > 0 || good.length > 0 ? { kind: 'undecided', good: good.length > 0 } : { kind: 'blind' };
}

function penaltyAt(judged: Judged, nowMs: number): number {
  return judged.penalty * 2 ** (-Math.max(0, nowMs - judged.penaltyMs) / HALF_LIFE_MS);
}

/** Looks since the last sign of trouble that showed health. */
function goodLooks(fusion: Fusion, lastBadMs: number): number {
  return fusion.signs
    .filter((sign) => sign.level === 0 && !isProbe(sign) && sign.lastMs > lastBadMs)
    .reduce((sum, sign) => sum + (sign.sinceMs > lastBadMs ? sign.looks : 1), 0);
}

function badMs(fusion: Fusion): number {
  return fusion.signs.filter((sign) => sign.level > 0).reduce((latest, sign) => Math.max(latest, sign.lastMs), 0);
}

function trouble(judged: Judged, verdict: TroubleVerdict, fusion: Fusion, nowMs: number): Judged {
  const lastBadMs = Math.max(judged.lastBadMs, badMs(fusion));
  if (judged.open && !judged.calm) return { ...judged, verdict, lastBadMs };
  const penalty = Math.min(MOST, penaltyAt(judged, nowMs) + FLAP);
  return { verdict, open: true, lastBadMs, penalty, penaltyMs: nowMs, held: penalty >= SUPPRESS, calm: false };
}

/** Damped by hysteresis: what is claimed now, given what was claimed before. */
export function settle(judged: Judged, proposal: Proposal, fusion: Fusion, nowMs: number): Judged {
  if (proposal.kind === 'maintenance') return { ...judged, verdict: 'maintenance', open: false, calm: false };
  if (proposal.kind === 'blind') return { ...judged, verdict: 'unknown' };
  if (proposal.kind === 'trouble') {
    if (judged.open || proposal.confirmed) return trouble(judged, proposal.verdict, fusion, nowMs);
    return judged.verdict !== 'maintenance' && proposal.wellTillNow ? judged : { ...judged, verdict: 'unknown' };
  }
  if (proposal.kind === 'undecided') {
    const stands = isTrouble(judged.verdict) || (judged.verdict === 'ok' && proposal.good);
    return stands ? judged : { ...judged, verdict: 'unknown' };
  }
  if (!judged.open) return { ...judged, verdict: proposal.verdict };
  const held = judged.held && penaltyAt(judged, nowMs) >= REUSE;
  const calmed = { ...judged, held, calm: true };
  if (goodLooks(fusion, judged.lastBadMs) < 2) return calmed;
  // What comes and goes is not down.
  if (held) return { ...calmed, verdict: 'degraded' };
  return { ...judged, verdict: proposal.verdict, open: false, held: false, calm: false };
}
