import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, every } from '../scenario';
import * as serve from '../serve';
import { calm, ill, prismix, serveJson, servePage } from '../serve';

const pika = 'service:pika';
const mute = [
  servePage(0, serve.PRISMIX, '<!doctype html><title>Error</title>', 500),
  servePage(0, serve.APISTATUSCHECK, '<!doctype html><title>Error</title>', 500),
];

/** Pika is well, from 600 to 7200 two monitors call it something, then well again. */
function fell(title: string, word: string, other: string, verdict: string, alerts: Draft['expect'], home = 200): Draft {
  return {
    title,
    events: [...calm(), ...ill(600, word, other, home), ...calm(7200)],
    until: 14_400,
    expect: [e.first(pika, verdict, 600, 5000), e.at(7000, pika, verdict), e.at(14_300, pika, 'ok'), ...alerts],
  };
}

export const services: Drafts = {
  'service-minor-is-degraded': fell(
    'Feed word minor is degraded: told once as degraded, not as down, and once as recovered',
    'minor',
    'degraded',
    'degraded',
    [
      e.alerts('service-degraded', 1, pika),
      e.alerts('service-down', 0),
      e.alerts('service-recovered', 1, pika),
      e.never(pika, ['outage', 'partial-outage', 'maintenance']),
    ],
  ),
  'service-major-is-partial-outage': fell(
    'Feed word major is a partial outage: told once as down, and once as recovered',
    'major',
    'partial_outage',
    'partial-outage',
    [
      e.alerts('service-down', 1, pika),
      e.alerts('service-recovered', 1, pika),
      e.never(pika, ['outage', 'maintenance']),
    ],
  ),
  'service-critical-is-outage': fell(
    'Feed word critical is an outage, and the home page answers 503: told once as down, the advice is to work elsewhere',
    'critical',
    'major_outage',
    'outage',
    [
      e.alerts('service-down', 1, pika),
      e.alerts('service-recovered', 1, pika),
      e.advises(7000, pika, 'switch-service'),
    ],
    503,
  ),
  'service-maintenance-is-no-outage': fell(
    'Maintenance is not an outage: it is shown as such, and no alert is given for it, neither at its begin nor at its end',
    'maintenance',
    'under_maintenance',
    'maintenance',
    [
      e.alerts('service-down', 0),
      e.alerts('service-degraded', 0),
      e.alerts('service-recovered', 0),
      e.never(pika, e.TROUBLE),
    ],
  ),
  'service-ill-at-the-first-reading': {
    title: 'Already bad at the first reading: told once it is confirmed, and recovered once',
    events: [...ill(0, 'critical', 'down', 503), ...calm(7200)],
    until: 14_400,
    expect: [
      e.first(pika, 'outage', 0, 3600),
      e.alerts('service-down', 1, pika),
      e.alerts('service-recovered', 1, pika, 7200),
      e.alerts('service-recovered', 0, pika, 0, 7199),
    ],
  },
  'service-well-at-the-first-reading': {
    title: 'Well at the first reading and all the time: no recovery is announced from anything',
    events: calm(),
    until: 7200,
    expect: [
      e.first(pika, 'ok', 0, 3600),
      e.alerts('service-recovered', 0),
      e.alerts('service-down', 0),
      e.alerts('service-degraded', 0),
      e.never(pika, e.TROUBLE),
    ],
  },
  'an-incident-stays-open-through-unknown': {
    title:
      'An incident stays open through unknown: partial outage, then three hours in which no feed can be read, then well. One alarm and one all-clear, and the unreadable hours are neither',
    events: [
      ...ill(300, 'major', 'partial_outage'),
      ...calm(0),
      ...mute.map((event) => ({ ...event, at: 5400 })),
      servePage(5400, `${serve.APISTATUSCHECK}?api=pika`, 'x', 500),
      ...calm(16_200),
    ],
    until: 23_400,
    expect: [
      e.alerts('service-down', 1, pika),
      e.alerts('service-recovered', 0, pika, 0, 16_199),
      e.alerts('service-recovered', 1, pika, 16_200),
      e.at(16_000, pika, ['unknown', 'partial-outage']),
      e.never(pika, ['ok', 'busy'], 5400, 16_199),
    ],
  },
  'first-degraded-then-down': {
    title: 'Degraded, then an outage, then well: one alert for each, and one recovery',
    events: [...calm(), ...ill(600, 'minor', 'degraded'), ...ill(5400, 'critical', 'down', 503), ...calm(12_000)],
    until: 19_000,
    expect: [
      e.first(pika, 'degraded', 600, 5400),
      e.first(pika, 'outage', 5400, 9500),
      e.alerts('service-degraded', 1, pika),
      e.alerts('service-down', 1, pika),
      e.alerts('service-recovered', 1, pika),
    ],
  },
  'a-flapping-feed': {
    title:
      'A feed that flaps: one monitor says minor and none by turns, every seven minutes for four hours, and rests at none. Flaps of that length should not notify: at most two rounds of alarm and all-clear, and at the end it is known to be well',
    events: [
      ...calm(),
      ...every(420, 14_280, 840, (at) => prismix(at, { pika: 'minor' })),
      ...every(840, 14_700, 840, (at) => prismix(at, { pika: 'none' })),
    ],
    until: 25_000,
    expect: [
      e.alertsAtMost('service-degraded', 2, pika),
      e.alertsAtMost('service-recovered', 2, pika),
      e.alerts('service-down', 0),
      e.at(24_900, pika, 'ok'),
    ],
  },
  'a-thin-reading-is-unknown': {
    title:
      'A thin reading is unknown: prismix.dev says none, but only because the home page answers (statuspage_unreachable_homepage_ok). That is neither health nor trouble',
    events: [
      prismix(0, { pika: { indicator: 'none', unreachableReason: 'statuspage_unreachable_homepage_ok' } }),
      serve.homePage(0),
    ],
    until: 7200,
    expect: [e.at(7100, pika, 'unknown'), e.never(pika, ['ok', 'busy', 'maintenance', ...e.TROUBLE])],
  },
  'not-reachable-is-unknown': {
    title: 'reachable: false is unknown, whatever the indicator beside it says; it is no outage',
    events: [
      prismix(0, { pika: { indicator: 'critical', reachable: false, unreachableReason: 'timeout' } }),
      serve.homePage(0),
    ],
    until: 7200,
    expect: [
      e.at(7100, pika, 'unknown'),
      e.never(pika, ['ok', 'maintenance', ...e.TROUBLE]),
      e.alerts('service-down', 0),
    ],
  },
  'a-reading-grows-old': {
    title:
      'What was well once is not well for ever: after a good reading the feeds cannot be read for twelve hours. Unknown, with no alert',
    events: [
      ...calm(),
      ...mute.map((event) => ({ ...event, at: 1200 })),
      servePage(1200, `${serve.APISTATUSCHECK}?api=pika`, 'x', 500),
      serve.serveNothing(1200, serve.HOME),
    ],
    until: 44_400,
    expect: [
      e.at(1100, pika, 'ok'),
      e.at(44_300, pika, 'unknown'),
      e.never(pika, e.TROUBLE),
      e.alerts('service-recovered', 0),
      e.alerts('service-down', 0),
    ],
  },
  'the-feed-lies-while-jobs-finish': {
    title:
      'The user’s own jobs are the best sensor: one monitor says critical while three jobs in a row finish in the usual time. Not an outage, and no alarm',
    history: [],
    events: [
      ...calm(),
      prismix(300, { pika: 'critical' }),
      old.visit(0),
      ...[0, 1, 2, 3, 4, 5].flatMap((n) => {
        const job = old.oldJob(`ferry ${n}`);
        const at = 60 + n * 200;
        return [
          old.submit(at, job),
          ...every(at + 20, at + 80, 20, (time) => old.pollOne(time, job, old.pending(time - at))),
          old.shows(at + 100, [[job, 'clip']]),
          old.pollOne(at + 100, job, old.finished(job)),
        ];
      }),
    ],
    until: 1300,
    expect: [e.never(pika, ['outage', 'partial-outage'], 300), e.alerts('service-down', 0)],
  },
  'fal-is-down-and-unmarked': {
    title:
      'fal on Instatus: HASISSUES takes the worst of incidents and components, here a major outage of the API; the feed is read at least hourly. The user has not marked fal: a verdict, no alert',
    events: [...calm(), ...serve.instatus(0, null), ...serve.instatus(4000, 'MAJOROUTAGE')],
    until: 12_000,
    expect: [
      e.at(3900, 'service:fal', 'ok'),
      e.first('service:fal', 'outage', 4000, 9000),
      e.alerts('service-down', 0),
      e.never(pika, e.TROUBLE),
    ],
  },
  'fal-is-down-and-marked': {
    title: 'The same with fal marked: one alarm for fal',
    settings: { markedServices: ['pika', 'fal'] },
    events: [...serve.instatus(0, null), ...serve.instatus(4000, 'MAJOROUTAGE'), ...serve.instatus(14_000, null)],
    until: 24_000,
    expect: [
      e.alerts('service-down', 1, 'service:fal'),
      e.alerts('service-recovered', 1, 'service:fal'),
      e.alerts('service-down', 1),
    ],
  },
  'an-empty-parse-is-no-recovery': {
    title:
      'An empty parse is never a recovery (AIWatch 1089): fal’s page has an outage and then answers {} for two hours. No all-clear, no ok',
    settings: { markedServices: ['pika', 'fal'] },
    events: [
      ...serve.instatus(0, 'MAJOROUTAGE'),
      ...['/summary.json', '/v2/components.json', '/components.json', '/v3/summary.json'].map((path) =>
        serveJson(5000, `https://status.fal.ai${path}`, {}),
      ),
    ],
    until: 12_200,
    expect: [
      e.first('service:fal', 'outage', 0, 4000),
      e.alerts('service-recovered', 0),
      e.never('service:fal', ['ok', 'busy']),
    ],
  },
  'absent-arrays-of-an-all-green-page': {
    title:
      'An all-green Instatus page may leave out its arrays: absent is empty only where page.status is UP, and then it is ok',
    events: [
      ...['/summary.json', '/v3/summary.json'].map((path) =>
        serveJson(0, `https://status.fal.ai${path}`, {
          page: { name: 'fal', url: 'https://status.fal.ai', status: 'UP' },
        }),
      ),
      serveJson(0, 'https://status.fal.ai/v2/components.json', { components: [] }),
    ],
    until: 4000,
    expect: [e.at(3900, 'service:fal', 'ok')],
  },
  'runway-has-a-partial-outage': {
    title: 'Runway on Atlassian Statuspage: major is a partial outage, unmarked no alert; well again afterwards',
    events: [
      serve.statuspage(0, serve.RUNWAY, 'none'),
      serve.statuspage(4000, serve.RUNWAY, 'major'),
      serve.statuspage(14_000, serve.RUNWAY, 'none'),
    ],
    until: 22_000,
    expect: [
      e.at(3900, 'service:runway', 'ok'),
      e.first('service:runway', 'partial-outage', 4000, 9500),
      e.at(21_900, 'service:runway', 'ok'),
      e.alerts('service-down', 0),
      e.alerts('service-recovered', 0),
    ],
  },
  'a-page-id-that-differs': {
    title: 'A page id that differs from the pinned one is not Runway’s page: unknown, though it says that all is well',
    events: [serve.statuspage(0, { ...serve.RUNWAY, pageId: 'abcdef123456' }, 'none')],
    until: 7200,
    expect: [e.at(7100, 'service:runway', 'unknown'), e.never('service:runway', ['ok', 'maintenance', ...e.TROUBLE])],
  },
  'discord-in-maintenance': {
    title:
      'Discord on Atlassian Statuspage has a maintenance in progress: maintenance, no alert even where it is marked',
    settings: { markedServices: ['pika', 'discord'] },
    events: [serve.statuspage(0, serve.DISCORD, 'none'), serve.statuspage(3000, serve.DISCORD, 'maintenance')],
    until: 12_000,
    expect: [
      e.at(11_900, 'service:discord', 'maintenance'),
      e.alerts('service-down', 0),
      e.alerts('service-degraded', 0),
    ],
  },
  'one-flapping-model-of-luma': {
    title:
      'Luma on Better Stack: one of five resources is in downtime and turns the page to downtime; below 30 percent of the resources the service still works (AIWatch). Not an outage',
    settings: { markedServices: ['pika', 'luma'] },
    events: [
      serve.betterstack(0, 'downtime', [
        { name: 'API ', status: 'operational' },
        { name: 'Web', status: 'operational' },
        { name: 'Ray2', status: 'downtime' },
        { name: 'Ray3', status: 'operational' },
        { name: 'Photon', status: 'operational' },
      ]),
    ],
    until: 7200,
    expect: [
      e.never('service:luma', ['outage', 'partial-outage']),
      e.alerts('service-down', 0),
      e.at(7100, 'service:luma', ['ok', 'degraded']),
    ],
  },
  'luma-down-altogether': {
    title: 'Luma on Better Stack: four of five resources are in downtime, more than half: an outage',
    settings: { markedServices: ['pika', 'luma'] },
    events: [
      serve.betterstack(
        0,
        'downtime',
        ['API', 'Web', 'Ray2', 'Ray3', 'Photon'].map((name) => ({
          name,
          status: name === 'Web' ? 'operational' : 'downtime',
        })),
      ),
    ],
    until: 7200,
    expect: [e.first('service:luma', 'outage', 0, 5400), e.alerts('service-down', 1, 'service:luma')],
  },
  'an-automatic-report-without-an-end': {
    title:
      'Luma on Better Stack: ends_at stays null on resolved automatic reports, and not_monitored is no downtime. All is well',
    events: [
      serve.betterstack(
        0,
        'operational',
        [
          { name: 'API', status: 'operational' },
          { name: 'Beta', status: 'not_monitored' },
        ],
        {
          title: 'API went down',
          report_type: 'automatic',
          starts_at: '2026-11-23T08:00:00.000Z',
          ends_at: null,
          aggregate_state: 'resolved',
        },
      ),
    ],
    until: 4000,
    expect: [e.at(3900, 'service:luma', 'ok'), e.never('service:luma', e.TROUBLE)],
  },
  'stability-when-the-user-asks-for-it': {
    title: 'Stability on incident.io, which the user has added and marked: critical is an outage, told once',
    settings: { services: ['pika', 'stability'], markedServices: ['pika', 'stability'] },
    events: [serve.statuspage(0, serve.STABILITY, 'none'), serve.statuspage(4000, serve.STABILITY, 'critical')],
    until: 12_000,
    expect: [e.first('service:stability', 'outage', 4000, 9500), e.alerts('service-down', 1, 'service:stability')],
  },
  'only-pika-is-wanted': {
    title: 'The setting services: only Pika is wanted, so no page of another service is ever asked',
    settings: { services: ['pika'] },
    events: [...calm(), ...serve.instatus(0, null), serve.statuspage(0, serve.RUNWAY, 'none')],
    until: 7200,
    expect: [
      e.fetches('https://status.fal.ai', 0),
      e.fetches('https://status.runwayml.com', 0),
      e.fetches('https://discordstatus.com', 0),
      e.fetches('https://status.lumalabs.ai', 0),
      e.at(7100, pika, 'ok'),
    ],
  },
  'a-feed-asks-for-patience': {
    title:
      'Retry-After of a feed is obeyed: prismix.dev answers 429 with two hours to wait, and gets no request in that time',
    events: [serveJson(0, serve.PRISMIX, { error: 'rate limited' }, 429, { 'retry-after': '7200' })],
    until: 7000,
    expect: [e.fetches(serve.PRISMIX, 1, 0, 7000), e.never(pika, ['ok', ...e.TROUBLE])],
  },
  'a-feed-without-end': {
    title:
      'A feed of ten megabytes of nonsense is unreadable, says so by unknown, and the other monitor carries on alone',
    events: [
      {
        at: 0,
        do: 'serve',
        url: serve.PRISMIX,
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: { repeat: '{"services":[', times: 800_000 },
      },
      ...serve.apistatuscheck(0, 'operational'),
      ...serve.instatus(0, null),
    ],
    until: 4000,
    expect: [e.never(pika, e.TROUBLE), e.at(3900, 'service:fal', 'ok'), e.alerts('service-down', 0)],
  },
};
