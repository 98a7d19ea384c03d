import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every, uuid } from '../scenario';
import { calm } from '../serve';

const a = old.oldJob('an otter that minds its own host');
const s = old.subject(a);
const other = 'beta.pika.me';
const visitOther = (at: number, url = `https://${other}/studio`): Event => old.visit(at, 2, url, '<main></main>');

/** What another page under Pika's domains gets as an answer, or makes up itself: its service worker may answer for anybody. */
const told = (
  at: number,
  url: string,
  body: unknown,
  more: { tab?: number; status?: number; method?: string } = {},
): Event => ({
  at,
  do: 'exchange',
  tab: more.tab ?? 2,
  request: { method: more.method ?? 'GET', url },
  response: { status: more.status ?? 200, contentType: 'application/json', body: JSON.stringify(body) },
});
const jobs = (id: string, status: string, more: Record<string, unknown> = {}) => ({
  jobs: [{ id, status, prompt: 'a made up film', ...more }],
});
const begin = [...calm(), old.visit(0), old.submit(4, a)];
const going = (to: number) => every(10, to, 10, (at) => old.pollOne(at, a, old.pending(Math.min(90, at / 2))));
const ENDS = [...e.FAILED, ...e.DONE, 'cancelled'];

export const origins: Drafts = {
  'origin-forged-answer-of-the-library': {
    title:
      'A page on another host of Pika’s shows answers of the library that it made up (failed, then finished): the job that runs there stays what the library itself says',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(100),
      visitOther(20),
      old.pollOne(31, a, old.failedWith('content policy'), { tab: 2 }),
      old.pollOne(42, a, old.finished(a), { tab: 2 }),
      old.pollOne(53, a, old.failedWith('Not enough credits'), { tab: 2, url: 'https://create.pika.art/library' }),
    ],
    until: 100,
    expect: [e.at(99, s, 'on-track'), e.never(s, ENDS), e.alerts('job-failed', 0), e.alerts('job-finished', 0)],
  },
  'origin-forged-jobs-of-every-host': {
    title:
      'A page on another host of Pika’s tells of jobs as if its API, its files’ host or its database had: nobody hears of them, not even of their ids',
    events: [
      ...calm(),
      visitOther(0),
      ...['https://api.pika.art/jobs', 'https://create-api.pika.art/v1/jobs', 'https://pika.art/api/jobs'].flatMap(
        (url, n) => [
          told(5 + n, url, jobs(uuid(url), 'running', { progress: 20 })),
          told(15 + n, url, jobs(uuid(url), 'failed', { error: 'content policy' })),
        ],
      ),
      told(30, 'https://xrcfahrzkjpblmrsaknx.supabase.co/rest/v1/generations', [
        { id: uuid('a row'), status: 'running', progress: 20, prompt: 'x' },
      ]),
      {
        at: 40,
        do: 'frame',
        tab: 2,
        url: 'wss://api.pika.art/socket',
        text: JSON.stringify(jobs(uuid('a frame'), 'running', { progress: 20 })),
      },
    ],
    until: 60,
    expect: [
      ...[
        'https://api.pika.art/jobs',
        'https://create-api.pika.art/v1/jobs',
        'https://pika.art/api/jobs',
        'a row',
        'a frame',
      ].map((name) => e.absent(uuid(name))),
      e.alerts('job-failed', 0),
    ],
  },
  'origin-own-jobs-of-another-page': {
    title:
      'A page on another host of Pika’s is heard of its own origin: its job is followed to its end, and told in the name of that host',
    events: [
      ...calm(),
      visitOther(0),
      ...every(5, 55, 10, (at) => told(at, `https://${other}/api/jobs`, jobs('b-17-x', 'running', { progress: at }))),
      told(65, `https://${other}/api/jobs`, jobs('b-17-x', 'failed', { error: 'content policy' })),
    ],
    until: 80,
    expect: [
      e.first('job:b-17-x', 'on-track', 5, 20),
      e.first('job:b-17-x', 'failed-policy', 65, 70),
      e.alerts('job-failed', 1, 'job:b-17-x'),
      e.never('service:pika', e.TROUBLE),
    ],
  },
  'origin-one-id-on-two-hosts': {
    title: 'Two hosts use the same id for a job: what the one tells of its own never touches the other’s',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(120),
      visitOther(12),
      told(15, `https://${other}/api/jobs`, jobs(a.id, 'running', { progress: 3 })),
      told(25, `https://${other}/api/jobs`, jobs(a.id, 'failed', { error: 'boom' })),
      told(45, `https://${other}/api/jobs/${a.id}`, { id: a.id, status: 'cancelled' }),
      told(65, `https://${other}/api/jobs`, { jobs: [] }),
      told(75, `https://${other}/api/jobs/${a.id}`, { error: 'Unauthorized' }, { status: 401 }),
    ],
    until: 120,
    expect: [e.at(119, s, 'on-track'), e.never(s, [...ENDS, 'unknown', 'stuck'], 10)],
  },
  'origin-one-id-on-two-hosts-the-other-first': {
    title:
      'Another host has told first of a job by this id, that it failed: the first-party page’s job begins as its own',
    history: earlier(12, 105),
    events: [
      ...calm(),
      visitOther(0),
      told(1, `https://${other}/api/jobs`, jobs(a.id, 'failed', { error: 'boom' })),
      old.visit(2),
      old.submit(4, a),
      ...going(100),
    ],
    until: 100,
    expect: [e.at(99, s, 'on-track'), e.never(s, ENDS, 4), e.alerts('job-failed', 0)],
  },
  'origin-another-page-asks-nothing-elsewhere': {
    title:
      'A page on another host polls the library again and again, by itself, and is closed: nothing is ever asked there in its name',
    events: [
      ...calm(),
      visitOther(0),
      ...every(5, 95, 10, (at) => old.pollOne(at, a, old.pending(at), { tab: 2 })),
      ...every(6, 96, 10, (at) => told(at, 'https://api.pika.art/jobs', jobs(a.id, 'running', { progress: at }))),
      { at: 100, do: 'leave', tab: 2 },
    ],
    until: 1500,
    expect: [e.fetches(old.LIBRARY, 0), e.fetches('https://api.pika.art/', 0), e.absent(a.id)],
  },
  'origin-balances-of-another-page': {
    title: 'A page on another host tells of a balance of nought, of its own and of Pika’s: the wallet stays as it was',
    events: [
      ...calm(),
      old.visit(0),
      old.credits(2, 700),
      visitOther(5),
      told(10, `https://${other}/api/credits`, { credits: 0 }),
      old.credits(20, 0, 2),
      told(30, `https://${other}/api/me`, { remainingCredits: 0, monthlyCredits: 700 }),
      old.credits(60, 700),
    ],
    until: 100,
    expect: [
      e.never('wallet:create', ['exhausted', 'low', 'charged-twice', 'charged-without-video']),
      e.alerts('credits-exhausted', 0),
      e.alerts('credits-low', 0),
    ],
  },
  'origin-troubles-of-another-page': {
    title:
      'On another host everything fails, by itself and as it makes up of Pika’s API: that is no trouble of Pika’s, whose own page works',
    events: [
      ...begin,
      ...going(300),
      visitOther(5),
      ...every(6, 296, 5, (at) => told(at, `https://${other}/api/jobs`, { error: 'down' }, { status: 503 })),
      ...every(7, 297, 5, (at) => told(at, 'https://api.pika.art/jobs', { error: 'down' }, { status: 502 })),
      ...every(8, 298, 10, (at) =>
        told(at, `https://${other}/api/jobs`, jobs(`f-${at}`, 'failed', { error: 'internal server error' })),
      ),
    ],
    until: 300,
    expect: [e.never('service:pika', e.TROUBLE), e.alerts('service-down', 0)],
  },
  'origin-another-page-shows-the-film': {
    title:
      'Another host’s page shows a card with the film of a job: that is no page of the account, and the end stays unseen',
    history: earlier(12, 105),
    events: [
      ...begin,
      old.shows(5, [[a, 'Generating']]),
      ...going(60),
      visitOther(20),
      old.pollOne(70, a, old.finished(a)),
      old.shows(71, [[a, 'clip']], 2),
    ],
    until: 120,
    expect: [e.first(s, 'finished-unseen', 73, 80), e.never(s, ['finished'])],
  },
  'origin-how-another-page-counts': {
    title: 'Another host counts its progress from 0 to 1: a job at 1 on Pika’s own page is at one percent all the same',
    history: earlier(12, 105),
    events: [
      ...calm(),
      visitOther(0),
      told(1, `https://${other}/api/jobs`, jobs('c-1-x', 'running', { progress: 0.4 })),
      old.visit(2),
      old.submit(4, a),
      old.pollOne(10, a, old.pending(1)),
      ...every(20, 90, 10, (at) => old.pollOne(at, a, old.pending(1))),
    ],
    until: 100,
    expect: [e.at(15, s, 'on-track'), e.never(s, ENDS)],
  },
  'origin-first-party-pages-are-one-account': {
    title:
      'Pika’s own apps speak for one account: submitted on pika.art, followed on app.pika.art, its end told on old.pika.art',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.visit(45, 2, 'https://app.pika.art/library', '<main></main>'),
      ...every(50, 70, 10, (at) => old.pollOne(at, a, old.pending(at), { tab: 2 })),
      old.visit(75, 3, 'https://old.pika.art/library', '<main></main>'),
      old.pollOne(80, a, old.finished(a), { tab: 3, url: 'https://old.pika.art/library' }),
      old.shows(81, [[a, 'clip']], 3),
    ],
    until: 100,
    expect: [e.at(75, s, 'on-track'), e.first(s, 'finished', 80, 90)],
  },
  'origin-a-port-is-another-page': {
    title: 'pika.art on another port is another page: what it tells of the library is not believed',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(100),
      visitOther(20, 'https://pika.art:8443/library'),
      old.pollOne(31, a, old.failedWith('content policy'), { tab: 2 }),
      told(35, 'https://pika.art:8443/api/jobs', jobs('p-1-x', 'running', { progress: 4 })),
    ],
    until: 100,
    expect: [e.at(99, s, 'on-track'), e.never(s, ENDS), e.at(40, 'job:p-1-x', 'on-track')],
  },
  'origin-secrets-in-addresses': {
    title:
      'Addresses of visits and questions are full of what signs a user in: a question that carries such a field is never asked again, and no line shows one',
    events: [
      ...calm(),
      old.visit(0, 1, 'https://pika.art/library?code=s3cr3t-1#access_token=s3cr3t-2&refresh_token=s3cr3t-3'),
      old.submit(4, a),
      ...every(10, 90, 10, (at) =>
        told(at, 'https://pika.art/api/jobs?token_hash=s3cr3t-4&limit=20', jobs(a.id, 'running', { progress: at }), {
          tab: 1,
        }),
      ),
      ...every(11, 91, 10, (at) =>
        told(at, 'https://pika.art/api/library?cursor=7#id_token=s3cr3t-5', jobs(a.id, 'running', { progress: at }), {
          tab: 1,
        }),
      ),
      { at: 100, do: 'leave', tab: 1 },
    ],
    until: 1200,
    expect: [e.fetches('https://pika.art/api/jobs', 0), e.absent('s3cr3t')],
  },
};
