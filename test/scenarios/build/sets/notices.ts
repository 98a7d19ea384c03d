import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, every, uuid } from '../scenario';

const a = old.oldJob('a lighthouse in the fog');
const s = old.subject(a);
const HOOK = 'https://hooks.example.com/unstuck';
const SLACK = 'https://hooks.slack.com/services/T1/B1/made-up';
/** Nothing of the services, which such a crowd puts in doubt as well. */
const ofJobs = {
  webhooks: [{ kind: 'json', url: HOOK }],
  alerts: { 'service-degraded': false, 'service-down': false, 'service-recovered': false, 'fallback-advised': false },
};
const hook = { webhooks: [{ kind: 'json', url: HOOK }] };

const answers = (at: number, url: string, status: number, headers: Record<string, string> = {}): Event => ({
  at,
  do: 'serve',
  url,
  method: 'POST',
  status,
  headers: { 'content-type': 'text/plain', ...headers },
  body: '',
});
const failsAt = (at: number, job = a): Event[] => [
  old.submit(at, job),
  old.pollOne(at + 5, job, old.pending(10)),
  old.pollOne(at + 10, job, old.failedWith('provider_timeout')),
];

/** The balance of one account of several, as the old web app asks for it. */
const creditsOf = (at: number, account: string, amount: number): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: {
    method: 'GET',
    url: `https://login.pika.art/rest/v1/profiles?select=credits&id=eq.${uuid(account)}`,
  },
  response: { status: 200, contentType: 'application/json', body: JSON.stringify([{ credits: amount }]) },
});
/** Who is signed in, with the credits, in one reply. */
const me = (at: number, id: string, email: string, credits: number): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: { method: 'GET', url: 'https://create.pika.art/api/me' },
  response: {
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify({ user: { id, email }, credits }),
  },
});
/** A reply of Pika's public API on its own site. */
const api = (at: number, method: string, path: string, body: unknown): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: { method, url: `https://api.dev.pika.art${path}` },
  response: { status: 200, contentType: 'application/json', body: JSON.stringify(body) },
});

const crowd = Array.from({ length: 60 }, (_, index) => old.oldJob(`fox ${index}`));
const few = crowd.slice(0, 12);

