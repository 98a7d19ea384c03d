import { describe, expect, it } from 'vitest';
import { isProven } from '../../../lib/engine/polls/proof';
import type { EvidenceOf } from '../../../lib/model/evidence';
import type { PollRequest } from '../../../lib/model/reply';
import { Course, look, poll, reply, submitted, tab } from './course';

type Reply = EvidenceOf<'reply'>;

/** The page sends `request` at these seconds; then all is silent until the end of the hour. */
function played(
  times: readonly number[],
  { request = poll(), more = () => ({}) }: { request?: PollRequest; more?: (at: number) => Partial<Reply> } = {},
): Course {
  const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
  for (const at of times) {
    course.at(at, reply([look('running', { progress: at / 1000 })], { poll: request, ...more(at) }));
  }
  return course.to(600);
}
const asked = (course: Course) => [...course.asked('poll-in-page'), ...course.asked('poll')].length;
const beside =
  (...times: number[]) =>
  (at: number) => ({ gesture: times.includes(at) });

describe('a question is proven', () => {
  it('after three sendings, not after two', () => {
    expect(asked(played([10, 20]))).toBe(0);
    expect(asked(played([10, 20, 30]))).toBeGreaterThan(0);
  });

  it('where two of them came without a click before them', () => {
    expect(asked(played([10, 20, 30], { more: beside(10) }))).toBeGreaterThan(0);
    expect(asked(played([10, 20, 30], { more: beside(10, 20) }))).toBe(0);
    expect(asked(played([10, 20, 30, 40, 50], { more: beside(10, 20, 30, 40, 50) }))).toBe(0);
  });

  it('where it is named by a hash alone, only if no click ever came before it', () => {
    const request = { ...poll(), hashed: true };
    expect(asked(played([10, 20, 30, 40], { request }))).toBeGreaterThan(0);
    expect(asked(played([10, 20, 30, 40, 50, 60], { request, more: beside(30) }))).toBe(0);
  });

  it('only in a form that can do nothing but ask', () => {
    const course = played([10, 20, 30, 40, 50], { request: { ...poll(), asks: false } });
    expect(asked(course)).toBe(0);
    expect(course.state.polls).toEqual({});
    expect(course.state.proofs).toEqual({});
  });

  it.each<[string, (at: number) => Partial<PollRequest>]>([
    ['action', (at) => ({ headers: { 'next-action': `4${at}` } })],
    ['tree of routes', (at) => ({ headers: { 'next-action': '4a', 'next-router-state-tree': String(at) } })],
    ['address', (at) => ({ url: `https://pika.art/library?v=${at}` })],
    ['body', (at) => ({ body: `[{"ids":["a"],"perPage":${at}}]` })],
    ['page', (at) => ({ origin: at === 20 ? 'https://pika.art' : 'https://old.pika.art' })],
  ])('by sendings with the same %s', (_what, change) => {
    expect(asked(played([10, 20, 30], { more: (at) => ({ poll: { ...poll(), ...change(at) } }) }))).toBe(0);
  });

  it('by answers of one kind: a list, or one and the same job', () => {
    const single = (id: string) => {
      const { reading } = reply([look('running', { id })]);
      return { reading: { ...reading, jobList: false } };
    };
    expect(asked(played([10, 20, 30, 40], { more: () => single('a') }))).toBeGreaterThan(0);
    expect(asked(played([10, 20, 30, 40], { more: (at) => single(`made-${at}`) }))).toBe(0);
    expect(asked(played([10, 20, 30, 40], { more: (at) => (at === 30 ? single('a') : {}) }))).toBe(0);
    expect(asked(played([10, 20, 30, 40, 50, 60], { more: (at) => (at === 30 ? single('a') : {}) }))).toBeGreaterThan(
      0,
    );
  });

  it('a failed answer is of no kind, and a sending all the same', () => {
    const down = (at: number) => (at === 20 ? { ...reply([], { status: 503 }, { kind: 'server-error' }) } : {});
    const course = played([10, 20, 30], { more: (at) => ({ ...down(at), poll: poll() }) });
    expect(asked(course)).toBeGreaterThan(0);
  });

  it('while no balance falls at its sending, unless a submit explains that', () => {
    const balance = (amount: number) => ({ wallet: 'create' as const, amount, unit: 'credits' as const });
    const withBalance = (amountAt: (at: number) => number) => (at: number) => {
      const { reading } = reply([look('running')]);
      return { reading: { ...reading, balances: [balance(amountAt(at))] } };
    };
    expect(asked(played([10, 20, 30, 40], { more: withBalance(() => 80) }))).toBeGreaterThan(0);
    expect(asked(played([10, 20, 30, 40], { more: withBalance((at) => 80 - at) }))).toBe(0);
    const course = new Course().at(0, tab('visible'), reply([], { ...withBalance(() => 80)(0) }));
    for (const at of [10, 20, 30]) course.at(at, reply([look('running')], { poll: poll() }));
    course.at(32, submitted(look('waiting', { id: 'b' })));
    course.at(34, reply([], { ...withBalance(() => 68)(0) }));
    expect(isProven(course.state, poll())).toBe(true);
  });
});

