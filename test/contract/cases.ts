import { browser } from 'wxt/browser';
import { alarmOn } from '../../lib/platform/alarms';
import { showBadge } from '../../lib/platform/badge';
import { systemClock } from '../../lib/platform/clock';
import { keyRing } from '../../lib/platform/keys';
import { desktopNotifications } from '../../lib/platform/notifications';
import { withoutOrigin } from '../../lib/platform/sessionRules';
import { localStore, StorageFull } from '../../lib/platform/storage';
import { browserTabs } from '../../lib/platform/tabs';
import type { Vault } from '../../lib/platform/vault';
import { equal, gives, refuses } from './check';

/** What differs between the real browsers and the fake that stands for them. */
export interface Surroundings {
  target: 'chrome' | 'firefox';
  vault: Vault;
  /** Lets time pass: really, or in the fake's clock. */
  elapse(ms: number): Promise<void>;
  now(): number;
  /** Browsers wait at least 30 s with an alarm, but not for an extension that is loaded unpacked. */
  soonestAlarmMs: number;
  /** What `storage.local` holds at most, bytes; `null` where the browser sets no limit of its own. */
  localQuota: number | null;
}

export interface ContractCase {
  name: string;
  run(around: Surroundings): Promise<void>;
}

const icon = () => browser.runtime.getURL('/icon-128.png');

const storage: ContractCase[] = [
  {
    name: 'a key that was never saved is absent',
    run: async () => equal(await localStore.load(['contract-missing']), {}),
  },
  {
    name: 'what was read is a copy',
    run: async () => {
      await localStore.save({ contract: { list: [1] } });
      const first: { contract?: { list: number[] } } = await localStore.load(['contract']);
      first.contract?.list.push(2);
      equal(await localStore.load(['contract']), { contract: { list: [1] } });
    },
  },
  {
    name: 'what was saved is a copy',
    run: async () => {
      const value = { list: [1] };
      await localStore.save({ contract: value });
      value.list.push(2);
      equal(await localStore.load(['contract']), { contract: { list: [1] } });
    },
  },
  {
    name: 'several keys change together, and the event tells old and new',
    run: async ({ elapse }) => {
      await localStore.save({ contractA: 1, contractB: 1 });
      const seen: unknown[] = [];
      const listener = (changes: object, area: string) => void seen.push([area, changes]);
      browser.storage.onChanged.addListener(listener);
      // Firefox registers a listener in another process: what changes in the same moment is not told.
      await elapse(500);
      await localStore.save({ contractA: 2, contractB: 2 });
      for (let look = 0; look < 100 && seen.length === 0; look += 1) await elapse(50);
      browser.storage.onChanged.removeListener(listener);
      const changes = { contractA: { oldValue: 1, newValue: 2 }, contractB: { oldValue: 1, newValue: 2 } };
      equal(seen, [['local', changes]]);
    },
  },
  {
    name: 'the session area is apart from the lasting one',
    run: async () => {
      await browser.storage.session.set({ contractSession: 1 });
      equal(await localStore.load(['contractSession']), {});
      await browser.storage.session.remove('contractSession');
      equal(await browser.storage.session.get('contractSession'), {});
    },
  },
  {
    name: 'what does not fit is refused as StorageFull, whole',
    run: async ({ localQuota }) => {
      if (localQuota === null) return;
      await localStore.save({ contractFit: 'before' });
      const entries = { contractFit: 'after', contractBig: 'x'.repeat(localQuota) };
      const error = await refuses(() => localStore.save(entries));
      equal(error instanceof StorageFull, true);
      equal(await localStore.load(['contractFit', 'contractBig']), { contractFit: 'before' });
    },
  },
];

const alarms: ContractCase[] = [
  {
    name: 'there is one alarm, at the time that was set last',
    run: async ({ now }) => {
      const alarm = alarmOn({ ...systemClock(), now });
      await alarm.set(now() + 600_000);
      await alarm.set(now() + 300_000);
      const all = await browser.alarms.getAll();
      equal(all.length, 1);
      const inSeconds = Math.round(((all[0]?.scheduledTime ?? 0) - now()) / 1000);
      equal(inSeconds, 300);
      await alarm.set(null);
      equal(await browser.alarms.getAll(), []);
    },
  },
  {
    name: 'an alarm rings once and is gone',
    run: async ({ elapse, now, soonestAlarmMs }) => {
      const rung: string[] = [];
      const listener = (alarm: { name: string }) => void rung.push(alarm.name);
      browser.alarms.onAlarm.addListener(listener);
      await browser.alarms.create('contract-ring', { when: now() + soonestAlarmMs });
      equal(rung, []);
      await elapse(soonestAlarmMs + 2_000);
      browser.alarms.onAlarm.removeListener(listener);
      equal(rung, ['contract-ring']);
      equal(await browser.alarms.getAll(), []);
    },
  },
  {
    name: 'a repeating alarm first rings after its period',
    run: async ({ now }) => {
      await browser.alarms.create('contract-period', { periodInMinutes: 5 });
      const alarm = await browser.alarms.get('contract-period');
      equal(Math.round(((alarm?.scheduledTime ?? 0) - now()) / 60_000), 5);
      equal(await browser.alarms.clear('contract-period'), true);
      equal(await browser.alarms.clear('contract-period'), false);
    },
  },
];

