import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../lib/engine/advance';
import { note } from '../../lib/engine/notes/note';
import { askQuestions } from '../../lib/engine/schedule/questions';
import { initialState, type State } from '../../lib/engine/state';
import { identityOf, keptHeaders } from '../../lib/knowledge/requestHeaders';
import type { Effect } from '../../lib/model/effect';
import type { Evidence } from '../../lib/model/evidence';
import type { PollRequest } from '../../lib/model/reply';
import { bodyChanges } from '../../lib/page/changes';
import type { PageRequest } from '../../lib/page/exchange-form';
import { readHanded } from '../../lib/page/handed';
import { handOver } from '../../lib/page/handover';
import { requestMemory } from '../../lib/page/requestMemory';
import { START } from '../unit/engine/course';
import { seeded } from './seeded';

/**
 * Random pages that ask by themselves and order on clicks, in forms that are alike. Whatever they do: what is sent in
 * their place is equal, byte for byte, to what the page itself sent three times, twice without a click before it.
 */

const PAGES = 20_000;
const ORIGIN = 'https://create.pika.art';
const TAB = 1;
/** No question is asked in a page's place before it was silent for so long. */
const AFTER_MS = 30_000;
const ids = ['8b336994-4dd2-43fa-b39e-32d1aeb1f763', 'gen-00017', '90210'];
const circumstances = { timeZone: 'UTC', random: 0.5 };

interface Sendings {
  request: PageRequest;
  /** Only ever on a click. */
  order: boolean;
  seen: number;
  alone: number;
}

type Random = ReturnType<typeof seeded>;

/** A question in one of the forms that pages use. */
function question(random: Random): PageRequest {
  const id = random.pick(ids);
  const json = { 'content-type': 'application/json' };
  return random.pick<() => PageRequest>([
    () => ({ method: 'GET', url: `https://create-api.pika.art/v1/jobs/${id}` }),
    () => ({ method: 'GET', url: `https://create-api.pika.art/v1/jobs/${id}/status`, headers: { authorization: '' } }),
    () => ({ method: 'GET', url: `${ORIGIN}/api/generations?limit=${random.below(50)}&sort=-createdAt` }),
    () => ({ method: 'GET', url: `https://data.pika.art/rest/v1/generations?select=*&id=in.(${id})` }),
    () => ({
      method: 'POST',
      url: `${ORIGIN}/gallery`,
      headers: { accept: 'text/x-component', 'next-action': random.pick(['40aaa', '40bbb', '40ccc']) },
      body: JSON.stringify([random.pick<object>([{ ids: [id] }, { after: '$undefined', perPage: 12 }])]),
    }),
    () => ({ method: 'POST', url: `${ORIGIN}/api/jobs/status`, headers: json, body: JSON.stringify({ ids: [id] }) }),
    () => ({
      method: 'POST',
      url: `${ORIGIN}/graphql`,
      headers: json,
      body: JSON.stringify({ query: 'query Jobs($first: Int) { jobs(first: $first) { id status } }', variables: { first: random.below(30) } }),
    }),
    () => ({
      method: 'POST',
      url: `${ORIGIN}/graphql`,
      headers: json,
      body: JSON.stringify({ operationName: 'Jobs', variables: { first: 5 }, extensions: { persistedQuery: { version: 1, sha256Hash: random.pick(['ab12', 'cd34']) } } }),
    }),
  ])(); // biome-ignore format: a table of forms
}

/** An order: a question with something more in it, or one in the very form of a question. */
function order(random: Random): PageRequest {
  const base = question(random);
  const verb = random.pick(['cancel', 'retry', 'upscale', 'boost', 'shareNow', 'un-favorite', 'zap']);
  return random.pick<() => PageRequest>([
    () => base,
    () => ({ ...base, url: `${base.url.split('?')[0]}/${verb}` }),
    () => ({ ...base, url: `${base.url}${base.url.includes('?') ? '&' : '?'}${verb}=1` }),
    () => ({ ...base, headers: { ...base.headers, 'next-action': '40ddd' } }),
    () => ({ ...base, headers: { ...base.headers, [`x-${verb}`]: '' } }),
    () => ({ ...base, method: random.pick(['PUT', 'PATCH', 'DELETE']) }),
    () => ({ ...base, ...(base.body !== undefined && { body: base.body.replace(/\}/, `,"${verb}":true}`) }) }),
    () => ({ ...base, ...(base.body !== undefined && { body: base.body.replace('query', 'mutation') }) }),
  ])();
}

