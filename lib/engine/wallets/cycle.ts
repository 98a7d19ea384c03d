import { type Purse, type Rise, same } from './state';

const dayMs = 86_400_000;
/** A monthly rise may come that much before the day on which it is due. */
export const earlyMs = dayMs;
/** Without a known allowance, a rise so soon after the due day is taken for the monthly one. */
const soonMs = 3 * dayMs;

/** The same moment `months` calendar months later (UTC); the last day of a shorter month. */
export function monthsLater(ms: number, months: number): number {
  const from = new Date(ms);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  return Date.UTC(from.getUTCFullYear(), month, day) + (ms - Math.floor(ms / dayMs) * dayMs);
}

/** What the plan gives a month, as far as anything tells; the user's own choice of plan comes after Pika's word. */
export function allowanceOf(purse: Purse): number | null {
  return purse.allowance ?? purse.planAllowance ?? resetsOf(purse).at(-1)?.amount ?? null;
}

/** The plan is known to give no credits a month. */
export function hasNoMonthly(purse: Purse): boolean {
  return (purse.allowance ?? purse.planAllowance) === 0;
}

export function resetsOf(purse: Purse): Rise[] {
  return purse.rises.filter(({ reset }) => reset);
}

/**
 * When the next monthly rise is due at the latest: a month after the last one, told as narrowly as all observed
 * ones allow. Null as long as no rise was seen and no reply told the day.
 */
export function nextDueMs(purse: Purse): number | null {
  const resets = resetsOf(purse);
  const newest = resets.at(-1);
  if (newest === undefined) return purse.resetsAtMs;
  const candidates = resets.map((rise) => {
    const months = monthsBetween(rise.toMs, newest.toMs);
    return monthsLater(rise.toMs, months + 1);
  });
  const learned = Math.min(...candidates.filter((ms) => ms > newest.fromMs + earlyMs));
  if (purse.resetsAtMs !== null && purse.resetsAtMs > newest.toMs) return purse.resetsAtMs;
  return purse.heldDueMs !== null && purse.heldDueMs >= learned ? monthsLater(purse.heldDueMs, 1) : learned;
}

function monthsBetween(fromMs: number, toMs: number): number {
  return Math.round((toMs - fromMs) / (30.44 * dayMs));
}

/** Whether a rise to this amount, which is no refund, is the plan's monthly one. */
export function isReset(purse: Purse, amount: number, nowMs: number): boolean {
  if (hasNoMonthly(purse)) return false;
  const due = nextDueMs(purse);
  if (due !== null) {
    const goal = allowanceOf(purse);
    return nowMs >= due - earlyMs && (goal === null ? nowMs <= due + soonMs : amount >= goal - 0.0005);
  }
  const allowance = purse.allowance ?? purse.planAllowance;
  if (allowance !== null && allowance > 0) return same(amount, allowance);
  return purse.rises.some((rise) => isMonthsBefore(rise, amount, nowMs));
}

/** Whether an earlier rise led to the same amount whole months ago: the two are monthly ones. */
export function isMonthsBefore(rise: Rise, amount: number, nowMs: number): boolean {
  return same(rise.amount, amount) && isMonths(nowMs - rise.toMs);
}

/** One to three months, give or take two days. */
function isMonths(ms: number): boolean {
  const months = ms / (30.44 * dayMs);
  const whole = Math.round(months);
  return whole >= 1 && whole <= 3 && Math.abs(months - whole) * 30.44 <= 2;
}
