import { expect, test } from 'vitest';
import { type FakeApi, FakeBrowser } from '../../fake/fakeBrowser';

/** A worker that counts its lives in storage and in memory. */
function counting(fake: FakeBrowser) {
  const inMemory: string[] = [];
  const program = (api: FakeApi) => {
    inMemory.push('life');
    api.runtime.onMessage.addListener(async (message) => ({ heard: message }));
    api.alarms.onAlarm.addListener((alarm) => void api.storage.local.set({ rang: alarm.name }));
  };
  fake.install(program);
  return inMemory;
}

test('a killed worker is woken by a message, with its listeners but without its memory', async () => {
  const fake = new FakeBrowser();
  const lives = counting(fake);
  const page = fake.openPage('popup.html');
  fake.kill();
  expect(await page.runtime.sendMessage({ a: 1 })).toEqual({ heard: { a: 1 } });
  expect(lives).toEqual(['life', 'life']);
});

test('what a dead worker still asks for never happens', async () => {
  const fake = new FakeBrowser();
  counting(fake);
  const old = fake.workerApi();
  const pending = old.storage.local.set({ late: true });
  fake.kill();
  void old.storage.local.set({ later: true });
  expect(
    await Promise.race([pending.then(() => 'done'), new Promise((resume) => setImmediate(resume, 'nothing'))]),
  ).toBe('nothing');
  expect(await fake.workerApi().storage.local.get(null)).toEqual({});
});

test('an alarm wakes the worker at its time, not before 30 s', async () => {
  const fake = new FakeBrowser();
  counting(fake);
  await fake.workerApi().alarms.create('soon', { when: fake.now() + 1 });
  fake.kill();
  await fake.elapse(29_999);
  expect(await fake.workerApi().storage.local.get('rang')).toEqual({});
  await fake.elapse(1);
  expect(await fake.workerApi().storage.local.get('rang')).toEqual({ rang: 'soon' });
});

test('a restart forgets the session and its notifications, not the store', async () => {
  const fake = new FakeBrowser();
  counting(fake);
  const api = fake.workerApi();
  await api.storage.local.set({ kept: 1 });
  await api.storage.session.set({ gone: 1 });
  const icon = api.runtime.getURL('/icon-128.png');
  await api.notifications.create('n', { type: 'basic', iconUrl: icon, title: 'T', message: 'M' });
  fake.restart();
  const next = fake.workerApi();
  expect(await next.storage.local.get(null)).toEqual({ kept: 1 });
  expect(await next.storage.session.get(null)).toEqual({});
  expect(await next.notifications.getAll()).toEqual({});
});

test('a tab hears the worker only while its content script listens', async () => {
  const fake = new FakeBrowser();
  counting(fake);
  const { tab, api, close } = fake.openTab('https://pika.art/');
  await expect(fake.workerApi().tabs.sendMessage(tab, {})).rejects.toThrow('Receiving end does not exist');
  api.runtime.onMessage.addListener(async () => 'heard');
  expect(await fake.workerApi().tabs.sendMessage(tab, {})).toBe('heard');
  close();
  await expect(fake.workerApi().tabs.sendMessage(tab, {})).rejects.toThrow('Receiving end does not exist');
});
