/** Scenario time in ms, and timers that run in its order. */
export class VirtualClock {
  /** ms since the scenario's start. */
  now = 0;
  private timers: { dueMs: number; order: number; run: () => void }[] = [];
  private order = 0;

  timer(ms: number, run: () => void): () => void {
    const timer = { dueMs: this.now + Math.max(0, ms), order: this.order++, run };
    const at = this.timers.findIndex((other) => other.dueMs > timer.dueMs);
    this.timers.splice(at < 0 ? this.timers.length : at, 0, timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Goes on to `untilMs`, running what falls due on the way; `between` is awaited after each. */
  async goTo(untilMs: number, between: () => Promise<void>): Promise<void> {
    for (let first = this.timers[0]; first !== undefined && first.dueMs <= untilMs; first = this.timers[0]) {
      this.timers.shift();
      this.now = Math.max(this.now, first.dueMs);
      first.run();
      await between();
    }
    this.now = Math.max(this.now, untilMs);
  }

  /** The machine sleeps: time jumps and nothing runs meanwhile. */
  jump(ms: number): void {
    this.now += ms;
  }
}

/** Lets everything that waits for no time come to rest. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