/** Messages that fail once, floods, and alarms about money that are none. */
export const notices: Drafts = {
  'a-hook-whose-worker-dies-between-the-tries': {
    title: 'A webhook answers 503, the worker dies, and the next try still comes from what was stored',
    settings: hook,
    events: [
      answers(0, HOOK, 503),
      old.visit(0),
      ...failsAt(10),
      { at: 25, do: 'kill' },
      answers(40, HOOK, 204),
      { at: 41, do: 'kill' },
    ],
    until: 900,
    expect: [e.alerts('job-failed', 1, s), e.fetchesAtLeast(HOOK, 2), e.fetches(HOOK, 3)],
  },
  'a-hook-that-asks-for-patience': {
    title: 'A webhook answers 429 with Retry-After 600: nothing is sent to it for ten minutes, then once',
    settings: hook,
    events: [answers(0, HOOK, 429, { 'retry-after': '600' }), old.visit(0), ...failsAt(10), answers(60, HOOK, 200)],
    until: 3600,
    expect: [e.fetches(HOOK, 1, 0, 615), e.fetchesAtLeast(HOOK, 1, 616, 720), e.fetches(HOOK, 2)],
  },
  'a-hook-that-was-deleted': {
    title: 'Slack answers 404, no_service: the webhook is gone and is not tried again',
    settings: { webhooks: [{ kind: 'slack', url: SLACK }] },
    events: [answers(0, SLACK, 404), old.visit(0), ...failsAt(10)],
    until: 7200,
    expect: [e.fetchesAtLeast(SLACK, 1), e.fetches(SLACK, 1), e.alerts('job-failed', 1, s)],
  },
  'a-hook-while-off-line': {
    title: 'The alert comes while the browser is off line: the webhook is called when it is on line again, not before',
    settings: hook,
    events: [
      answers(0, HOOK, 200),
      old.visit(0),
      old.submit(10, a),
      old.pollOne(15, a, old.pending(10)),
      { at: 19, do: 'online', value: false },
      old.pollOne(20, a, old.failedWith('provider_timeout')),
      { at: 1800, do: 'online', value: true },
    ],
    until: 3600,
    expect: [e.fetches(HOOK, 1, 0, 1799), e.fetchesAtLeast(HOOK, 1, 1800, 1900), e.fetches(HOOK, 2)],
  },
  'a-hook-down-for-hours-is-not-flooded': {
    title: 'A webhook is down for two hours while twelve videos fail one by one: what waited for it goes in one post',
    settings: hook,
    events: [
      answers(0, HOOK, 500),
      old.visit(0),
      ...few.flatMap((job, index) => failsAt(10 + index * 500, job)),
      answers(7200, HOOK, 200),
    ],
    until: 14_000,
    expect: [
      ...few.map((job) => e.alerts('job-failed', 1, old.subject(job))),
      e.fetches(HOOK, 8, 0, 7199),
      e.fetches(HOOK, 1, 7200, 14_000),
      e.fetchesAtLeast(HOOK, 1, 7200, 14_000),
    ],
  },
  'a-hook-that-never-answers-is-given-up-after-a-day': {
    title: 'A webhook that never answers is tried for a day, ever more seldom, and then left alone',
    settings: hook,
    events: [answers(0, HOOK, 0), old.visit(0), ...failsAt(10), { at: 30, do: 'leave', tab: 1 }],
    until: 180_000,
    expect: [e.fetchesAtLeast(HOOK, 5, 0, 86_400), e.fetches(HOOK, 20), e.fetches(HOOK, 0, 90_000, 180_000)],
  },
  'sixty-at-once': {
    title: 'Sixty videos fail in one reply: each has its alert line, the webhook gets one post',
    settings: ofJobs,
    events: [
      answers(0, HOOK, 200),
      old.visit(0),
      old.poll(
        5,
        crowd.map((job) => [job, old.pending(10)]),
      ),
      old.poll(
        15,
        crowd.map((job) => [job, old.failedWith('provider_timeout')]),
      ),
    ],
    until: 300,
    expect: [
      ...crowd.map((job) => e.alerts('job-failed', 1, old.subject(job))),
      e.fetchesAtLeast(HOOK, 1),
      e.fetches(HOOK, 1),
    ],
  },
  'many-one-after-the-other-within-a-minute': {
    title: 'Twelve videos fail one after the other within 24 s: the first few are told at once, the rest together',
    settings: ofJobs,
    events: [
      answers(0, HOOK, 200),
      old.visit(0),
      old.poll(
        5,
        few.map((job) => [job, old.pending(10)]),
      ),
      ...few.map((job, index) => old.pollOne(10 + index * 2, job, old.failedWith('provider_timeout'))),
    ],
    until: 300,
    expect: [...few.map((job) => e.alerts('job-failed', 1, old.subject(job), 0, 60)), e.fetches(HOOK, 5)],
  },
  'many-in-quiet-hours': {
    title: 'Sixty videos fail during a pause: after it each is told, in one post',
    settings: { ...ofJobs, pausedUntil: '2026-11-24T08:30:00Z' },
    events: [
      answers(0, HOOK, 200),
      old.visit(0),
      old.poll(
        5,
        crowd.map((job) => [job, old.pending(10)]),
      ),
      ...every(15, 15, 1, (at) =>
        old.poll(
          at,
          crowd.map((job) => [job, old.failedWith('provider_timeout')]),
        ),
      ),
    ],
    until: 2400,
    expect: [
      e.fetches(HOOK, 0, 0, 1799),
      ...crowd.map((job) => e.alerts('job-failed', 1, old.subject(job), 1800, 1900)),
      e.fetches(HOOK, 1),
    ],
  },

  'another-account-with-a-full-purse': {
    title:
      'The plan’s allowance is 700; an account with 700 signs in beside one with 300: no reset, no purchase, and none on the way back',
    settings: { plan: 'standard' },
    events: [
      old.visit(0),
      ...every(10, 610, 300, (at) => creditsOf(at, 'first', 300)),
      ...every(1000, 1600, 300, (at) => creditsOf(at, 'second', 700)),
      ...every(2000, 2600, 300, (at) => creditsOf(at, 'first', 300)),
    ],
    until: 3600,
    expect: [e.alerts('credits-reset', 0), e.alerts('credits-anomaly', 0), e.alerts('credits-low', 0)],
  },
  'another-account-by-its-address': {
    title:
      'The new app tells its user and credits in one reply, ids of its own form: 700 beside 300 on a plan of 700 is another account, no reset',
    settings: { plan: 'standard' },
    events: [
      { at: 0, do: 'visit', tab: 1, url: 'https://create.pika.art/apps', html: '<main></main>' },
      ...every(10, 610, 300, (at) => me(at, 'user_1', 'a@example.com', 300)),
      ...every(1000, 1600, 300, (at) => me(at, 'user_2', 'b@example.com', 700)),
      ...every(2000, 2600, 300, (at) => me(at, 'user_1', 'a@example.com', 300)),
    ],
    until: 3600,
    expect: [
      e.at(3000, 'wallet:create', 'ok'),
      e.alerts('credits-reset', 0),
      e.alerts('credits-anomaly', 0),
      e.alerts('credits-low', 0),
    ],
  },
  'another-account-that-has-nothing': {
    title:
      'A second account with nothing in it signs in: no shortage is told, and the first one’s credits are shown again when it is back',
    settings: { plan: 'pro' },
    events: [
      old.visit(0),
      ...every(10, 610, 300, (at) => creditsOf(at, 'first', 1200)),
      ...every(1000, 1600, 300, (at) => creditsOf(at, 'second', 0)),
      ...every(2000, 2600, 300, (at) => creditsOf(at, 'first', 1200)),
    ],
    until: 3600,
    expect: [
      e.alerts('credits-exhausted', 0),
      e.alerts('credits-low', 0),
      e.alerts('credits-reset', 0),
      e.at(3000, 'wallet:create', 'ok'),
    ],
  },
  'another-account-while-a-job-is-owed': {
    title:
      'A job of the first account fails and its refund comes while another account is signed in: no claim of a lost charge or a second one',
    events: [
      old.visit(0),
      creditsOf(2, 'first', 500),
      old.submit(10, a),
      creditsOf(12, 'first', 480),
      old.pollOne(20, a, old.pending(10)),
      old.pollOne(60, a, old.failedWith('provider_timeout')),
      ...every(100, 1300, 300, (at) => creditsOf(at, 'second', 440)),
      ...every(1500, 2100, 300, (at) => creditsOf(at, 'first', 500)),
    ],
    until: 3000,
    expect: [e.alerts('credits-anomaly', 0), e.alerts('credits-reset', 0), e.at(2500, 'wallet:create', 'ok')],
  },
  'a-free-account-spends-what-it-bought': {
    title:
      'A free plan with bought credits that go down to nothing: its plan gives nothing each month, so nothing runs low, nothing is due, nothing is told',
    settings: { plan: 'free' },
    events: [old.visit(0), ...[60, 40, 20, 0].map((amount, index) => old.credits(10 + index * 600, amount))],
    until: 4000,
    expect: [
      e.never('wallet:create', ['low', 'not-reset']),
      e.alerts('credits-low', 0),
      e.alerts('credits-exhausted', 0),
      e.absent('monthly credits.'),
    ],
  },
  'a-free-account-that-buys': {
    title: 'A free plan, and 900 credits are bought: a purchase, not the month’s credits',
    settings: { plan: 'free' },
    events: [old.visit(0), old.credits(10, 0), old.credits(600, 900), old.credits(1200, 900)],
    until: 4000,
    expect: [e.alerts('credits-reset', 0), e.at(3000, 'wallet:create', 'ok')],
  },
  'nothing-at-the-first-look': {
    title: 'No plan is chosen and the first balance ever seen is nought: nobody saw anything used up, nothing is told',
    events: [old.visit(0), ...every(10, 1210, 300, (at) => old.credits(at, 0))],
    until: 2000,
    expect: [e.alerts('credits-exhausted', 0), e.alerts('credits-low', 0)],
  },
  'used-up-in-sight': {
    title: 'The same without a plan, but the credits were seen to go: told once',
    events: [
      old.visit(0),
      old.credits(10, 40),
      old.credits(300, 0),
      ...every(600, 1200, 300, (at) => old.credits(at, 0)),
    ],
    until: 2000,
    expect: [e.alerts('credits-exhausted', 1, 'wallet:create')],
  },
  'bills-are-no-balance': {
    title: 'The developer site shows what was spent by day and by month, and a quote: none of it is a balance',
    events: [
      { at: 0, do: 'visit', tab: 1, url: 'https://dev.pika.art/billing', html: '<main></main>' },
      api(5, 'GET', '/billing/spend/daily?start_date=2026-11-01&end_date=2026-11-24', {
        results: [
          { date: '2026-11-23', api_key_id: 'k', model: 'pika-2.5', amount_micro_usd: 400_000, request_count: 2 },
        ],
      }),
      api(8, 'GET', '/billing/monthly/2026-11', { totals: { charges_micros: 400_000 }, balance: 0.4, lines: [] }),
      api(11, 'POST', '/catalog/apis/kling%2Fv3%2Fimage-to-video/quote', { micro_usd: 12_500, sell_usd: '0.0125' }),
      api(14, 'GET', '/catalog/apis/pika/pika-2.5/text-to-video', {
        api_id: 'x',
        display_pricing: { components: [{ role: 'output', starting_at: { micro_usd: 40_000, sell_usd: 0.04 } }] },
      }),
    ],
    until: 600,
    expect: [e.never('wallet:api', ['ok', 'low', 'exhausted'])],
  },
  'a-postpaid-balance-on-its-page': {
    title:
      'The developer site’s own balance of a postpaid account: what is left of the cycle counts, not the prepaid nought',
    events: [
      { at: 0, do: 'visit', tab: 1, url: 'https://dev.pika.art/billing', html: '<main></main>' },
      api(5, 'GET', '/billing/balance', {
        balance_micro_usd: 0,
        postpaid: {
          active: true,
          cycle: { used_micro_usd: 2_000_000, limit_micro_usd: 20_000_000, remaining_micro_usd: 18_000_000 },
        },
      }),
    ],
    until: 600,
    expect: [e.at(500, 'wallet:api', 'ok'), e.alerts('credits-exhausted', 0)],
  },
  'a-clock-set-back-does-not-tell-twice': {
    title:
      'The clock is set back by an hour while a webhook’s second try is due: it still comes, and nothing is told twice',
    settings: hook,
    events: [
      answers(0, HOOK, 500),
      old.visit(0),
      ...failsAt(10),
      { at: 30, do: 'clock', seconds: -3600 },
      answers(40, HOOK, 200),
    ],
    until: 900,
    expect: [e.alerts('job-failed', 1, s), e.fetchesAtLeast(HOOK, 2), e.fetches(HOOK, 3)],
  },
};