describe('a proof', () => {
  it('survives the worker and a page that is loaded anew', () => {
    const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
    course.at(10, reply([look('running')], { poll: poll() })).at(20, reply([look('running')], { poll: poll() }));
    course.at(21, tab('closed')).at(22, tab('visible'));
    course.state = JSON.parse(JSON.stringify(course.state));
    course.at(30, reply([look('running')], { poll: poll() }));
    expect(asked(course.to(600))).toBeGreaterThan(0);
  });

  it('is forgotten after two days, and there are never more than two hundred', () => {
    const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
    const send = (at: number, n: number) =>
      course.at(at, reply([look('running')], { poll: { ...poll(), url: `https://pika.art/library?v=${n}` } }));
    for (let n = 0; n < 300; n += 1) send(2, n);
    expect(Object.keys(course.state.proofs)).toHaveLength(200);
    expect(Object.keys(course.state.polls).length).toBeLessThanOrEqual(40);
    send(3 * 86_400, 1);
    expect(Object.keys(course.state.proofs)).toHaveLength(1);
    expect(Object.keys(course.state.polls)).toHaveLength(1);
  });
});

describe('where the proof is missing', () => {
  it('the job is unknown after five minutes, the advice is to open Pika, and the reason says why', () => {
    const course = played([10, 20]);
    expect(course.verdict('job:a')).toBe('unknown');
    expect(course.advice('job:a')).toContain('open-pika');
    expect(course.state.verdicts['job:a']?.because.map(({ id }) => id)).toEqual(['no-news', 'not-proven']);
  });

  it('what is switched off is given as the reason', () => {
    const course = new Course({ pollPage: false }).at(0, tab('visible')).at(1, submitted(look('waiting')));
    for (const at of [10, 20, 30]) course.at(at, reply([look('running')], { poll: poll() }));
    expect(course.to(600).state.verdicts['job:a']?.because.map(({ id }) => id)).toEqual(['no-news', 'switched-off']);
  });
});

describe('a question that carries a sign-in', () => {
  it('is the page’s own: once that is closed, the reason says so', () => {
    const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
    for (const at of [10, 20, 30]) course.at(at, reply([look('running')], { poll: poll(['a'], true) }));
    course.at(31, tab('closed')).to(600);
    expect(asked(course)).toBe(0);
    expect(course.state.verdicts['job:a']?.because.map(({ id }) => id)).toEqual(['no-news', 'page-only']);
  });
});

describe('what waits to be asked', () => {
  it('is dropped when asking is switched off', () => {
    const course = played([10, 20, 30]);
    const effect = { do: 'ask' as const, key: 'ask:poll:1:x' };
    const inPage = { about: 'poll-in-page' as const, tab: 1, request: poll(), orInBackground: true };
    course.state = { ...course.state, pending: [{ ...effect, question: inPage }] };
    const settings = { ...course.state.settings, pollPage: false };
    course.at(601, { kind: 'settings', settings });
    expect(course.state.pending).toEqual([]);
  });
});
