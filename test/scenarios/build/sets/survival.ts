import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';

/** What must cost itself alone: odd ids, odd bodies, odd incidents, clocks that were set wrong. */

const JOBS = 'https://create-api.pika.art/v1/jobs?limit=20';
const a = old.oldJob('a lighthouse in the rain');
const s = old.subject(a);

const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const going = (from = 10, to = 90) => every(from, to, 10, (at) => old.pollOne(at, a, old.pending(at)));
const unharmed = [e.at(85, s, 'on-track'), e.never(s, ['stuck', 'unknown', ...e.FAILED, ...e.DONE], 10)];

function reply(at: number, body: string | { repeat: string; times: number }, contentType = 'application/json'): Event {
  return {
    at,
    do: 'exchange',
    tab: 1,
    request: { method: 'GET', url: JOBS },
    response: { status: 200, contentType, body },
  };
}

const list = (at: number, jobs: readonly unknown[]) => reply(at, JSON.stringify({ jobs }));

/** Two jobs in one list, of which one has an odd id: both are followed, and both ends are told. */
function oddId(id: string) {
  const both = (progress: number) => [
    { id, status: 'running', progress, prompt: 'a cat' },
    { id: 'a-job-like-any-other', status: 'running', progress: progress + 5, prompt: 'a dog' },
  ];
  const over = (job: string, prompt: string) => ({
    id: job,
    status: 'failed',
    prompt,
    error: { message: 'Out of memory' },
  });
  return {
    title: `A job with the id ${id} is followed like any other, and costs nobody anything, also when the worker dies`,
    events: [
      old.visit(0),
      ...every(5, 45, 10, (at) => list(at, both(at))),
      { at: 48, do: 'kill' } satisfies Event,
      list(55, [over('a-job-like-any-other', 'a dog'), { id, status: 'running', progress: 60, prompt: 'a cat' }]),
      list(65, [over(id, 'a cat')]),
    ],
    until: 120,
    expect: [
      e.at(40, 'job:a-job-like-any-other', 'on-track'),
      e.at(40, `job:${id}`, 'on-track'),
      e.at(60, 'job:a-job-like-any-other', ['failed', 'failed-platform']),
      e.at(70, `job:${id}`, ['failed', 'failed-platform']),
      e.alerts('job-failed', 2),
    ],
  };
}

/** Rows of a flight body in which each refers to the next from many places: small to send, endless to follow. */
function ladder(rows: number, row: (next: string) => unknown): string {
  return Array.from(
    { length: rows },
    (_, n) => `${n.toString(16)}:${JSON.stringify(row(`$${(n + 1).toString(16)}`))}\n`,
  ).join('');
}