function answerTo(request: PageRequest, random: Random): { contentType: string; body: string } {
  const job = (id: string) => ({ id, status: 'running', progress: random.below(100), prompt: 'a mill' });
  const named = ids.find((id) => `${request.url} ${request.body ?? ''}`.includes(id)) ?? random.pick(ids);
  const list = { results: [job(named)] };
  if (request.headers?.['next-action'] !== undefined)
    return { contentType: 'text/x-component', body: `1:${JSON.stringify({ success: true, data: list })}\n` };
  const balance = random.chance(0.1) ? { creditBalance: 500 - random.below(100) } : {};
  const body = random.pick<object>([{ ...list, ...balance }, list, { job: job(named) }, { success: true }]);
  return { contentType: 'application/json', body: JSON.stringify(body) };
}

/**
 * Plays one random page; gives what the page sent, and what was sent in its place. `whole`: by the engine's whole step,
 * which also judges; else by the parts of it that decide what is sent.
 */
function play(seed: number, whole: boolean): { sent: Map<string, Sendings>; repeated: PollRequest[] } {
  const random = seeded(seed);
  const memory = requestMemory();
  const changes = bodyChanges(1);
  const sent = new Map<string, Sendings>();
  const repeated: PollRequest[] = [];
  let state: State = initialState(START);
  let atMs = START;

  const hear = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      if (effect.do !== 'ask') continue;
      const { question: asked } = effect;
      if (asked.about === 'poll' || asked.about === 'poll-in-page') repeated.push(asked.request);
    }
  };
  const take = (evidence: Evidence) => {
    if (whole) {
      const step = advance(state, evidence, atMs, circumstances);
      hear(step.effects);
      state = { ...step.state, pending: [] };
      return;
    }
    const asked = askQuestions(note(state, evidence, atMs), atMs, circumstances.random);
    hear(asked.effects);
    state = asked.state;
  };
  const send = (request: PageRequest, gesture: boolean, isOrder: boolean) => {
    const key = identityOf(request);
    const before = sent.get(key) ?? { request, order: isOrder, seen: 0, alone: 0 };
    sent.set(key, {
      request,
      order: before.order && isOrder,
      seen: before.seen + 1,
      alone: before.alone + (gesture ? 0 : 1),
    });
    const response = { status: random.chance(0.05) ? 503 : 200, ...answerTo(request, random) };
    const handed = handOver({ request: { ...request, gesture }, response }, 'page', memory, changes)?.whole;
    const reply =
      handed &&
      readHanded(
        handed,
        () => true,
        () => new Map(),
        atMs,
      );
    if (handed === undefined || reply === undefined) return;
    memory.count(request, reply.poll !== undefined);
    const poll = reply.poll === undefined ? {} : { poll: { ...reply.poll, origin: ORIGIN } };
    take({ ...reply, ...poll, tab: TAB, origin: ORIGIN });
  };
  /** The page is silent; long enough, and the engine is given its turn. */
  const wait = (ms: number) => {
    atMs += ms;
    if (ms > AFTER_MS) take({ kind: 'tick' });
  };

  take({ kind: 'tab', tab: TAB, state: 'visible', url: `${ORIGIN}/gallery`, origin: ORIGIN });
  const questions = random.many(2, () => question(random));
  const orders = random.many(2, () => order(random));
  const events = 3 + random.below(9);
  for (let event = 0; event < events; event += 1) {
    const isOrder = random.chance(0.4);
    // The user may also click just before the page asks by itself.
    send(random.pick(isOrder ? orders : questions), isOrder || random.chance(0.15), isOrder);
    wait(random.pick([300, 4000, 10_000, 40_000]));
  }
  if (random.chance(0.5)) take({ kind: 'tab', tab: TAB, state: 'closed' });
  for (const ms of [45_000, 90_000, 300_000]) wait(ms);
  return { sent, repeated };
}

/** What leaves for Pika: method, address, the headers that are kept, and body. */
const bytesOf = ({ method, url, headers, body }: PageRequest | PollRequest) =>
  JSON.stringify([method, url, keptHeaders.map((name) => headers?.[name] ?? null), body ?? '']);

/** Checks everything that was sent in a page's place; gives how much that was. */
function check(seed: number, whole: boolean): number {
  const { sent, repeated } = play(seed, whole);
  for (const request of repeated) {
    const own = sent.get(identityOf(request));
    if (own === undefined) throw new Error('The page never sent it.');
    expect(bytesOf(request)).toBe(bytesOf(own.request));
    expect(own.order).toBe(false);
    expect(own.seen).toBeGreaterThanOrEqual(3);
    expect(own.alone).toBeGreaterThanOrEqual(2);
  }
  return repeated.length;
}

describe('asking in the page’s place', () => {
  it.each([
    [PAGES, false],
    [PAGES / 20, true],
  ])(
    'sends nothing that began with a click or was seen fewer than three times, on %i random pages',
    (pages, whole) => {
      let repeats = 0;
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          repeats += check(seed, whole);
        }),
        { numRuns: pages },
      );
      // Pages that ask by themselves are asked for: a test in which nothing is ever sent would prove nothing.
      expect(repeats).toBeGreaterThan(pages / 10);
    },
    300_000,
  );
});
