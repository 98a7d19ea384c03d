import { levelOfSigns } from './level';
import type { Level, Sign } from './sign';

/**
 * Log-odds of trouble before any sign. One in four, far above the base rate: it stands for the troubles that no
 * source ever reports, so that a single good word gives a modest p.
 */
const PRIOR = Math.log(0.25 / 0.75);
/** An incident lasts 33 min (AIWatch archive 2026-06) to 72 min (ICPE'25 data) in the median; health lasts longer. */
const BAD_FADES_MS = 60 * 60_000;
const GOOD_FADES_MS = 120 * 60_000;
/** The original is believed over its copies unless the copy is this much newer. */
const ORIGINAL_LEAD_MS = 10 * 60_000;
/** What older trouble still weighs once a source that had shown it has seen its end. */
const AFTER_RECOVERY = 0.4;
/** Signs below this weight are as good as none. */
const LEAST_WEIGHT = 0.15;

export interface Weighed extends Sign {
  /** lnLr tempered by age. */
  weight: number;
}

export interface Fusion {
  /** Probability of trouble. */
  p: number;
  /** One sign per group, heaviest first. */
  signs: Weighed[];
  /** The level that the signs speak of; 0 where none is bad. */
  level: Level;
}

function weigh(sign: Sign, nowMs: number, recoveredMs: number): Weighed {
  const age = Math.max(0, nowMs - sign.seenMs);
  const fade = Math.exp(-age / (sign.level > 0 ? BAD_FADES_MS : GOOD_FADES_MS));
  const over = sign.level > 0 && sign.seenMs < recoveredMs ? AFTER_RECOVERY : 1;
  return { ...sign, weight: sign.lnLr * fade * over };
}

/** Of sources that copy each other the newest counts, the original before its copies. */
function onePerGroup(signs: readonly Sign[]): Sign[] {
  const chosen = new Map<string, Sign>();
  const rank = (sign: Sign) => sign.seenMs + (sign.source === 'prismix' ? 0 : ORIGINAL_LEAD_MS);
  for (const sign of signs) {
    const other = chosen.get(sign.group);
    if (other === undefined || rank(sign) > rank(other)) chosen.set(sign.group, sign);
  }
  return [...chosen.values()];
}

/** When a source that had shown this trouble first saw it over. */
function recoveryMs(signs: readonly Sign[]): number {
  const recovered = signs.filter((sign) => sign.level === 0 && sign.badBeforeMs !== null);
  return recovered.reduce((latest, sign) => Math.max(latest, sign.sinceMs), 0);
}

/**
 * Adds up the evidence as log-odds, each sign tempered by its age: L = logit(prior) + sum of w(age) ln LR, w = e^(-age/tau).
 * Independent-evidence form of Bayes' rule; groups keep dependent sources from counting twice.
 */
export function fuse(signs: readonly Sign[], nowMs: number): Fusion {
  const recoveredMs = recoveryMs(signs);
  const weighed = onePerGroup(signs)
    .map((sign) => weigh(sign, nowMs, recoveredMs))
    .filter((sign) => Math.abs(sign.weight) >= LEAST_WEIGHT)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const logOdds = weighed.reduce((sum, sign) => sum + sign.weight, PRIOR);
  return {
    p: 1 / (1 + Math.exp(-logOdds)),
    signs: weighed,
    level: levelOfSigns(weighed),
  };
}
