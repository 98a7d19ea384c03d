import { browser } from 'wxt/browser';
import type { Clock } from './clock';
import type { Ports } from './ports';

const name = 'unstuck';
/** An alarm that stands this near to the wanted time is left alone, ms. */
const nearEnough = 500;

/** The one alarm of the extension. It is a hint: the stored schedule says what is due. */
export function alarmOn(clock: Clock): Ports['alarm'] {
  return {
    set: async (atMs) => {
      if (atMs === null) {
        await browser.alarms.clear(name);
        return;
      }
      const when = atMs - clock.ahead();
      const present = await browser.alarms.get(name);
      if (present && Math.abs(present.scheduledTime - when) < nearEnough) return;
      await browser.alarms.create(name, { when });
    },
  };
}

/** Call synchronously when the worker starts: the alarm may be what woke it. */
export function onAlarm(rings: () => void): void {
  browser.alarms.onAlarm.addListener((alarm) => {
    if (alarm.name === name) rings();
  });
}
