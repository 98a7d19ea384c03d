import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, every } from '../scenario';

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
};
