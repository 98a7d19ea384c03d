import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { calm, serveClip, serveJson } from '../serve';

const a = old.oldJob('a snail in a cathedral');
const b = old.oldJob('a storm in a teacup');
const s = old.subject(a);
const silent = { pollPage: false, pollClosed: false };
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const going = (from: number, to: number) =>
  every(from, to, 10, (at) => old.pollOne(at, a, old.pending(Math.min(95, at))));
const kill = (at: number, when?: 'before-save' | 'after-save'): Event => ({
  at,
  do: 'kill',
  ...(when === undefined ? {} : { when }),
});
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
const refusedSubmit = (at: number, job: old.OldJob) =>
  old.submit(at, job, { answer: { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' } });

export const dying: Drafts = {
  'one-refusal-is-not-counted-twice': {
    title:
      'The worker dies after it has saved a submit that was turned down, and before it has told the page so. The page tells it again: it is still one job, one alert, and no ground to call Pika down',
    events: [...calm(), old.visit(0), kill(3, 'after-save'), refusedSubmit(4, a), ...every(7, 67, 20, riddle)],
    until: 300,
    expect: [
      e.first('job:submit-1', 'failed-platform', 4, 10),
      e.never('job:submit-2', e.ALL_JOB),
      e.alerts('job-failed', 1),
      e.never('service:pika', e.TROUBLE),
      e.alerts('service-down', 0),
    ],
  },
  'one-reply-is-not-two-looks': {
    title:
      'After twenty minutes out of sight the worker dies after it has saved the first reply; the page tells it that same reply again. That is no second look: still nothing but an end can be decided',
    settings: silent,
    history: earlier(30, 105),
    events: [
      ...begin,
      ...going(10, 60),
      kill(1259, 'after-save'),
      old.pollOne(1260, a, old.pending(60)),
      { at: 1270, do: 'intent', intent: 'dismiss' },
      old.pollOne(1290, a, old.pending(64)),
    ],
    until: 1295,
    expect: [e.at(1250, s, 'unknown'), e.never(s, e.MOVING, 1250, 1289), e.at(1294, s, ['on-track', 'slow'])],
  },
  'four-replies-stay-four': {
    title:
      'Four replies in which nothing is recognised stay four, though the worker dies after saving each of them and is told of each again: the page is not called blind',
    events: [
      old.visit(0, 1, 'https://create.pika.art/create-video', '<div id="app"></div>'),
      ...[20, 60, 100, 140].flatMap((at) => [
        kill(at - 1, 'after-save'),
        riddle(at),
        { at: at + 5, do: 'intent' as const, intent: 'dismiss' as const },
      ]),
    ],
    until: 300,
    expect: [e.never('page', ['blind'])],
  },
  'charged-once-though-told-twice': {
    title: 'The balance after a submit is saved, the worker dies, the page tells it again: one charge stays one charge',
    events: [
      old.visit(0),
      old.credits(2, 300),
      kill(9, 'after-save'),
      old.submit(10, a),
      kill(11, 'after-save'),
      old.credits(12, 280),
      ...going(20, 60),
      old.shows(70, [[a, 'clip']]),
      old.pollOne(70, a, old.finished(a)),
      ...every(120, 1500, 120, (at) => old.credits(at, 280)),
    ],
    until: 1500,
    expect: [
      e.never('wallet:create', ['charged-twice', 'charged-without-video']),
      e.alerts('credits-anomaly', 0),
      e.at(1490, 'wallet:create', 'ok'),
      e.at(1490, s, 'finished'),
    ],
  },
  'told-once-though-its-done-is-lost': {
    title:
      'The worker dies after it has saved the alert, and the next one dies after giving it and before it could save that it was given. The user is told once all the same',
    events: [
      old.visit(0),
      kill(3, 'after-save'),
      refusedSubmit(4, a),
      kill(4.5, 'before-save'),
      { at: 5, do: 'intent', intent: 'dismiss' },
      { at: 7, do: 'intent', intent: 'dismiss' },
    ],
    until: 120,
    expect: [e.alerts('job-failed', 1, 'job:submit-1'), e.at(100, 'job:submit-1', 'failed-platform')],
  },
  'the-tab-closed-over-three-deaths': {
    title:
      'The tab is closed while one worker after the other dies, and asking with no tab open is switched off: the extension does not ask, whatever it believes of the tab',
    settings: { pollClosed: false },
    events: [
      ...begin,
      ...going(10, 60),
      old.servePoll(0, [[a, old.finished(a)]]),
      kill(66, 'before-save'),
      { at: 70, do: 'leave', tab: 1 },
      kill(70.4),
      kill(74, 'after-save'),
      { at: 101, do: 'intent', intent: 'dismiss' },
    ],
    until: 900,
    expect: [e.fetches(old.LIBRARY, 0), e.at(600, s, 'unknown'), e.never(s, [...e.DONE, 'stuck', ...e.FAILED])],
  },
  'the-first-step-of-all': {
    title:
      'The worker dies in its very first step, after saving, and nothing happens that could wake it but its own alarm. The feeds are read all the same',
    events: [...calm(), kill(0, 'after-save'), kill(30)],
    until: 7200,
    expect: [e.first('service:pika', 'ok', 0, 5400)],
  },
  'a-death-between-alarm-and-alarm': {
    title:
      'An alarm wakes the worker, and it dies over that step, before it could set the next one; nothing else ever wakes it. The outage an hour later is told all the same, once',
    events: [
      ...calm(),
      kill(1000, 'after-save'),
      kill(1001),
      kill(2400, 'before-save'),
      serveJson(3600, 'https://prismix.dev/api/v1/statuses', {
        fetchedAt: '{{now}}',
        services: [{ id: 'pika', name: 'Pika', indicator: 'critical', reachable: true, activeIncidents: 1 }],
      }),
      ...['https://apistatuscheck.com/api/status?api=pika'].map((url) =>
        serveJson(3600, url, { api: { name: 'Pika', status: 'down', lastChecked: '{{now}}' } }),
      ),
      serveJson(3600, 'https://pika.art/', 'down', 503),
      kill(3601),
    ],
    until: 12_000,
    expect: [e.first('service:pika', 'outage', 3600, 9500), e.alerts('service-down', 1, 'service:pika')],
  },
  'the-alarm-brings-the-video': {
    title:
      'The tab is closed and the worker dies after its next save: nothing else happens, only its alarm can bring it back. The video is found and told all the same',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 60),
      old.servePoll(0, [[a, old.pending(70)]]),
      serveClip(0, a.clip),
      kill(64, 'after-save'),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(100, [[a, old.finished(a)]]),
    ],
    until: 900,
    expect: [e.first(s, 'finished-unseen', 100, 240), e.alerts('job-finished', 1, s)],
  },
  'a-death-in-the-alarms-own-step': {
    title:
      'The tab is closed and the worker gone; its alarm wakes it, and it dies in that very step, saved but with the next alarm not yet set. Nothing else ever happens. The video is found and told all the same',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 60),
      old.servePoll(0, [[a, old.finished(a)]]),
      serveClip(0, a.clip),
      { at: 65, do: 'leave', tab: 1 },
      kill(66),
      kill(67, 'after-save'),
    ],
    until: 1800,
    expect: [e.first(s, 'finished-unseen', 66, 700), e.alerts('job-finished', 1, s)],
  },
  'a-late-telling-is-no-fresh-look': {
    title:
      'The worker dies after saving the last reply before the page falls silent, and is woken only minutes later, when the page tells that reply again. An old reply is no fresh evidence: nothing was seen to stand still',
    settings: silent,
    history: earlier(30, 60),
    events: [
      ...begin,
      ...going(10, 50),
      kill(59, 'after-save'),
      old.pollOne(60, a, old.pending(60)),
      { at: 330, do: 'intent', intent: 'dismiss' },
    ],
    until: 900,
    expect: [e.never(s, ['stuck', ...e.FAILED]), e.alerts('job-stuck', 0), e.at(450, s, 'unknown')],
  },
  'the-tab-closed-over-a-dying-worker': {
    title:
      'The tab is closed while the worker dies with that news in its hands, and asking with no tab open is switched off: when it is back it finds the tab gone, and does not ask',
    settings: { pollClosed: false },
    events: [
      ...begin,
      ...going(10, 60),
      old.servePoll(0, [[a, old.finished(a)]]),
      kill(64, 'before-save'),
      { at: 65, do: 'leave', tab: 1 },
      { at: 70, do: 'intent', intent: 'dismiss' },
    ],
    until: 900,
    expect: [e.fetches(old.LIBRARY, 0), e.at(500, s, 'unknown'), e.never(s, [...e.DONE, 'stuck', ...e.FAILED])],
  },
  'on-line-again-over-a-dying-worker': {
    title: 'The browser comes on line while the worker dies with that news in its hands: when it is back it knows',
    events: [
      ...calm(),
      old.visit(0),
      { at: 50, do: 'online', value: false },
      kill(299, 'before-save'),
      { at: 300, do: 'online', value: true },
      old.credits(330, 500),
      old.credits(360, 500),
    ],
    until: 900,
    expect: [e.first('network', 'offline', 50, 60), e.at(890, 'network', 'online')],
  },
  'a-wish-over-a-dying-worker': {
    title:
      'Nothing is lost: the user switches an alert off while the worker dies with that wish in its hands. It holds when the worker is back',
    events: [
      old.visit(0),
      kill(99, 'before-save'),
      { at: 100, do: 'set', settings: { alerts: { 'job-failed': false } } },
      old.credits(105, 500),
      old.submit(110, b),
      old.pollOne(120, b, old.pending(5)),
      old.pollOne(130, b, old.failedWith('provider_timeout')),
    ],
    until: 300,
    expect: [e.at(290, old.subject(b), 'failed-platform'), e.alerts('job-failed', 0)],
  },
  'a-job-to-watch-over-a-dying-worker': {
    title:
      'Nothing is lost: the user asks to follow a job while the worker dies with that wish in its hands. It is followed when the worker is back',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, 'https://devapi.pika.art/videos/v-8', { id: 'v-8', status: 'started', progress: 10, url: null }),
      kill(9, 'before-save'),
      { at: 10, do: 'watch', provider: 'devapi', id: 'v-8' },
      old.visit(15),
    ],
    until: 300,
    expect: [e.first('job:v-8', 'on-track', 10, 120)],
  },
  'silence-is-no-stand-still': {
    title:
      'Never stuck without fresh evidence: the figure moves with every look until the page falls silent at 60. Other news goes on arriving; but where nobody looks at the job nothing was seen to stand still. Unknown after five minutes, stuck never',
    settings: silent,
    history: earlier(30, 60),
    events: [
      ...begin,
      ...going(10, 60),
      ...every(75, 355, 10, (at) => old.credits(at, 500)),
      ...every(370, 900, 60, (at) => old.credits(at, 500)),
    ],
    until: 900,
    expect: [e.never(s, ['stuck', ...e.FAILED]), e.at(430, s, 'unknown'), e.alerts('job-stuck', 0)],
  },
  'two-failures-are-no-outage': {
    title:
      'Two single failures on Pika’s side, ten minutes apart, while two monitors and the home page are well: transient errors happen (prismix.dev guide). Nobody is told that Pika is down',
    events: [
      ...calm(),
      old.visit(0),
      ...[10, 640].flatMap((at, index) => {
        const job = index === 0 ? a : b;
        return [
          old.submit(at, job),
          old.pollOne(at + 10, job, old.pending(5)),
          old.pollOne(at + 20, job, old.failedWith('provider_timeout')),
        ];
      }),
    ],
    until: 3000,
    expect: [
      e.never('service:pika', ['outage', 'partial-outage']),
      e.alerts('service-down', 0),
      e.alerts('job-failed', 2),
    ],
  },
  'two-failures-and-no-feed-are-no-outage': {
    title:
      'Two single failures on Pika’s side, ten minutes apart, while no feed can be read: worth a doubt, but no confirmed outage. Nobody is told that Pika is down',
    events: [
      old.visit(0),
      ...[10, 640].flatMap((at, index) => {
        const job = index === 0 ? a : b;
        return [
          old.submit(at, job),
          old.pollOne(at + 10, job, old.pending(5)),
          old.pollOne(at + 20, job, old.failedWith('provider_timeout')),
        ];
      }),
    ],
    until: 3000,
    expect: [e.never('service:pika', ['outage']), e.alerts('service-down', 0), e.alerts('job-failed', 2)],
  },
};
