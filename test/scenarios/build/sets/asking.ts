import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, type Event, every } from '../scenario';
import { calm } from '../serve';

const a = old.oldJob('a clock that runs backwards');
const s = old.subject(a);
const { LIBRARY } = old;
/** Polled every `step` seconds till `last`; then the page falls silent with the card at work. */
const silentAfter = (last: number, step = 10): Event[] => [
  old.visit(0),
  old.submit(4, a),
  old.shows(5, [[a, 'Generating']]),
  ...every(10, last, step, (at) => old.pollOne(at, a, old.pending(10 + at / 10))),
];

/** The extension's own question is refused, as the first of all. */
function refused(
  title: string,
  answer: { status: number; headers?: Record<string, string>; body: string },
  more: Draft['expect'] = [],
): Draft {
  return {
    title,
    events: [...silentAfter(60), old.servePoll(0, [], answer)],
    until: 1800,
    expect: [e.fetches(LIBRARY, 1), e.at(700, s, 'unknown'), e.never(s, ['stuck', ...e.FAILED, ...e.DONE]), ...more],
  };
}

export const asking: Drafts = {
  'the-page-stops-asking': {
    title:
      'The page’s own poll stops: after three of its usual intervals of ten seconds, which is the least of thirty seconds, the extension repeats it, and finds the video finished',
    events: [...silentAfter(60), old.servePoll(0, [[a, old.finished(a)]])],
    until: 400,
    expect: [
      e.fetches(LIBRARY, 0, 0, 88),
      e.first(s, 'finished-unseen', 90, 140),
      e.alerts('job-finished', 1, s),
      e.fetches(LIBRARY, 0, 141),
    ],
  },
  'the-page-stops-asking-in-a-slow-rhythm': {
    title:
      'Three of the page’s usual intervals: this page asks every 40 seconds, so the extension waits two minutes before it repeats the poll',
    events: [
      ...silentAfter(170, 40),
      old.servePoll(0, [[a, old.pending(20)]]),
      old.servePoll(172, [[a, old.finished(a)]]),
    ],
    until: 600,
    expect: [e.fetches(LIBRARY, 0, 91, 288), e.first(s, 'finished-unseen', 290, 345), e.alerts('job-finished', 1, s)],
  },
  'asks-every-minute': {
    title:
      'While the page is silent the extension asks every sixty seconds, no oftener; the job stays in sight all the time',
    events: [...silentAfter(60), ...every(60, 600, 60, (at) => old.servePoll(at, [[a, old.pending(16 + at / 60)]]))],
    until: 660,
    expect: [e.fetches(LIBRARY, 11, 60, 660), e.never(s, ['unknown'], 30), e.at(655, s, ['on-track', 'slow', 'stuck'])],
  },
  'asks-half-as-often-after-each-failure': {
    title:
      'Twice as long after each failure, at most five minutes: the address answers 502 for twenty minutes, then with the video',
    events: [
      ...silentAfter(60),
      old.servePoll(0, [], { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad Gateway</h1>' }),
      old.servePoll(1260, [[a, old.finished(a)]]),
    ],
    until: 1700,
    expect: [
      e.fetches(LIBRARY, 6, 60, 1260),
      e.first(s, 'finished-unseen', 1260, 1575),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'keeps-retry-after': {
    title:
      'Retry-After is kept: the first question of the extension is answered 429 with 400 seconds to wait, and there is no second before they are over',
    events: [
      ...silentAfter(60),
      old.servePoll(0, [], {
        status: 429,
        headers: { 'retry-after': '400', 'content-type': 'application/json' },
        body: '{"message":"Too many requests"}',
      }),
      old.servePoll(300, [[a, old.finished(a)]]),
    ],
    until: 800,
    expect: [
      e.fetches(LIBRARY, 1, 0, 488),
      e.first(s, 'finished-unseen', 490, 620),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'keeps-retry-after-as-a-date': {
    title:
      'Retry-After may be a date (RFC 9110): a 503 asks to wait until ten past, and there is no second question before',
    events: [
      ...silentAfter(60),
      old.servePoll(0, [], {
        status: 503,
        headers: { 'retry-after': 'Tue, 24 Nov 2026 08:10:00 GMT', 'content-type': 'text/plain' },
        body: 'busy',
      }),
      old.servePoll(300, [[a, old.finished(a)]]),
    ],
    until: 900,
    expect: [e.fetches(LIBRARY, 1, 0, 599), e.first(s, 'finished-unseen', 600, 720)],
  },
  'keeps-the-pages-own-retry-after': {
    title:
      'The page’s own Retry-After is kept too: its last poll was answered 429 with ten minutes to wait, and the extension asks nothing in that time',
    events: [
      ...silentAfter(60),
      old.pollAnswered(70, a, {
        status: 429,
        contentType: 'application/json',
        headers: { 'retry-after': '600' },
        body: '{"message":"Too many requests"}',
      }),
      old.servePoll(0, [[a, old.finished(a)]]),
    ],
    until: 1000,
    expect: [
      e.fetches(LIBRARY, 0, 0, 668),
      e.first(s, 'finished-unseen', 670, 800),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'stops-with-a-stale-action': refused(
    'It stops on the first refusal: after a deploy the action’s hash is gone, 409 "Server Action unavailable." (Next.js 16.4). One question, then the job is unknown and the advice is to open or reload Pika',
    {
      status: 409,
      headers: { 'x-nextjs-action-not-found': '1', 'content-type': 'text/plain' },
      body: 'Server Action unavailable.',
    },
  ),
  'stops-with-an-error-row': refused(
    'It stops on the first refusal: the action throws, 500 with an E row (Next.js 16.4)',
    { status: 500, body: old.errorRow },
  ),
  'stops-with-401': refused(
    'It stops on the first refusal: 401. The job is unknown and the advice is to sign in',
    { status: 401, headers: { 'content-type': 'application/json' }, body: '{"message":"Unauthorized"}' },
    [e.advises(700, s, 'sign-in')],
  ),
  'stops-with-404': refused('It stops on the first refusal: 404, the address is gone', {
    status: 404,
    headers: { 'content-type': 'text/html' },
    body: '<h1>404</h1>',
  }),
  'stops-at-the-end-of-the-job': {
    title:
      'Never once no job is open: with the tab closed the background asks until the job has failed, and not once more',
    events: [
      ...silentAfter(60),
      old.servePoll(0, [[a, old.pending(30)]]),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(200, [[a, old.failedWith('provider_timeout')]]),
    ],
    until: 3600,
    expect: [
      e.first(s, 'failed-platform', 200, 290),
      e.alerts('job-failed', 1, s),
      e.fetches(LIBRARY, 0, 290),
      e.fetches(LIBRARY, 5),
    ],
  },
  'asks-nothing-where-no-job-is-open': {
    title:
      'Never once no job is open: the library shows only finished videos and stops asking. The extension does not ask in its place, nor when the tab is closed',
    events: [
      old.visit(0),
      ...every(5, 65, 10, (at) => old.pollOne(at, a, old.finished(a))),
      old.servePoll(0, [[a, old.finished(a)]]),
      { at: 600, do: 'leave', tab: 1 },
    ],
    until: 1800,
    expect: [e.fetches(LIBRARY, 0)],
  },
  'page-polls-switched-off': {
    title:
      'pollPage false: the page falls silent and the extension does not repeat its poll. After five minutes the job is unknown',
    settings: { pollPage: false },
    events: [...silentAfter(60), old.servePoll(0, [[a, old.finished(a)]])],
    until: 900,
    expect: [e.fetches(LIBRARY, 0), e.at(430, s, 'unknown'), e.never(s, ['stuck', ...e.DONE])],
  },
  'polls-switched-off-in-the-middle': {
    title: 'pollPage and pollClosed are switched off while the extension is asking: it stops',
    events: [
      ...silentAfter(60),
      old.servePoll(0, [[a, old.pending(20)]]),
      { at: 240, do: 'set', settings: { pollPage: false, pollClosed: false } },
      old.servePoll(241, [[a, old.finished(a)]]),
    ],
    until: 1200,
    expect: [e.fetches(LIBRARY, 0, 241), e.at(1100, s, 'unknown'), e.never(s, e.DONE)],
  },
  'a-secret-poll-is-never-kept': {
    title:
      'No secret is stored: a poll that carries an Authorization header is never repeated by the background once its page is closed, and the token appears nowhere',
    events: [
      old.visit(0),
      old.submit(4, a, { headers: { authorization: 'Bearer eyJ.made-up.token' } }),
      ...every(10, 60, 10, (at) =>
        old.pollOne(at, a, old.pending(at), { headers: { authorization: 'Bearer eyJ.made-up.token' } }),
      ),
      old.servePoll(0, [[a, old.finished(a)]]),
      { at: 70, do: 'leave', tab: 1 },
    ],
    until: 1200,
    expect: [
      e.fetches(LIBRARY, 0),
      e.absent('made-up.token'),
      e.at(430, s, 'unknown'),
      e.advises(600, s, 'open-pika'),
      e.never(s, ['stuck', ...e.DONE, ...e.FAILED]),
    ],
  },
  'never-a-submit': {
    title:
      'Watch, explain, advise: only polls are repeated. The tab is closed straight after the submit, before any poll was seen; the submit is not sent again, nor anything else to Pika about this job',
    events: [...calm(), old.visit(0), old.submit(4, a), { at: 8, do: 'leave', tab: 1 }],
    until: 1800,
    expect: [
      e.fetches('https://api.pika.art/', 0),
      e.fetches(LIBRARY, 0),
      e.at(400, s, 'unknown'),
      e.advises(1000, s, 'open-pika'),
      e.never(s, ['stuck']),
    ],
  },
  'asks-on-through-a-death-of-the-worker': {
    title:
      'The worker dies at any moment: with the tab closed it dies before, between and after the questions. The video is still found within one poll, and told once',
    events: [
      ...silentAfter(60),
      old.servePoll(0, [[a, old.pending(30)]]),
      { at: 65, do: 'leave', tab: 1 },
      { at: 80, do: 'kill' },
      { at: 170, do: 'kill' },
      old.servePoll(200, [[a, old.finished(a)]]),
      { at: 201, do: 'kill', when: 'after-save' },
      { at: 330, do: 'kill' },
    ],
    until: 900,
    expect: [e.first(s, 'finished-unseen', 200, 330), e.alerts('job-finished', 1, s)],
  },
  'idle-asks-little': {
    title:
      'Idle, with no job open and nothing shut but the popup: at most twelve requests an hour in all, over three hours',
    events: [...calm()],
    until: 14_400,
    expect: [e.fetches('http', 36, 3600, 14_400)],
  },
  'idle-asks-little-when-nothing-answers': {
    title:
      'Idle, and no address answers at all: failures do not make it ask oftener than twelve times an hour; nothing can be told of Pika, and nothing is told',
    events: [old.visit(0), { at: 1, do: 'leave', tab: 1 }],
    until: 14_400,
    expect: [
      e.fetches('http', 36, 3600, 14_400),
      e.never('service:pika', ['ok', 'busy', 'maintenance', ...e.TROUBLE]),
      e.never('network', ['blocked']),
      e.alerts('service-down', 0),
    ],
  },
};
