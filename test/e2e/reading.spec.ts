import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { DeepPartial } from '../world/patch';
import type { PikaKnobs } from '../world/pika/knobs';
import type { Page } from './driver/driver';
import { anew, followTo, orderInNewApp } from './steps';
import { bannersOn, Studio } from './studio';

let studio: Studio;
let page: Page;

beforeAll(async () => {
  studio = await Studio.open();
  page = await studio.signedIn();
});
afterAll(() => studio?.close());
afterEach(() => page.goto('https://pika.art/'));

/** No step is so short that it could fall between two questions of the page. */
const walk: DeepPartial<PikaKnobs> = { speed: 30, job: { queueMs: 30_000, runMs: 45_000 } };
const longPrompt = `a fox that reads ${'a very long letter, '.repeat(70)}"status":"failed"`;

const oldForms: [name: string, knobs: DeepPartial<PikaKnobs>, prompt: string][] = [
  ['fetch', {}, 'a fox by fetch'],
  ['a Request', { page: { transport: 'request' } }, 'a fox by Request'],
  ['XMLHttpRequest', { page: { transport: 'xhr' } }, 'a fox by XHR'],
  ['long texts in rows of their own', {}, longPrompt],
  ['replies in pieces of seven bytes', { actions: { chunkBytes: 7, chunkGapMs: 1 } }, 'a fox in pieces'],
  ['values that come in a second part', { actions: { laterMs: 150 } }, 'a fox for later'],
  ['replies with the tree of the page', { actions: { renewCookie: true } }, 'a fox in a tree'],
  ['ids of videos unlike those of their jobs', { job: { ownVideoId: true } }, 'a fox by two names'],
];

test.each(oldForms)('the old app, %s: a job is followed from its submit to its end', async (_name, knobs, prompt) => {
  await anew(studio, walk);
  studio.world.pika.set(knobs);
  const before = new Set(studio.world.pika.jobs.list().map((job) => job.id));
  await page.goto('https://pika.art/create');
  await page.until('the form', () => document.querySelector('textarea') !== null);
  await page.evaluate((text) => {
    const field = document.querySelector('textarea');
    if (field) field.value = text;
  }, prompt);
  await page.click('button[type="submit"]');
  const id = await page
    .until('the submit', () => location.pathname === '/library')
    .then(() => {
      return studio.world.pika.jobs.list().find((job) => !before.has(job.id))?.id ?? '';
    });
  const told = await followTo(studio, id, 'finished');
  expect(told.verdicts).toEqual(['on-track', 'finished']);
  expect(told.states).toEqual(['waiting', 'running', 'done']);
  expect(told.progress.length).toBeGreaterThan(1);
  expect(told.card).toMatchObject({
    provider: 'web',
    prompt: prompt.slice(0, 300),
    costCredits: 12,
    kind: { model: '2.5', resolution: '480p', durationSeconds: 5, contentType: 't2v' },
    videoUrl: expect.stringMatching(/^https:\/\/cdn\.pika\.art\/.*\.mp4$/),
  });
  expect(await bannersOn(page)).toEqual([]);
});

const newForms: [name: string, knobs: DeepPartial<PikaKnobs>][] = [
  ['REST', { form: 'rest' }],
  ['rows of PostgREST', { form: 'rows' }],
  ['GraphQL', { form: 'graphql' }],
  ['events by fetch', { form: 'events', eventReader: 'fetch' }],
  ['events by EventSource', { form: 'events', eventReader: 'eventsource' }],
];

test.each(newForms)('the new app, %s: a job is followed from its submit to its end', async (name, knobs) => {
  await anew(studio, { ...walk, ...knobs });
  const prompt = `a heron in ${name}`;
  const id = await orderInNewApp(studio, page, prompt);
  const told = await followTo(studio, id, 'finished');
  expect(told.verdicts).toEqual(['on-track', 'finished']);
  expect(told.states).toEqual(['waiting', 'running', 'done']);
  expect(told.progress.length).toBeGreaterThan(1);
  expect(told.card).toMatchObject({ prompt, kind: { resolution: '720p', durationSeconds: 5 } });
  expect(told.card?.videoUrl).toMatch(/^https:\/\/cdn\.pika\.art\/.*\.mp4$/);
  expect(await bannersOn(page)).toEqual([]);
});

test.each(newForms)('the new app, %s: a failure is named', async (name, knobs) => {
  await anew(studio, { ...knobs, job: { end: 'fail', failure: 'content_policy_violation' } });
  const id = await orderInNewApp(studio, page, `a heron that fails in ${name}`);
  const told = await followTo(studio, id, 'failed-policy');
  expect(told.verdicts).toEqual(['on-track', 'failed-policy']);
  expect(told.card?.videoUrl).toBeUndefined();
});

test('a submit by a Request that is refused is a failed job, with its reason', async () => {
  await anew(studio, { page: { transport: 'request' }, submit: { refuse: 'insufficient_credits' } });
  await page.goto('https://pika.art/create');
  await page.click('textarea[name="promptText"]');
  await page.type('a fox that is turned away');
  await page.click('button[type="submit"]');
  await studio.until('job:submit-1', ['failed-credits']);
  expect((await studio.snapshot())?.jobs.find(({ id }) => id === 'submit-1')).toMatchObject({
    prompt: 'a fox that is turned away',
    kind: { durationSeconds: 5 },
  });
});
