import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import * as serve from '../serve';
import { calm, ill, serveJson } from '../serve';

const a = old.oldJob('a goat on a rooftop');
const b = old.oldJob('a door in the sea');
const c = old.oldJob('a lamp that sings');
const d = old.oldJob('a fish on a bicycle');
const s = old.subject(a);

/** A job that is sent and fails within twenty seconds: one alert, where alerts are wanted. */
const fails = (at: number, job: old.OldJob): Event[] => [
  old.submit(at, job),
  old.pollOne(at + 10, job, old.pending(5)),
  old.pollOne(at + 20, job, old.failedWith('provider_error')),
];
const stuckAt30 = (): Event[] => [
  old.visit(0),
  old.submit(4, a),
  old.shows(5, [[a, 'Generating']]),
  ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
  ...every(60, 1100, 30, (at) => old.pollOne(at, a, old.pending(30))),
];

export const wishes: Drafts = {
  'alerts-switched-off-one-by-one': {
    title:
      'The setting alerts: job-finished and service-degraded are switched off, the others stay on. The verdicts are there all the same',
    settings: { alerts: { 'job-finished': false, 'service-degraded': false } },
    events: [
      ...calm(),
      ...ill(300, 'minor', 'degraded'),
      old.visit(0),
      old.submit(4, a),
      old.shows(5, [[a, 'Generating']]),
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(60, 100, 20, (at) => old.pollOne(at, a, old.finished(a))),
      ...fails(120, b),
    ],
    until: 5400,
    expect: [
      e.first(s, 'finished-unseen', 63, 71),
      e.alerts('job-finished', 0),
      e.first('service:pika', 'degraded', 300, 5000),
      e.alerts('service-degraded', 0),
      e.alerts('job-failed', 1, old.subject(b)),
    ],
  },
  'quiet-hours-over-midnight': {
    title:
      'Quiet hours over midnight, 22:00 to 07:00, on the night that begins on Friday, in Berlin: silent on Friday at 22:30 and on Saturday at 02:00, which belongs to Friday’s night; not at 07:05, nor on Saturday at 22:30',
    start: '2026-11-27T21:30:00Z',
    timezone: 'Europe/Berlin',
    settings: { quietHours: { from: '22:00', to: '07:00', days: ['fri'] } },
    events: [old.visit(0), ...fails(60, a), ...fails(12_600, b), ...fails(30_900, c), ...fails(86_400, d)],
    until: 86_600,
    expect: [
      e.first(s, 'failed-platform', 80, 90),
      e.alerts('job-failed', 0, s, 0, 30_500),
      e.alerts('job-failed', 0, old.subject(b), 0, 30_500),
      e.alerts('job-failed', 1, old.subject(c)),
      e.alerts('job-failed', 1, old.subject(d)),
    ],
  },
  'quiet-hours-begin-and-end-to-the-minute': {
    title:
      'Quiet hours within a day, 12:00 to 13:00 in New York: a job that fails at 11:59 is told, one at 12:01 is not, one at 13:01 is',
    start: '2026-11-24T16:50:00Z',
    timezone: 'America/New_York',
    settings: { quietHours: { from: '12:00', to: '13:00', days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] } },
    events: [old.visit(0), ...fails(520, a), ...fails(640, b), ...fails(4260, c)],
    until: 4400,
    expect: [
      e.alerts('job-failed', 1, s, 540, 599),
      e.alerts('job-failed', 0, old.subject(b), 0, 4199),
      e.alerts('job-failed', 1, old.subject(c), 4280, 4300),
    ],
  },
  'quiet-hours-on-other-days': {
    title: 'Quiet hours only on the nights that begin on Saturday: on Friday at 22:30 the user is told',
    start: '2026-11-27T21:30:00Z',
    timezone: 'Europe/Berlin',
    settings: { quietHours: { from: '22:00', to: '07:00', days: ['sat'] } },
    events: [old.visit(0), ...fails(60, a)],
    until: 200,
    expect: [e.alerts('job-failed', 1, s)],
  },
  'paused-until-ten-past': {
    title: 'pausedUntil: nothing is told before ten past eight, a failure after it is',
    settings: { pausedUntil: '2026-11-24T08:10:00Z' },
    events: [old.visit(0), ...fails(60, a), ...fails(700, b)],
    until: 900,
    expect: [
      e.alerts('job-failed', 0, undefined, 0, 599),
      e.alerts('job-failed', 1, old.subject(b)),
      e.first(s, 'failed-platform', 80, 90),
    ],
  },
  'runway-marked-runway-told': {
    title:
      'The setting markedServices: Runway is marked and Pika is too; both fall ill, both are told. Luma falls ill unmarked and is not',
    settings: { markedServices: ['pika', 'runway'] },
    events: [
      ...calm(),
      serve.statuspage(0, serve.RUNWAY, 'none'),
      serve.betterstack(0, 'operational', [{ name: 'API', status: 'operational' }]),
      ...ill(600, 'critical', 'down', 503),
      serve.statuspage(600, serve.RUNWAY, 'critical'),
      serve.betterstack(600, 'downtime', [{ name: 'API', status: 'downtime' }]),
    ],
    until: 9000,
    expect: [
      e.alerts('service-down', 1, 'service:pika'),
      e.alerts('service-down', 1, 'service:runway'),
      e.alerts('service-down', 0, 'service:luma'),
      e.at(8900, 'service:luma', 'outage'),
    ],
  },
  'neither-is-marked': {
    title:
      'Pika is told even where the user has marked nothing: confirmed trouble of Pika or of a service that the user marked',
    settings: { markedServices: [] },
    events: [...calm(), ...ill(600, 'critical', 'down', 503)],
    until: 9000,
    expect: [e.alerts('service-down', 1, 'service:pika')],
  },
  'the-escalation-plan-reaches-its-first-step': {
    title:
      'Pika’s queue for more than fifteen minutes: start routing new work elsewhere (API Status Check, 2026-02-04). A job that moves all the time waits that long; fallback is advised once, not before, however long it goes on',
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(20, 1100, 30, (at) => old.pollOne(at, a, old.pending(Math.floor(at / 15)))),
      ...every(1120, 1600, 60, (at) => old.pollOne(at, a, old.pending(Math.floor(at / 18)))),
    ],
    until: 1620,
    expect: [
      e.alerts('fallback-advised', 0, undefined, 0, 903),
      e.alerts('fallback-advised', 1),
      e.never(s, ['stuck', ...e.FAILED]),
    ],
  },
  'the-escalation-plan-of-a-patient-user': {
    title:
      'The setting escalation: with forty minutes as the first step, a job that waits twenty minutes advises no fallback',
    settings: { escalation: { queueMinutes: 40, outageMinutes: 120 } },
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(20, 1200, 40, (at) => old.pollOne(at, a, old.pending(Math.floor(at / 15)))),
    ],
    until: 1200,
    expect: [e.alerts('fallback-advised', 0)],
  },
  'the-escalation-plan-of-a-hasty-user': {
    title:
      'The setting escalation: with five minutes as the first step, a job that waits ten minutes advises a fallback once, after five',
    settings: { escalation: { queueMinutes: 5 } },
    events: [
      old.visit(0),
      old.submit(4, a),
      ...every(20, 600, 20, (at) => old.pollOne(at, a, old.pending(Math.floor(at / 8)))),
    ],
    until: 610,
    expect: [e.alerts('fallback-advised', 0, undefined, 0, 303), e.alerts('fallback-advised', 1, undefined, 304, 610)],
  },
  'webhooks-get-what-the-user-gets': {
    title:
      'The setting webhooks: a failure goes to Slack, to Discord and to a hook of the user’s own, once each; the secret of the last appears nowhere. What is switched off goes nowhere',
    settings: {
      alerts: { 'job-finished': false },
      webhooks: [
        { kind: 'slack', url: 'https://hooks.slack.com/services/T0/B0/made-up' },
        { kind: 'discord', url: 'https://discord.com/api/webhooks/1/made-up' },
        { kind: 'json', url: 'https://hooks.example/unstuck', secret: 'a-secret-made-up' },
      ],
    },
    events: [
      ...['https://hooks.slack.com/*', 'https://discord.com/*', 'https://hooks.example/*'].map(
        (url): Event => ({ at: 0, do: 'serve', url, method: 'POST', status: 204 }),
      ),
      old.visit(0),
      ...fails(10, a),
      old.submit(40, b),
      old.shows(41, [[b, 'Generating']]),
      old.pollOne(50, b, old.pending(10)),
      old.pollOne(60, b, old.finished(b)),
      old.pollOne(70, b, old.finished(b)),
    ],
    until: 300,
    expect: [
      e.alerts('job-failed', 1, s),
      e.fetches('https://hooks.slack.com/', 1),
      e.fetches('https://discord.com/', 1),
      e.fetches('https://hooks.example/', 1),
      e.absent('a-secret-made-up'),
    ],
  },
  'no-webhook-in-quiet-hours': {
    title: 'Quiet is quiet on every channel: in quiet hours no webhook is called either',
    start: '2026-11-24T08:00:00Z',
    settings: {
      quietHours: { from: '07:00', to: '09:00', days: ['tue'] },
      webhooks: [{ kind: 'json', url: 'https://hooks.example/unstuck' }],
    },
    events: [
      { at: 0, do: 'serve', url: 'https://hooks.example/unstuck', method: 'POST', status: 200 },
      old.visit(0),
      ...fails(10, a),
    ],
    until: 3000,
    expect: [e.fetches('https://hooks.example/', 0), e.alerts('job-failed', 0, undefined, 0, 3000)],
  },
  'a-banner-dismissed': {
    title:
      'The user dismisses the banner of a stuck job and later snoozes it: the verdict stays what it is, and nobody is told a second time',
    history: earlier(30, 105),
    events: [
      ...stuckAt30(),
      { at: 820, do: 'intent', intent: 'dismiss', subject: s },
      { at: 900, do: 'intent', intent: 'snooze', subject: s },
      { at: 950, do: 'kill' },
    ],
    until: 1130,
    expect: [e.first(s, 'stuck', 110, 800), e.at(1100, s, 'stuck'), e.alerts('job-stuck', 1, s)],
  },
  'a-notification-opened': {
    title: 'The user opens the notification of an unseen finish: nothing is submitted, cancelled or told again',
    events: [
      old.visit(0),
      old.submit(4, a),
      old.shows(5, [[a, 'Generating']]),
      ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(60, 120, 20, (at) => old.pollOne(at, a, old.finished(a))),
      { at: 90, do: 'intent', intent: 'open', subject: s },
      { at: 95, do: 'intent', intent: 'open', subject: 'job:nobody-knows-this' },
      { at: 96, do: 'intent', intent: 'dismiss' },
    ],
    until: 200,
    expect: [
      e.alerts('job-finished', 1, s),
      e.fetches('https://api.pika.art/', 0),
      e.never('job:nobody-knows-this', e.ALL_JOB),
    ],
  },
  'settings-changed-on-the-way': {
    title:
      'Settings are changed on the way: alerts for failures go off and on again. The failure in between is not told, those before and after are',
    events: [
      old.visit(0),
      ...fails(10, a),
      { at: 100, do: 'set', settings: { alerts: { 'job-failed': false } } },
      ...fails(110, b),
      { at: 200, do: 'set', settings: { alerts: { 'job-failed': true } } },
      ...fails(210, c),
    ],
    until: 400,
    expect: [
      e.alerts('job-failed', 1, s),
      e.alerts('job-failed', 0, old.subject(b), 0, 199),
      e.alerts('job-failed', 1, old.subject(c)),
    ],
  },
  'a-key-changed-on-the-way': {
    title:
      'A key is only sent to the host it belongs to and printed nowhere; taken away, nothing is asked with it any more',
    settings: { keys: { devapi: 'dev-key-made-up' } },
    events: [
      ...every(0, 300, 30, (at) =>
        serveJson(at, 'https://devapi.pika.art/videos/vid_9', {
          id: 'vid_9',
          status: 'started',
          progress: 10 + at / 30,
          url: null,
        }),
      ),
      { at: 1, do: 'watch', provider: 'devapi', id: 'vid_9' },
      { at: 300, do: 'set', settings: { keys: { devapi: '' } } },
    ],
    until: 2400,
    expect: [
      e.absent('dev-key-made-up'),
      e.at(250, 'job:vid_9', ['on-track', 'slow']),
      e.at(2300, 'job:vid_9', 'unknown'),
      e.never('job:vid_9', ['stuck', ...e.FAILED]),
      e.fetches('https://devapi.pika.art/', 0, 301),
    ],
  },
};
