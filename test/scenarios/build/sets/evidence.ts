import * as e from '../expect';
import { finishesNew, newJob, pollNew, submitNew, visitApp } from '../newApp';
import { type Drafts, type Event, every } from '../scenario';
import { calm, homePage, RUNWAY, serveJson } from '../serve';

const pika = 'service:pika';

/** A request of the page that is answered so. */
const answered = (at: number, method: string, url: string, status: number, body = '{"message":"internal"}'): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: { method, url },
  response: { status, contentType: 'application/json', body },
});

const notice = (text: string, role = 'alert') => `<main><h1>Create</h1><div role="${role}">${text}</div></main>`;
const dom = (at: number, html: string): Event => ({ at, do: 'dom', tab: 1, html });

/** A video that finishes and whose file answers `status`. */
function unplayable(at: number, name: string, status: number): Event[] {
  const job = newJob(name, 'pika-2.5');
  const url = `https://cdn.pika.art/results/${job.id.replaceAll('-', '')}.mp4`;
  return [
    { at, do: 'serve', url, status, headers: { 'content-type': 'text/plain' }, body: 'no' },
    ...finishesNew(at, job),
  ];
}

const summary = (at: number, incidents: unknown[], indicator = 'none') =>
  serveJson(at, `${RUNWAY.host}/api/v2/summary.json`, {
    page: { id: RUNWAY.pageId, name: RUNWAY.name, url: RUNWAY.host },
    status: { indicator, description: 'All Systems Operational' },
    components: [{ id: RUNWAY.componentId, name: RUNWAY.component, status: 'operational', group: false }],
    incidents,
    scheduled_maintenances: [],
  });

