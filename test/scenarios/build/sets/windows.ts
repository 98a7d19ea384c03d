import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, earlier, every } from '../scenario';

const a = old.oldJob('a mill on the moon');
const b = old.oldJob('a choir of foxes');
const s = old.subject(a);
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const going = (from: number, to: number, step = 10) =>
  every(from, to, step, (at) => old.pollOne(at, a, old.pending(Math.min(95, at))));
const done = (at: number) => old.pollOne(at, a, old.finished(a));

export const windows: Drafts = {
  'shown-in-the-other-window': {
    title:
      'Two windows with the library are open; one still says at work, the other shows the clip at once. The page shows it: finished, nothing unseen',
    history: earlier(12, 105),
    events: [
      ...begin,
      old.visit(0, 2),
      ...going(10, 90),
      old.shows(100, [[a, 'clip']], 2),
      done(100),
      old.pollOne(101, a, old.finished(a), { tab: 2 }),
      done(110),
    ],
    until: 200,
    expect: [e.at(120, s, 'finished'), e.never(s, ['finished-unseen']), e.alerts('job-finished', 0)],
  },
  'the-page-is-loaded-anew': {
    title:
      'The user reloads the page twice while the job runs: it stays the same job, on track, and its end is shown by the new page. No alert, nothing lost',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 30),
      old.visit(35),
      old.shows(36, [[a, '35%']]),
      ...going(40, 60),
      old.visit(65),
      old.shows(66, [[a, '65%']]),
      ...going(70, 90),
      old.shows(100, [[a, 'clip']]),
      done(100),
    ],
    until: 200,
    expect: [
      e.never(s, ['unknown', 'stuck', 'slow', 'finished-unseen', ...e.FAILED], 10),
      e.at(190, s, 'finished'),
      e.alerts('job-finished', 0),
    ],
  },
  'the-tab-goes-to-another-site': {
    title:
      'The tab goes to another site: no page is open any more, the background asks in its place and finds the video within one poll',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 60),
      old.visit(65, 1, 'https://example.org/', '<p>elsewhere</p>'),
      old.servePoll(0, [[a, old.pending(70)]]),
      old.servePoll(120, [[a, old.finished(a)]]),
    ],
    until: 600,
    expect: [e.first(s, 'finished-unseen', 120, 200), e.alerts('job-finished', 1, s)],
  },
  'the-tab-comes-back': {
    title:
      'The tab is closed and opened again a minute later, where the page’s own polls go on: the extension asks no more while they do',
    history: earlier(30, 300),
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(0, [[a, old.pending(62)]]),
      old.visit(150, 2),
      ...every(152, 400, 10, (at) => old.pollOne(at, a, old.pending(Math.min(95, 60 + at / 15)), { tab: 2 })),
    ],
    until: 405,
    expect: [e.fetches(old.LIBRARY, 0, 200, 400), e.at(400, s, ['on-track', 'slow'])],
  },
  'two-jobs-behind-a-closed-tab': {
    title:
      'Two jobs behind a closed tab: one ends, the asking goes on for the other until it ends too. Both are told, once each',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      old.submit(4, a),
      old.submit(6, b),
      ...every(10, 60, 10, (at) =>
        old.poll(at, [
          [a, old.pending(at)],
          [b, old.pending(at / 2)],
        ]),
      ),
      old.servePoll(0, [
        [a, old.pending(70)],
        [b, old.pending(35)],
      ]),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(120, [
        [a, old.finished(a)],
        [b, old.pending(60)],
      ]),
      old.servePoll(260, [
        [a, old.finished(a)],
        [b, old.finished(b)],
      ]),
    ],
    until: 900,
    expect: [
      e.first(s, 'finished-unseen', 120, 200),
      e.first(old.subject(b), 'finished-unseen', 260, 340),
      e.alerts('job-finished', 1, s),
      e.alerts('job-finished', 1, old.subject(b)),
      e.fetches(old.LIBRARY, 0, 345),
    ],
  },
  'the-background-is-sent-to-the-login-page': {
    title:
      'The session ended behind a closed tab: the background’s question is answered by a redirect to the login page. One question, unknown, sign in; not failed',
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(0, [], { status: 200, headers: { 'x-action-redirect': '/login;push' }, body: old.toLogin.body }),
    ],
    until: 1800,
    expect: [
      e.fetches(old.LIBRARY, 1),
      e.at(600, s, 'unknown'),
      e.advises(600, s, 'sign-in'),
      e.never(s, ['stuck', ...e.FAILED, ...e.DONE]),
    ],
  },
  'the-background-meets-a-captive-portal': {
    title:
      'Behind a closed tab the question is answered by a captive portal’s page: nothing is known of the job, neither end nor failure nor stand-still',
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(0, [], {
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><title>Hotel</title><form action="/login">Unauthorized guests, please pay</form></html>',
      }),
      old.servePoll(600, [[a, old.finished(a)]]),
    ],
    until: 1200,
    expect: [e.at(500, s, 'unknown'), e.never(s, ['stuck', ...e.FAILED]), e.never(s, e.DONE, 0, 599)],
  },
  'a-frozen-tab': {
    title:
      'A hidden tab is frozen for an hour, with asking again switched off: lost sight stops the clock. Unknown meanwhile; shown again, the first reply decides nothing, the second says that it goes on',
    settings: { pollPage: false, pollClosed: false },
    history: earlier(30, 105),
    events: [
      ...begin,
      ...going(10, 40),
      { at: 45, do: 'hide', tab: 1 },
      { at: 3600, do: 'show', tab: 1 },
      old.pollOne(3601, a, old.pending(40)),
      old.pollOne(3611, a, old.pending(42)),
      old.pollOne(3621, a, old.pending(44)),
    ],
    until: 3630,
    expect: [
      e.at(400, s, 'unknown'),
      e.never(s, e.MOVING, 400, 3610),
      e.at(3625, s, ['on-track', 'slow']),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
};
