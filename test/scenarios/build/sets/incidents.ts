import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { calm, homePage, ill, prismix, serveJson, servePage } from '../serve';

const a = old.oldJob('a mill on the moon');
const s = old.subject(a);
const pika = 'service:pika';
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const thin = prismix(0, { pika: { indicator: 'none', unreachableReason: 'statuspage_unreachable_homepage_ok' } });

export const incidents: Drafts = {
  'many-submits-answered-502': {
    title:
      'The user’s own jobs as evidence of an outage: five submits in a row are answered 502 within five minutes, while the only feed knows no more than that the home page answers. That is Pika',
    events: [
      thin,
      old.visit(0),
      ...Array.from({ length: 5 }, (_, n) =>
        old.submit(30 + n * 60, old.oldJob(`try ${n}`), {
          answer: { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' },
        }),
      ),
    ],
    until: 600,
    expect: [
      e.at(590, pika, e.TROUBLE),
      e.at(590, 'job:submit-5', 'failed-platform'),
      e.never('network', ['offline', 'blocked']),
    ],
  },
  'many-refusals-for-policy-are-not-pikas': {
    title: 'Six jobs in a row fail for their content: that is no trouble of Pika',
    events: [
      thin,
      old.visit(0),
      ...Array.from({ length: 6 }, (_, n) => n).flatMap((n) => {
        const job = old.oldJob(`rude ${n}`);
        return [
          old.submit(10 + n * 60, job),
          old.pollOne(20 + n * 60, job, old.pending(3)),
          old.pollOne(30 + n * 60, job, old.failedWith('moderation_blocked')),
        ];
      }),
    ],
    until: 600,
    expect: [
      e.never(pika, e.TROUBLE),
      e.alerts('service-down', 0),
      e.alerts('service-degraded', 0),
      e.alerts('job-failed', 6),
    ],
  },
  'a-minor-flap-of-four-minutes': {
    title:
      'Flaps of five minutes and less should not notify: one monitor says minor for four minutes and then none again',
    events: [...calm(), prismix(600, { pika: 'minor' }), prismix(840, { pika: 'none' })],
    until: 7200,
    expect: [e.alerts('service-degraded', 0), e.alerts('service-recovered', 0), e.alerts('service-down', 0)],
  },
  'two-outages-are-two-causes': {
    title: 'One alert per cause: a second outage six hours after the first is a new cause. Two alarms, two all-clears',
    events: [
      ...calm(),
      ...ill(600, 'critical', 'down', 503),
      ...calm(6000),
      ...ill(27_600, 'critical', 'down', 503),
      ...calm(33_000),
    ],
    until: 40_000,
    expect: [
      e.alerts('service-down', 2, pika),
      e.alerts('service-recovered', 2, pika),
      e.alerts('service-down', 1, pika, 0, 20_000),
    ],
  },
  'an-outage-told-through-deaths-of-the-worker': {
    title: 'The worker dies before and after saving all through an outage: one alarm, one all-clear',
    events: [
      ...calm(),
      ...ill(600, 'critical', 'down', 503),
      ...every(
        600,
        4200,
        300,
        (at): Event => ({ at, do: 'kill', when: at % 600 === 0 ? 'after-save' : 'before-save' }),
      ),
      ...calm(6000),
      ...every(
        6000,
        9600,
        300,
        (at): Event => ({ at, do: 'kill', when: at % 600 === 0 ? 'before-save' : 'after-save' }),
      ),
    ],
    until: 14_000,
    expect: [e.alerts('service-down', 1, pika), e.alerts('service-recovered', 1, pika), e.at(13_900, pika, 'ok')],
  },
  'off-line-for-two-hours': {
    title:
      'Two hours off line say nothing of Pika: it was well before, nobody is told that it is down, and nothing is announced as recovered afterwards',
    events: [...calm(), { at: 900, do: 'online', value: false }, { at: 8100, do: 'online', value: true }],
    until: 12_000,
    expect: [
      e.never(pika, e.TROUBLE),
      e.alerts('service-down', 0),
      e.alerts('service-recovered', 0),
      e.at(8000, 'network', 'offline'),
      e.at(11_900, pika, 'ok'),
      e.at(11_900, 'network', 'online'),
    ],
  },
  'an-outage-that-is-older-than-a-nights-sleep': {
    title:
      'Pika goes down, the machine sleeps ten hours, Pika is well again on waking: the open incident is closed with one all-clear, and nothing else is told',
    events: [
      ...calm(),
      ...ill(600, 'critical', 'down', 503),
      { at: 5400, do: 'sleep', seconds: 36_000 },
      ...calm(41_400),
    ],
    until: 48_000,
    expect: [e.alerts('service-down', 1, pika), e.alerts('service-recovered', 1, pika), e.at(47_900, pika, 'ok')],
  },
  'a-marked-service-is-degraded': {
    title:
      'Degraded is told for a service that the user marked, and its recovery too; a service that is neither Pika nor marked none',
    settings: { markedServices: ['pika', 'fal'] },
    events: [
      serveJson(0, 'https://status.fal.ai/summary.json', {
        page: { name: 'fal', url: 'https://status.fal.ai', status: 'UP' },
        activeIncidents: [],
      }),
      serveJson(4000, 'https://status.fal.ai/summary.json', {
        page: { name: 'fal', url: 'https://status.fal.ai', status: 'HASISSUES' },
        activeIncidents: [
          {
            id: 'cm7',
            name: 'API: increased queue times',
            started: 'Tue Nov 24 2026 09:00:00 GMT+0000 (Coordinated Universal Time)',
            status: 'INVESTIGATING',
            impact: 'DEGRADEDPERFORMANCE',
            url: 'https://status.fal.ai/incident/cm7',
          },
        ],
      }),
      serveJson(14_000, 'https://status.fal.ai/summary.json', {
        page: { name: 'fal', url: 'https://status.fal.ai', status: 'UP' },
      }),
    ],
    until: 24_000,
    expect: [
      e.first('service:fal', 'degraded', 4000, 9500),
      e.alerts('service-degraded', 1, 'service:fal'),
      e.alerts('service-recovered', 1, 'service:fal'),
      e.alerts('service-down', 0),
    ],
  },
  'the-home-page-alone-is-down': {
    title: 'The home page answers 500 while two monitors call Pika well and a job goes on: one bad look is no outage',
    history: earlier(12, 300),
    events: [
      ...calm(),
      homePage(300, 500),
      ...begin,
      ...every(20, 700, 20, (at) => old.pollOne(at, a, old.pending(Math.min(95, at / 8)))),
    ],
    until: 720,
    expect: [e.never(pika, ['outage']), e.alerts('service-down', 0), e.never(s, ['unknown', 'stuck', ...e.FAILED], 30)],
  },
  'a-page-of-monitors-in-html': {
    title:
      'Both monitors answer 200 with a web page in place of JSON (a bot check), the home page answers: unknown, and the network is not to blame for a bot check of two sites',
    events: [
      servePage(0, 'https://prismix.dev/*', '<title>Just a moment...</title>'),
      servePage(0, 'https://apistatuscheck.com/*', '<title>Just a moment...</title>'),
      homePage(0),
    ],
    until: 7200,
    expect: [e.at(7100, pika, 'unknown'), e.never(pika, ['ok', ...e.TROUBLE])],
  },
};
