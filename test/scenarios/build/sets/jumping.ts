import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { calm, ill } from '../serve';

const a = old.oldJob('a tortoise on the moon');
const s = old.subject(a);
const silent = { pollPage: false, pollClosed: false };
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const going = (from: number, to: number) =>
  every(from, to, 10, (at) => old.pollOne(at, a, old.pending(Math.min(95, at))));
const riddle = (at: number): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: {
    method: 'POST',
    url: 'https://create.pika.art/rpc',
    headers: { 'content-type': 'application/json' },
    body: '["q"]',
  },
  response: { status: 200, contentType: 'application/json', body: `["CAESBnN0YXR1cxoE",${at}]` },
});

export const jumping: Drafts = {
  'set-back-four-hours-and-the-feeds-are-read-on': {
    title:
      'The clock jumps: it is set back four hours. What is due is due by the time that goes by, not four hours later: an outage after that is told within the hour, and its end too',
    events: [
      ...calm(),
      { at: 1000, do: 'clock', seconds: -14_400 },
      ...ill(2000, 'critical', 'down', 503),
      ...calm(8000),
    ],
    until: 14_000,
    expect: [
      e.first('service:pika', 'outage', 2000, 6500),
      e.alerts('service-down', 1, 'service:pika'),
      e.alerts('service-recovered', 1, 'service:pika'),
      e.at(13_900, 'service:pika', 'ok'),
    ],
  },
  'set-back-a-day-behind-a-closed-tab': {
    title:
      'The clock is set back a day while the background asks after a job whose tab is closed: it goes on asking every minute, and the video is found',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(0, [[a, old.pending(70)]]),
      { at: 130, do: 'clock', seconds: -86_400 },
      old.servePoll(200, [[a, old.finished(a)]]),
    ],
    until: 1200,
    expect: [e.first(s, 'finished-unseen', 200, 400), e.alerts('job-finished', 1, s)],
  },
  'set-back-an-hour-and-silence': {
    title:
      'The clock is set back an hour, and then the page falls silent: five minutes of silence are unknown, not an hour and five',
    settings: silent,
    events: [...begin, ...going(10, 50), { at: 55, do: 'clock', seconds: -3600 }, ...going(60, 80)],
    until: 1200,
    expect: [e.at(500, s, 'unknown'), e.never(s, ['stuck', ...e.FAILED])],
  },
  'the-minute-without-a-link-and-the-clock-set-back': {
    title:
      'Finished without a link, and the clock is set back an hour half a minute later: the minute is still a minute',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 90),
      ...every(100, 300, 10, (at) => old.pollOne(at, a, old.finished(a, null))),
      { at: 125, do: 'clock', seconds: -3600 },
    ],
    until: 300,
    expect: [e.first(s, 'finished-no-link', 160, 215)],
  },
  'a-night-is-no-queue': {
    title:
      'The escalation plan counts waiting in a queue, not a night of sleep: the job runs for a minute, the machine sleeps eight hours, the first reply says that the video is done. No fallback is advised',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'sleep', seconds: 28_800 },
      old.pollOne(28_870, a, old.finished(a)),
      old.pollOne(28_880, a, old.finished(a)),
    ],
    until: 29_000,
    expect: [
      e.alerts('fallback-advised', 0),
      e.alerts('job-finished', 1, s),
      e.first(s, 'finished-unseen', 28_870, 28_882),
    ],
  },
  'fallback-is-advised-once-over-a-night': {
    title:
      'A fallback is advised once, when the plan reaches its first step: the same job goes on waiting, the machine sleeps eight hours in between, and the job still moves on waking. Not advised again',
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(20, 980, 40, (at) => old.pollOne(at, a, old.pending(Math.floor(at / 15)))),
      { at: 990, do: 'sleep', seconds: 28_800 },
      ...every(29_800, 29_960, 20, (at) => old.pollOne(at, a, old.pending(66 + (at - 29_800) / 20))),
    ],
    until: 30_000,
    expect: [
      e.alerts('fallback-advised', 1),
      e.alerts('fallback-advised', 1, undefined, 904, 990),
      e.never(s, ['stuck']),
    ],
  },
  'sleep-is-no-use': {
    title:
      'Blind is said after a minute of use, and sleep is no use: forty seconds and six replies in which nothing is recognised, eight hours of sleep, and on waking a first reply that again says nothing',
    events: [
      old.visit(0, 1, 'https://create.pika.art/create-video', '<div id="app"></div>'),
      ...every(5, 30, 5, riddle),
      { at: 35, do: 'sleep', seconds: 28_800 },
      riddle(28_840),
    ],
    until: 28_850,
    expect: [e.never('page', ['blind'])],
  },
  'no-link-slept-through': {
    title:
      'Done without an address, and a second later the machine sleeps for eight hours: the first reply on waking has the address, and the page shows the clip. Nobody looked for a minute; no claim that the link is missing',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 90),
      old.pollOne(100, a, old.finished(a, null)),
      { at: 101, do: 'sleep', seconds: 28_800 },
      old.shows(28_903, [[a, 'clip']]),
      old.pollOne(28_903, a, old.finished(a)),
      old.pollOne(28_913, a, old.finished(a)),
    ],
    until: 29_000,
    expect: [e.never(s, ['finished-no-link', 'stuck']), e.at(28_950, s, 'finished')],
  },
  'signed-out-and-closed': {
    title:
      'The page’s questions are refused, 401, and then the tab is closed: the job is unknown, and what helps is still to sign in',
    events: [
      ...begin,
      ...going(10, 30),
      ...[40, 50].map((at) =>
        old.pollAnswered(at, a, { status: 401, contentType: 'application/json', body: '{"message":"Unauthorized"}' }),
      ),
      { at: 60, do: 'leave', tab: 1 },
    ],
    until: 900,
    expect: [
      e.at(55, s, 'unknown'),
      e.at(600, s, 'unknown'),
      e.advises(600, s, 'sign-in'),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'asleep-and-then-silence': {
    title:
      'After half an hour of sleep the page asks twice more and falls silent: five minutes later the job is unknown; a gap of sleep is no usual interval of the polls',
    settings: silent,
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 40),
      { at: 45, do: 'sleep', seconds: 1800 },
      old.pollOne(1850, a, old.pending(50)),
      old.pollOne(1860, a, old.pending(60)),
    ],
    until: 3000,
    expect: [e.at(2300, s, 'unknown'), e.never(s, ['stuck', ...e.FAILED])],
  },
  'every-reply-twice-after-a-gap': {
    title:
      'After twenty minutes out of sight two tabs are told the same at the same moment: that is one look, told twice. Nothing but an end is decided before the next',
    settings: silent,
    history: earlier(30, 105),
    events: [
      ...begin,
      old.visit(0, 2),
      ...going(10, 60),
      old.pollOne(1260, a, old.pending(60)),
      old.pollOne(1260, a, old.pending(60), { tab: 2 }),
      old.pollOne(1270, a, old.pending(62)),
    ],
    until: 1280,
    expect: [e.never(s, e.MOVING, 1200, 1269), e.at(1275, s, ['on-track', 'slow'])],
  },
  'every-reply-twice-in-a-slow-rhythm': {
    title:
      'Two tabs ask every two minutes at the same moment: the usual interval is two minutes, not nothing. Nine minutes of silence are no ground for unknown',
    settings: silent,
    history: earlier(20, 900),
    events: [
      ...begin,
      old.visit(0, 2),
      ...every(120, 720, 120, (at) => old.pollOne(at, a, old.pending(at / 20))),
      ...every(120, 720, 120, (at) => old.pollOne(at, a, old.pending(at / 20), { tab: 2 })),
    ],
    until: 1500,
    expect: [e.never(s, ['unknown', 'stuck'], 130, 1260), e.at(1400, s, 'unknown')],
  },
};