const named = (names: readonly string[], value: string) =>
  Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${names[n % names.length]}${'-'.repeat(n)}`, value]));

export const survival: Drafts = {
  'survival-id-to-string': oddId('toString'),
  'survival-id-has-own-property': oddId('hasOwnProperty'),
  'survival-id-value-of': oddId('valueOf'),
  'survival-id-define-getter': oddId('__defineGetter__'),
  'survival-flight-parameters-of-parameters': {
    title:
      'A flight body of some kB whose parameters refer to parameters, a hundred times at each of five levels, costs itself alone',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      reply(
        33,
        ladder(5, (next) => ({ id: 'x1', status: 'running', ...named(['params', 'options', 'input'], next) })),
        'text/x-component',
      ),
    ],
    until: 90,
    expect: unharmed,
  },
  'survival-flight-errors-of-errors': {
    title: 'A flight body whose errors hold three errors each, at forty levels, costs itself alone',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      reply(
        33,
        ladder(40, (next) => ({ id: 'x1', status: 'failed', error: [next, next, next] })),
        'text/x-component',
      ),
    ],
    until: 90,
    expect: unharmed,
  },
  'survival-flight-progress-of-progress': {
    title: 'A flight body whose progress refers to progress costs itself alone',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      reply(
        33,
        ladder(40, (next) => ({ id: 'x1', status: 'running', progress: next, percent: next })),
        'text/x-component',
      ),
    ],
    until: 90,
    expect: unharmed,
  },
  'survival-newlines-before-a-letter': {
    title: 'Two hundred thousand newlines before a letter take no time',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(),
      reply(33, { repeat: '\n', times: 200_000 }),
      reply(36, { repeat: '\n ', times: 400_000 }, ''),
    ],
    until: 90,
    expect: unharmed,
  },
  'survival-deep-list-beside-a-job': {
    title: 'A list that is nested too deep does not cost the job that stands beside it',
    events: [
      old.visit(0),
      ...every(5, 45, 10, (at) =>
        reply(
          at,
          `{"jobs":[${'['.repeat(500)}${']'.repeat(500)},{"id":"beside-the-pit","status":"running","progress":${at}}]}`,
        ),
      ),
    ],
    until: 60,
    expect: [e.at(50, 'job:beside-the-pit', 'on-track')],
  },
  'survival-a-long-id-beside-a-job': {
    title:
      'An id of a thousand signs, a progress of a thousand digits and a duration of blanks cost their own job alone',
    events: [
      old.visit(0),
      ...every(5, 45, 10, (at) =>
        list(at, [
          { id: 'y'.repeat(1000), status: 'running', progress: at },
          { id: 'with-blanks', status: 'running', progress: at, duration: `${' '.repeat(2000)}x` },
          { id: 'beside-the-odd', status: 'running', progress: at },
        ]),
      ),
      reply(50, `{"jobs":[{"id":"of-digits","status":"running","progress":${'9'.repeat(1000)}}]}`),
    ],
    until: 60,
    expect: [e.at(48, 'job:beside-the-odd', 'on-track'), e.at(48, 'job:with-blanks', 'on-track')],
  },
  'survival-the-clock-three-years-ahead': {
    title: 'A clock that is three years ahead for two minutes loses no job and tells nothing twice',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 30),
      { at: 32, do: 'clock', seconds: 3 * 365 * 86_400 },
      ...going(40, 150),
      { at: 152, do: 'clock', seconds: -3 * 365 * 86_400 },
      ...going(160, 200),
      {
        at: 205,
        do: 'exchange',
        tab: 1,
        request: { method: 'GET', url: JOBS },
        response: {
          status: 200,
          contentType: 'application/json',
          body: JSON.stringify({ jobs: [{ id: a.id, status: 'failed', error: { message: 'Out of memory' } }] }),
        },
      },
    ],
    until: 260,
    expect: [e.never(s, ['stuck', ...e.DONE]), e.at(215, s, ['failed', 'failed-platform']), e.alerts('job-failed', 1)],
  },
  'survival-an-odd-incident-beside-a-sound-one': {
    title:
      'Of two incidents one has no id, a title of a thousand signs and no time: the other is told, and the monitor is not asked again and again',
    settings: { services: ['pika'] },
    events: [
      {
        at: 0,
        do: 'serve',
        url: 'https://prismix.dev/api/v1/statuses',
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          fetchedAt: '{{now}}',
          services: [
            {
              id: 'pika',
              name: 'Pika',
              indicator: 'major',
              reachable: true,
              cachedAt: '{{now}}',
              recentIncidentBriefs: [
                { name: 'z'.repeat(1000), impact: 7, createdAt: 'never' },
                null,
                { id: 'i1', name: 'Videos fail', impact: 'major', createdAt: '2026-11-24T07:50:00Z', resolvedAt: null },
              ],
            },
          ],
        }),
      },
      old.visit(0),
      { at: 300, do: 'kill' },
      { at: 600, do: 'kill' },
    ],
    until: 1800,
    expect: [
      { subject: 'service:pika', verdict: ['degraded', 'partial-outage', 'outage'], from: 0, to: 1200 },
      { fetches: 'https://prismix.dev/api/v1/statuses', atMost: 12 },
    ],
  },
};
