import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, earlier, every } from '../scenario';

const a = old.oldJob('a tram in the fog');
const s = old.subject(a);
const silent = { pollPage: false, pollClosed: false };
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];

/** From 40 on every question of the page is refused in this way. */
function questionRefused(
  title: string,
  answer: Parameters<typeof old.pollAnswered>[2],
  more: Draft['expect'] = [],
): Draft {
  return {
    title,
    settings: silent,
    events: [
      ...begin,
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(40, 120, 10, (at) => old.pollAnswered(at, a, answer)),
    ],
    until: 200,
    expect: [
      e.at(110, s, 'unknown'),
      e.never(s, ['stuck', ...e.FAILED, ...e.DONE]),
      e.alerts('job-failed', 0),
      ...more,
    ],
  };
}
const signIn = [e.advises(110, s, 'sign-in')];

export const seeing: Drafts = {
  'a-refused-question-401': questionRefused(
    'A refused question, 401, leaves the job unknown and advises to sign in; it is not the job that failed',
    { status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' },
    signIn,
  ),
  'a-refused-question-unauthorized-in-a-200': questionRefused(
    'A refused question, "Unauthorized" inside a 200, leaves the job unknown and advises to sign in',
    { status: 200, contentType: 'text/x-component', body: old.rows({ success: false, error: 'Unauthorized' }) },
    signIn,
  ),
  'a-refused-question-redirect-to-login': questionRefused(
    'A refused question, a server action that redirects to the login page (Next.js 16.4), leaves the job unknown and advises to sign in',
    old.toLogin,
    signIn,
  ),
  'signed-in-again': {
    title:
      'After a refused question the user signs in again: the first reply decides nothing but an end, the second says on track',
    settings: silent,
    events: [
      ...begin,
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.pollAnswered(40, a, { status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' }),
      ...every(100, 130, 10, (at) => old.pollOne(at, a, old.pending(at - 60))),
    ],
    until: 140,
    expect: [e.at(60, s, 'unknown'), e.at(135, s, 'on-track'), e.never(s, ['stuck', ...e.FAILED])],
  },
  'an-action-that-throws-is-no-failure-of-the-job': {
    title:
      'A poll answered with an error row and 500 (Next.js 16.4) is a question that failed, not a job that failed; the next replies go on',
    settings: silent,
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.pollAnswered(50, a, { status: 500, contentType: 'text/x-component', body: old.errorRow }),
      old.pollAnswered(60, a, { status: 500, contentType: 'text/x-component', body: old.errorRow }),
      ...every(70, 90, 10, (at) => old.pollOne(at, a, old.pending(at))),
    ],
    until: 100,
    expect: [e.at(95, s, 'on-track'), e.never(s, ['stuck', ...e.FAILED]), e.alerts('job-failed', 0)],
  },
  'an-unknown-word-with-progress': {
    title: 'A status word that nobody knows is unknown, even while progress is given and moves',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(40, 120, 10, (at) => old.pollOne(at, a, { status: 'marinating', progress: at - 5 })),
    ],
    until: 120,
    expect: [
      e.at(25, s, 'on-track'),
      e.first(s, 'unknown', 40, 50),
      e.never(s, [...e.MOVING, ...e.FAILED, ...e.DONE], 50),
    ],
  },
  'silence-of-five-minutes': {
    title:
      'No fresh evidence for five minutes is unknown: polls every ten seconds stop at 100. Not before 400, and never stuck; the advice is to open Pika',
    settings: silent,
    history: earlier(30, 105),
    events: [...begin, ...every(10, 100, 10, (at) => old.pollOne(at, a, old.pending(Math.min(at, 60))))],
    until: 1800,
    expect: [
      e.never(s, ['unknown'], 20, 399),
      e.at(470, s, 'unknown'),
      e.at(1790, s, 'unknown'),
      e.never(s, ['stuck'], 400),
      e.advises(1000, s, 'open-pika'),
      e.never(s, [...e.FAILED, ...e.DONE]),
    ],
  },
  'silence-of-five-usual-polls': {
    title:
      'Five of its usual polls, if that is longer than five minutes: this page asks every two minutes. Six minutes of silence say nothing, ten do',
    settings: silent,
    history: earlier(20, 900),
    events: [...begin, ...every(120, 720, 120, (at) => old.pollOne(at, a, old.pending(at / 20)))],
    until: 1600,
    expect: [e.never(s, ['unknown', 'stuck'], 130, 1310), e.at(1400, s, 'unknown'), e.never(s, ['stuck', ...e.FAILED])],
  },
  'the-first-reply-after-a-gap-decides-nothing': {
    title:
      'The first evidence after a gap decides only an end: after twenty minutes out of sight the first reply, with the figure of before, leaves the job unknown; the second decides, and says nothing of stuck, since nothing was seen to stand still',
    settings: silent,
    history: earlier(30, 105),
    events: [
      ...begin,
      ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.pollOne(1260, a, old.pending(60)),
      old.pollOne(1280, a, old.pending(61)),
      old.pollOne(1290, a, old.pending(63)),
    ],
    until: 1300,
    expect: [
      e.at(1200, s, 'unknown'),
      e.never(s, e.MOVING, 1200, 1279),
      e.at(1290, s, ['on-track', 'slow']),
      e.never(s, ['stuck']),
      e.alerts('job-stuck', 0),
    ],
  },
  'the-first-reply-after-a-gap-decides-an-end': {
    title:
      'The first evidence after a gap decides an end: after twenty minutes out of sight the first reply says failed, and that is believed at once',
    settings: silent,
    events: [
      ...begin,
      ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.pollOne(1260, a, old.failedWith('provider_timeout')),
    ],
    until: 1300,
    expect: [e.at(1200, s, 'unknown'), e.first(s, 'failed-platform', 1260, 1265), e.alerts('job-failed', 1, s)],
  },
  'closed-and-nothing-can-see-it': {
    title:
      'Nothing can see this job: the tab is closed, and asking with no tab open is switched off. Unknown with the advice to open Pika, and not one request of the extension’s own to the library',
    settings: { pollClosed: false },
    events: [
      ...begin,
      ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.servePoll(0, [[a, old.finished(a)]]),
      { at: 70, do: 'leave', tab: 1 },
    ],
    until: 1500,
    expect: [
      e.fetches(old.LIBRARY, 0),
      e.at(430, s, 'unknown'),
      e.advises(1000, s, 'open-pika'),
      e.never(s, ['stuck', ...e.FAILED, ...e.DONE]),
    ],
  },
  'eight-hours-of-sleep': {
    title:
      'Sleep of eight hours stops the clock: the machine sleeps with the job at 40 percent. On waking nothing is stuck, the first reply decides nothing, and when it says finished the user is told once',
    history: earlier(30, 105),
    events: [
      ...begin,
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      { at: 45, do: 'sleep', seconds: 28_800 },
      old.pollOne(28_850, a, old.pending(40)),
      old.pollOne(28_860, a, old.pending(41)),
      old.pollOne(28_870, a, old.pending(60)),
      ...every(28_880, 28_940, 20, (at) => old.pollOne(at, a, old.finished(a))),
    ],
    until: 29_000,
    expect: [
      e.never(s, ['stuck', 'slow', 'on-track'], 28_846, 28_859),
      e.never(s, ['stuck', ...e.FAILED]),
      e.first(s, 'finished-unseen', 28_880, 28_892),
      e.alerts('job-finished', 1, s),
      e.alerts('job-stuck', 0),
    ],
  },
  'eight-hours-of-sleep-and-over-at-once': {
    title:
      'The video came while the machine slept for eight hours: the first reply after waking says so, and an end is believed at once',
    history: earlier(30, 105),
    events: [
      ...begin,
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      { at: 45, do: 'sleep', seconds: 28_800 },
      ...every(28_850, 28_870, 10, (at) => old.pollOne(at, a, old.finished(a))),
    ],
    until: 29_000,
    expect: [
      e.first(s, 'finished-unseen', 28_850, 28_862),
      e.alerts('job-finished', 1, s),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'the-clock-is-set-back-an-hour': {
    title:
      'The clock jumps: it is set back an hour in the middle of a job. Nothing is lost, nobody is told twice, and the silent finish is still noticed within ten seconds',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      { at: 55, do: 'clock', seconds: -3600 },
      ...every(60, 90, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(100, 200, 20, (at) => old.pollOne(at, a, old.finished(a))),
    ],
    until: 400,
    expect: [
      e.first(s, 'finished-unseen', 103, 111),
      e.alerts('job-finished', 1, s),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'the-clock-is-set-back-inside-the-grace': {
    title:
      'The clock jumps back a day in the second after the reply that says finished. The grace of three seconds does not become a day',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 90, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.pollOne(100, a, old.finished(a)),
      { at: 101, do: 'clock', seconds: -86_400 },
      ...every(106, 186, 20, (at) => old.pollOne(at, a, old.finished(a))),
    ],
    until: 400,
    expect: [e.first(s, 'finished-unseen', 103, 111), e.alerts('job-finished', 1, s)],
  },
  'the-clock-is-set-forward-three-hours': {
    title:
      'The clock jumps: it is set forward three hours in the middle of a job that goes on moving. Three hours of waiting that never were make nothing stuck',
    history: earlier(30, 105),
    events: [
      ...begin,
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      { at: 55, do: 'clock', seconds: 10_800 },
      ...every(60, 90, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(100, 200, 20, (at) => old.pollOne(at, a, old.finished(a))),
    ],
    until: 400,
    expect: [
      e.never(s, ['stuck', ...e.FAILED]),
      e.alerts('job-stuck', 0),
      e.first(s, 'finished-unseen', 103, 111),
      e.alerts('job-finished', 1, s),
    ],
  },
};
