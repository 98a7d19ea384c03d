export interface FakeAlarm {
  name: string;
  scheduledTime: number;
  periodInMinutes?: number;
}

/** Browsers keep alarms apart by at least this much, ms (Chrome from 120: 30 s). */
export const alarmFloorMs = 30_000;

/** The alarms of the extension; they outlive the worker. */
export class FakeAlarms {
  private readonly set = new Map<string, FakeAlarm>();

  create(name: string, info: { when?: number; delayInMinutes?: number; periodInMinutes?: number }, now: number): void {
    const wanted = info.when ?? now + (info.delayInMinutes ?? info.periodInMinutes ?? Number.NaN) * 60_000;
    if (!Number.isFinite(wanted)) throw new TypeError('An alarm needs when, delayInMinutes or periodInMinutes.');
    const period = info.periodInMinutes === undefined ? {} : { periodInMinutes: Math.max(0.5, info.periodInMinutes) };
    this.set.set(name, { name, scheduledTime: Math.max(wanted, now + alarmFloorMs), ...period });
  }

  get(name: string): FakeAlarm | undefined {
    return structuredClone(this.set.get(name));
  }

  getAll(): FakeAlarm[] {
    return structuredClone([...this.set.values()]);
  }

  clear(name: string): boolean {
    return this.set.delete(name);
  }

  /** When the next one rings. */
  next(): number | null {
    const times = [...this.set.values()].map((alarm) => alarm.scheduledTime);
    return times.length === 0 ? null : Math.min(...times);
  }

  /** Takes the alarms that ring by now; those with a period stand again. */
  ring(now: number): FakeAlarm[] {
    const due = [...this.set.values()].filter((alarm) => alarm.scheduledTime <= now);
    for (const alarm of due) {
      this.set.delete(alarm.name);
      const { periodInMinutes } = alarm;
      if (periodInMinutes !== undefined) {
        this.set.set(alarm.name, { ...alarm, scheduledTime: now + periodInMinutes * 60_000 });
      }
    }
    return structuredClone(due.sort((a, b) => a.scheduledTime - b.scheduledTime));
  }
}
