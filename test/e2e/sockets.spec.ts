import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeepPartial } from '../world/patch';
import type { PikaKnobs } from '../world/pika/knobs';
import type { Page } from './driver/driver';
import { anew, followTo, orderInNewApp } from './steps';
import { bannerOf, bannersOn, Studio } from './studio';

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.signedIn();
});
afterAll(() => studio?.close());
afterEach(() => page.goto('https://pika.art/'));

const walk: DeepPartial<PikaKnobs> = { speed: 30, job: { queueMs: 30_000, runMs: 45_000 } };
const forms: [name: string, knobs: DeepPartial<PikaKnobs>][] = [
  ['Supabase Realtime, serializer 2.0.0', { form: 'realtime', sockets: { vsn: '2.0.0' } }],
  ['Supabase Realtime, serializer 1.0.0', { form: 'realtime', sockets: { vsn: '1.0.0' } }],
  ['Socket.IO', { form: 'socketio' }],
];
const isOpen = () => document.documentElement.dataset.channel === 'SUBSCRIBED';

test.each(forms)('%s: a job is followed to its end, and nobody else’s', async (name, knobs) => {
  await anew(studio, { ...walk, ...knobs });
  const prompt = `a heron over ${name}`;
  const id = await orderInNewApp(studio, page, prompt);
  const told = await followTo(studio, id, 'finished');
  expect(told.verdicts).toEqual(['on-track', 'finished']);
  expect(told.states).toEqual(['waiting', 'running', 'done']);
  expect(told.progress.length).toBeGreaterThan(1);
  expect(told.card).toMatchObject({ prompt, kind: { resolution: '720p', durationSeconds: 5 } });
  expect(told.card?.videoUrl).toMatch(/^https:\/\/cdn\.pika\.art\/.*\.mp4$/);
  const own = new Set(studio.world.pika.jobs.list().map((job) => job.id));
  expect(Object.keys((await studio.known()).jobs).filter((known) => !own.has(known))).toEqual([]);
  expect(await bannersOn(page)).toEqual([]);
});

test.each(forms)('%s: the picture freezes, and the end is told', async (_name, knobs) => {
  await anew(studio, { ...walk, ...knobs, page: { freeze: 'end' } });
  const id = await orderInNewApp(studio, page, 'a heron that nobody sees');
  const told = await followTo(studio, id, 'finished-unseen');
  expect(told.verdicts).toEqual(['on-track', 'finished-unseen']);
  expect((await bannerOf(page, `job:${id}`)).verdict).toBe('finished-unseen');
  expect(await studio.notified(`unstuck:job-finished:job:${id}`)).toContain(`unstuck:job-finished:job:${id}`);
});

test.each(forms)('%s: the tab is hidden, and the end is told', async (_name, knobs) => {
  await anew(studio, { ...walk, ...knobs });
  const id = await orderInNewApp(studio, page, 'a heron in a tab behind');
  await studio.until(`job:${id}`, ['on-track']);
  await page.hide();
  await studio.until(`job:${id}`, ['finished', 'finished-unseen']);
  expect(await studio.notified(`unstuck:job-finished:job:${id}`)).toContain(`unstuck:job-finished:job:${id}`);
});

test.each(forms)('%s: the socket is cut and comes back', async (_name, knobs) => {
  await anew(studio, { ...walk, ...knobs, job: { queueMs: 3000, runMs: 45_000, holdAt: 40 } });
  const id = await orderInNewApp(studio, page, 'a heron on a broken line');
  await page.until('the socket', isOpen);
  studio.world.pika.set({ sockets: { open: false } });
  await page.until('the socket to be cut', () => document.documentElement.dataset.channel !== 'SUBSCRIBED');
  studio.world.pika.set({ sockets: { open: true }, job: { holdAt: null } });
  await page.until('the socket to be back', isOpen);
  const told = await followTo(studio, id, 'finished');
  expect(told.verdicts.filter((verdict) => !['unknown', 'on-track', 'finished'].includes(verdict))).toEqual([]);
});
