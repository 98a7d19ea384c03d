import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { api } from './driver/api';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import { anew, choose } from './steps';
import { Studio } from './studio';

/** Stands in every secret that is planted. */
const PLANTED = 'S3CR3T';
/** Browsers may compress what they keep: a word is found whole at least where it stands first. */
const KEPT = 'ZQXK7W';
const PROMPT = `${KEPT}, a heron among planted secrets`;
let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open({ allowed: true });
  page = await studio.signedIn();
});
afterAll(() => studio?.close());

/** What the page sends and is answered: a job, in the middle of all that could sign its user in. */
const job = (status: string, progress: number) => ({
  jobs: [{ id: 'planted-77-x', status, progress, prompt: PROMPT, token: `${PLANTED}-job`, error: null }],
  access_token: `${PLANTED}-access`,
  session: { refresh_token: `${PLANTED}-refresh`, id_token: `${PLANTED}-id`, user: { password: `${PLANTED}-"quoted` } },
  keys: { apiKey: `${PLANTED}-key`, client_secret: `${PLANTED}-client`, list: [{ otp: `${PLANTED}-otp` }] },
  nested: JSON.stringify({ jwt: `${PLANTED}-jwt`, text: JSON.stringify({ code: `${PLANTED}-4-code-7` }) }),
  bare: `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI${PLANTED}ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P`,
});

/** Sends it in every form in which a page sends things. */
function sends(body: unknown): Promise<boolean> {
  return page.evaluate(
    async (sent: unknown, mark: string) => {
      const text = JSON.stringify(sent);
      const secret = `token_hash=${mark}-hash&code=${mark}-7-code-8#access_token=${mark}-fragment`;
      const headers = {
        authorization: `Bearer ${mark}-bearer`,
        'x-api-key': `${mark}-header`,
        'content-type': 'application/json',
      };
      await fetch(`/planted/list-jobs?limit=20&${secret}`, { method: 'POST', headers, body: text });
      await fetch('/planted/list-jobs?limit=21', { method: 'POST', body: text });
      await fetch(new Request(`/planted/list-jobs/rows?${secret}`, { method: 'POST', headers, body: text }));
      await fetch(`/planted/api/jobs?limit=20&apikey=${mark}-apikey`);
      const tree = encodeURIComponent(JSON.stringify(['', { children: [`__PAGE__?{"code":"${mark}-9-tree"}`, {}] }]));
      await fetch('/planted/list-jobs/rows', {
        method: 'POST',
        headers: { 'next-action': '40aa', 'next-router-state-tree': tree },
        body: text,
      });
      const form = new FormData();
      form.append('password', `${mark}-form`);
      form.append('options', text);
      await fetch('/planted/list-jobs', { method: 'POST', body: form });
      await fetch('/planted/list-jobs', {
        method: 'POST',
        body: new URLSearchParams({ jwt: `${mark}-form`, options: text }),
      });
      await fetch(`/planted/auth/v1/token?grant_type=${mark}-grant`, { method: 'POST', headers, body: text });
      await fetch(`/planted/magic-link/${mark}-path`, { method: 'POST', body: text });
      await new Promise((done) => {
        const xhr = new XMLHttpRequest();
        xhr.open('POST', `/planted/list-jobs?limit=22&session=${mark}-xhr`);
        xhr.setRequestHeader('authorization', `${mark}-xhr`);
        xhr.onloadend = done;
        xhr.send(text);
      });
      return true;
    },
    body,
    PLANTED,
  );
}

/** Every byte that the extension keeps: what it asks the browser for, and the files in which the browser keeps it. */
async function everyByte() {
  const probe = await studio.driver.probe();
  const local = JSON.stringify(await api(probe, 'storage.local.get', null));
  const session = JSON.stringify(await api(probe, 'storage.session.get', null));
  const databases = await probe.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name ?? ''));
      for (const table of database.objectStoreNames) {
        const store = database.transaction(table).objectStore(table);
        all.push(name, table, await promised(store.getAllKeys()), await promised(store.getAll()));
      }
      database.close();
    }
    return JSON.stringify(all);
  });
  const files = (await studio.driver.ownFolders()).flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1').replaceAll('\0', '')),
  );
  return { local, session, databases, files: files.join('\n') };
}

test('nothing that signs the user in is kept, whatever the page sends, shows and is answered', async () => {
  await anew(studio, { job: { holdAt: 40 } });
  const hook = { kind: 'json' as const, url: `https://hook.example/${PLANTED}-hook`, secret: `${PLANTED}-signature` };
  await choose(studio, { webhooks: [hook], keys: { fal: `${PLANTED}-fal-0123456789abcdef` } });
  const query = `code=${PLANTED}-1-visit&token=${PLANTED}-visit#access_token=${PLANTED}-visit&refresh_token=${PLANTED}-visit`;
  await page.goto(`https://pika.art/planted?${query}`);
  for (const progress of [10, 20, 30, 40]) await sends(job('running', progress));
  await studio.until('job:planted-77-x', ['on-track']);
  await page.goto(`https://pika.art/planted/magic-link/${PLANTED}-place?${query}`);
  await studio.driver.killWorker();
  await sends(job('running', 50));
  await sends({ jobs: [{ id: 'planted-77-x', status: 'failed', prompt: PROMPT, error: 'content policy' }] });
  await studio.until('job:planted-77-x', ['failed-policy']);
  const received = () => studio.world.log.entries.filter(({ host }) => host === 'hook.example');
  await lookUntil('the post to the webhook', async () => received().length > 0);
  expect(received()[0]?.path).toBe(`/${PLANTED}-hook`);

  const { local, session, databases, files } = await everyByte();
  expect(local).toContain(PROMPT);
  expect(local).not.toContain(PLANTED);
  expect(databases).not.toContain(PLANTED);
  // The user's own keys and webhooks are kept for the session, and only there: it is kept in memory.
  const { keys: _keys, webhooks: _webhooks, ...rest } = JSON.parse(session);
  expect(JSON.stringify(rest)).not.toContain(PLANTED);
  expect(files.includes(PLANTED)).toBe(false);
  // What is kept is found in the files: so would a secret be.
  expect(files.includes(KEPT)).toBe(true);
});
