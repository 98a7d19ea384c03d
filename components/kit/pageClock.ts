/**
 * The clock of a page: the computer's, but never behind the snapshot that it shows. All live texts of a page share one
 * timer, which runs only while something listens and the page is visible.
 */
const everyMs = 5_000;
const listeners = new Set<() => void>();
let aheadMs = 0;
let nowMs = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** Learn the time of the newest snapshot (ms since 1970, the background's clock). */
export function seeTime(atMs: number): void {
  aheadMs = Math.max(0, atMs - Date.now());
  tick();
}

/** The time that the page's live texts show now (ms since 1970); moves on every few seconds. */
export function shownNow(): number {
  return nowMs;
}

/** Calls back whenever the shown time moves on; returns how to stop. */
export function onTick(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  nowMs = Date.now() + aheadMs;
  for (const listener of listeners) listener();
}
