const HOUR_MS = 3600_000;
/** An hour, and a little for clocks that differ: the budget holds in any hour, both ends included. */
const BUDGET_MS = HOUR_MS + 10_000;

/** Which of our questions still count, oldest first. */
export function counted(asked: readonly number[], nowMs: number): number[] {
  return asked.filter((atMs) => nowMs - atMs < BUDGET_MS && atMs <= nowMs);
}

/** A question now keeps the budget, and leaves room for the rare ones that fall due at `rareMs` (in order). */
export function leavesRoom(asked: readonly number[], rareMs: readonly number[], nowMs: number, most: number): boolean {
  const times = [...asked, nowMs];
  const fits = (atMs: number) => times.filter((time) => time > atMs - BUDGET_MS && time <= atMs).length <= most;
  if (!fits(nowMs)) return false;
  return rareMs.every((dueMs) => {
    times.push(dueMs);
    return fits(dueMs);
  });
}

/** When the budget has room again. */
export function freeAgainMs(asked: readonly number[], nowMs: number, most: number): number {
  return (asked[Math.max(0, asked.length - most)] ?? nowMs) + BUDGET_MS;
}