export const evidence: Drafts = {
  'files-of-several-videos-do-not-load': {
    title:
      'Three videos finish and none of their files loads: the store of the files, told as trouble though the feeds are calm',
    events: [
      ...calm(),
      visitApp(0),
      ...unplayable(10, 'one', 404),
      ...unplayable(100, 'two', 404),
      ...unplayable(190, 'three', 404),
    ],
    until: 1800,
    expect: [
      e.first(pika, 'degraded', 100, 1200),
      e.never(pika, ['outage', 'partial-outage']),
      e.advises(1200, pika, 'open-library'),
    ],
  },
  'one-file-that-does-not-load-is-one-file': {
    title: 'One finished video whose file is gone says nothing of Pika',
    events: [...calm(), visitApp(0), ...unplayable(10, 'one', 404)],
    until: 1800,
    expect: [e.never(pika, e.TROUBLE)],
  },
  'sign-in-fails-on-the-servers-side': {
    title: 'Sign-in is answered 503 again and again while the feeds are calm: signing in has trouble, not all of Pika',
    events: [
      ...calm(),
      visitApp(0),
      ...every(20, 260, 60, (at) => answered(at, 'POST', 'https://login.pika.art/auth/v1/token', 503)),
    ],
    until: 600,
    expect: [e.first(pika, 'degraded', 100, 270), e.never(pika, ['outage', 'partial-outage'])],
  },
  'a-wrong-password-is-no-trouble': {
    title: 'Sign-in that is refused five times is the user’s affair',
    events: [
      ...calm(),
      visitApp(0),
      ...every(20, 260, 60, (at) => answered(at, 'POST', 'https://login.pika.art/auth/v1/token', 400)),
    ],
    until: 600,
    expect: [e.never(pika, e.TROUBLE)],
  },
  'the-balance-cannot-be-asked-for': {
    title: 'Requests about credits fail on the server’s side wherever they go: credits have trouble',
    events: [
      ...calm(),
      visitApp(0),
      ...every(20, 260, 60, (at) => answered(at, 'GET', 'https://create.pika.art/api/credits', 502)),
    ],
    until: 600,
    expect: [e.first(pika, 'degraded', 100, 270), e.never(pika, ['outage', 'partial-outage'])],
  },
  'an-answered-balance-ends-its-errors': {
    title: 'Credits fail twice and are told then: no trouble',
    events: [
      ...calm(),
      visitApp(0),
      answered(20, 'GET', 'https://create.pika.art/api/credits', 502),
      answered(80, 'GET', 'https://create.pika.art/api/credits', 502),
      answered(90, 'GET', 'https://create.pika.art/api/credits', 200, '{"credits":400}'),
    ],
    until: 600,
    expect: [e.never(pika, e.TROUBLE)],
  },
  'the-page-says-that-it-is-unavailable': {
    title: 'The page itself says that the service is temporarily unavailable: trouble, as long as it stands there',
    events: [
      ...calm(),
      visitApp(0),
      dom(10, notice('Service temporarily unavailable. We are looking into it.')),
      dom(900, '<main><h1>Create</h1></main>'),
    ],
    until: 3600,
    expect: [
      e.first(pika, 'degraded', 12, 120),
      e.never(pika, ['outage', 'partial-outage']),
      e.never(pika, ['ok'], 60, 880),
      e.at(3500, pika, 'ok'),
    ],
  },
  'a-toast-that-passes-is-no-outage': {
    title: 'A notice of trouble that stands for five seconds is no claim',
    events: [
      ...calm(),
      visitApp(0),
      dom(10, notice('Service temporarily unavailable', 'status')),
      dom(15, '<main><h1>Create</h1></main>'),
    ],
    until: 900,
    expect: [e.never(pika, e.TROUBLE)],
  },
  'the-page-names-a-long-wait': {
    title: 'The page says that the wait is some 40 minutes: Pika is busy, and nothing is wrong',
    events: [...calm(), visitApp(0), dom(10, notice('High demand: estimated wait 40 minutes', 'status'))],
    until: 900,
    expect: [e.first(pika, 'busy', 10, 60), e.never(pika, e.TROUBLE)],
  },
  'the-page-names-a-far-place': {
    title: 'The page says that the video is number 3,200 in the line: Pika is busy',
    events: [...calm(), visitApp(0), dom(10, notice('You are at position 3,200 in the queue', 'dialog'))],
    until: 900,
    expect: [e.first(pika, 'busy', 10, 60), e.never(pika, e.TROUBLE)],
  },
  'a-notice-about-the-user-is-none-about-pika': {
    title: 'Notices about the user’s plan, region or one feature say nothing of the service',
    events: [
      ...calm(),
      visitApp(0),
      dom(10, notice('This feature is currently unavailable in your region')),
      dom(60, notice('Position 2 in the queue', 'status')),
      dom(120, notice('Your plan is at capacity. Upgrade to run more videos.')),
    ],
    until: 900,
    expect: [e.never(pika, [...e.TROUBLE, 'busy'])],
  },
  'a-prompt-that-speaks-of-an-outage': {
    title: 'A prompt in the page that speaks of an outage is no notice',
    events: [
      ...calm(),
      visitApp(0),
      dom(10, '<main><article><p>Service temporarily unavailable, major outage, neon sign</p></article></main>'),
    ],
    until: 900,
    expect: [e.never(pika, [...e.TROUBLE, 'busy'])],
  },
  'another-page-of-pikas-domain-speaks-for-itself': {
    title: 'A notice on another page under Pika’s domain says nothing of Pika',
    events: [
      ...calm(),
      { at: 0, do: 'visit', tab: 1, url: 'https://community.pika.art/', html: '<main></main>' },
      dom(10, notice('Service temporarily unavailable')),
    ],
    until: 900,
    expect: [e.never(pika, [...e.TROUBLE, 'busy'])],
  },
  'an-incident-behind-a-green-page': {
    title: 'The page says that all is operational while an incident is being identified: not well until it is resolved',
    settings: { markedServices: ['pika', 'runway'] },
    events: [
      homePage(0),
      summary(0, [
        {
          id: 'i',
          name: 'App does not load',
          status: 'identified',
          impact: 'none',
          created_at: '2026-11-24T07:00:00Z',
        },
      ]),
      summary(8000, []),
    ],
    until: 18_000,
    expect: [
      e.never('service:runway', ['ok', 'busy'], 0, 8000),
      e.at(7000, 'service:runway', 'degraded'),
      e.at(17_900, 'service:runway', 'ok'),
      e.alerts('service-degraded', 1, 'service:runway'),
      e.alerts('service-recovered', 1, 'service:runway'),
    ],
  },
  'a-quiet-job-beside-a-busy-notice': {
    title: 'A job that waits while the page says that demand is high: the service is busy, the job is not failed',
    events: [
      ...calm(),
      visitApp(0),
      submitNew(10, newJob('a wolf', 'pika-2.5')),
      dom(12, notice('We are experiencing high demand. Videos may take longer than usual.', 'status')),
      ...every(20, 200, 20, (at) => pollNew(at, newJob('a wolf', 'pika-2.5'), { status: 'queued' })),
    ],
    until: 210,
    expect: [
      e.first(pika, 'busy', 12, 60),
      e.never(pika, e.TROUBLE),
      e.never(`job:${newJob('a wolf', 'pika-2.5').id}`, e.FAILED),
    ],
  },
};