const notifications: ContractCase[] = [
  {
    name: 'a notification stands under its id, once, until it is cleared',
    run: async () => {
      const id = 'unstuck:job-stuck:job:contract';
      await desktopNotifications.show({ id, title: 'One', body: 'First' });
      await desktopNotifications.show({ id, title: 'Two', body: 'Second' });
      equal(Object.keys(await browser.notifications.getAll()), [id]);
      await desktopNotifications.clear(id);
      equal(await browser.notifications.getAll(), {});
    },
  },
  {
    name: 'Firefox refuses the options that only Chrome knows',
    run: async ({ target }) => {
      const plain = { type: 'basic' as const, iconUrl: icon(), title: 'Options', message: 'Text' };
      const extras = [{ buttons: [{ title: 'Open' }] }, { requireInteraction: true }, { silent: true }];
      for (const extra of extras) {
        const create = async () => browser.notifications.create('contract-options', { ...plain, ...extra });
        await (target === 'firefox' ? refuses(create) : gives(create));
        await browser.notifications.clear('contract-options');
      }
    },
  },
  {
    name: 'an icon that is not there makes Chrome refuse the whole notification',
    run: async ({ target }) => {
      const options = { type: 'basic' as const, iconUrl: '/no-such-icon.png', title: 'Icon', message: 'Text' };
      const create = async () => browser.notifications.create('contract-icon', options);
      await (target === 'chrome' ? refuses(create) : gives(create));
      await browser.notifications.clear('contract-icon');
    },
  },
];

const rest: ContractCase[] = [
  {
    name: 'the badge shows what it was given',
    run: async () => {
      await showBadge({ text: '3', tone: 'warn' });
      equal(await browser.action.getBadgeText({}), '3');
      await showBadge({ text: '', tone: 'none' });
      equal(await browser.action.getBadgeText({}), '');
    },
  },
  {
    name: 'nobody hears what is said to a tab that is not there',
    run: async () => {
      const view = {
        type: 'tab-view' as const,
        tab: 1,
        origin: 'https://pika.art',
        banners: [],
        jobs: [],
        theme: 'auto' as const,
      };
      equal(await browserTabs.send(2_000_000_000, view), 'late');
    },
  },
  {
    name: 'only https addresses and our own pages are opened',
    run: async () => {
      for (const url of ['javascript:alert(1)', 'http://pika.art/', 'file:///etc/passwd', 'nonsense']) {
        await refuses(() => browserTabs.open(url));
      }
    },
  },
  {
    name: 'a message with nobody to hear it is refused',
    run: async () => void (await refuses(() => browser.runtime.sendMessage({ contract: 'anybody?' }))),
  },
  {
    name: 'the rule about Origin stands only while the question runs',
    run: async () => {
      const rules = () => browser.declarativeNetRequest.getSessionRules();
      await withoutOrigin('https://pika.art/library?a=b', async () => equal((await rules()).length, 1));
      equal(await rules(), []);
      await refuses(() => withoutOrigin('https://pika.art/library', () => Promise.reject(new Error('broken'))));
      equal(await rules(), []);
    },
  },
  {
    name: 'keys are forgotten with the session unless they are to be remembered, and wiped for good',
    run: async ({ vault }) => {
      const ring = keyRing(vault);
      const endSession = () => browser.storage.session.clear();
      await ring.save({ fal: 'one', pika: '' }, false);
      equal([await ring.key('fal'), await ring.key('pika'), await ring.key('toString')], ['one', undefined, undefined]);
      await endSession();
      equal(await ring.load(), {});
      await ring.save({ fal: 'two' }, true);
      await endSession();
      equal(await ring.load(), { fal: 'two' });
      await ring.wipe();
      equal(await ring.load(), {});
      await endSession();
      equal(await ring.load(), {});
      equal(JSON.stringify(await browser.storage.local.get(null)).includes('two'), false);
    },
  },
];

/** What we rely on of the browser's API and of our adapters on it; the same for the fake and for real browsers. */
export const contract: readonly ContractCase[] = [...storage, ...alarms, ...notifications, ...rest];

export interface ContractResult {
  name: string;
  error: string | null;
}

export async function runContract(around: Surroundings): Promise<ContractResult[]> {
  const results: ContractResult[] = [];
  for (const { name, run } of contract) {
    await browser.storage.local.clear();
    try {
      await run(around);
      results.push({ name, error: null });
    } catch (error) {
      results.push({ name, error: String(error) });
    }
  }
  return results;
}
