import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, every } from '../scenario';
import { calm, homePage, prismix, serveNothing, servePage } from '../serve';

const a = old.oldJob('a whale under the bridge');
const s = old.subject(a);
const portal =
  '<html><head><title>Airport WiFi</title></head><body><form action="http://10.0.0.1/login">Accept the terms</form></body></html>';
const feeds = [
  'https://prismix.dev/api/v1/statuses',
  'https://apistatuscheck.com/api/status',
  'https://apistatuscheck.com/api/status?api=pika',
  'https://pika.art/',
];
const other = [
  'https://prismix.dev/*',
  'https://apistatuscheck.com/*',
  'https://pika.art/*',
  'https://status.fal.ai/*',
  'https://discordstatus.com/*',
  'https://status.runwayml.com/*',
  'https://status.lumalabs.ai/*',
];
/** Some reply of a page in which nothing can be recognised. */
const riddle = (at: number, tab = 1): Event => ({
  at,
  do: 'exchange',
  tab,
  request: {
    method: 'POST',
    url: 'https://create.pika.art/rpc',
    headers: { 'content-type': 'application/json' },
    body: '["q"]',
  },
  response: { status: 200, contentType: 'application/json', body: `["CAESBnN0YXR1cxoE",${at}]` },
});
const create = (at: number, tab = 1) =>
  old.visit(at, tab, 'https://create.pika.art/create-video', '<div id="app"></div>');

export const around: Drafts = {
  'a-captive-portal': {
    title:
      'The network is blocked: from 600 on every address answers 200 with the airport’s login page. That is neither an outage of Pika nor health; when the portal is passed, the network is online again',
    events: [
      ...calm(),
      ...[...feeds, ...other].map((url) => servePage(600, url, portal)),
      ...calm(6000),
      ...other.map((url) => serveNothing(6000, url)),
    ],
    until: 12_000,
    expect: [
      e.first('network', 'blocked', 600, 4300),
      e.never('network', ['online'], 2400, 5999),
      e.advises(5900, 'network', 'check-network'),
      e.at(11_900, 'network', 'online'),
      e.never('service:pika', e.TROUBLE),
      e.at(5900, 'service:pika', 'unknown'),
      e.alerts('service-down', 0),
      e.alerts('service-degraded', 0),
    ],
  },
  'pika-alone-is-out-of-reach': {
    title:
      'Blocked: Pika alone is out of reach, for the page’s own traffic too, while the hosts that are asked anyway answer and call Pika well. The job is not in sight, and Pika is not blamed',
    events: [
      ...calm(),
      serveNothing(95, 'https://pika.art/'),
      old.visit(0),
      old.submit(4, a),
      ...every(10, 90, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(100, 900, 20, (at) => old.pollFails(at, a)),
    ],
    until: 1000,
    expect: [
      e.first('network', 'blocked', 100, 800),
      e.never('network', ['offline']),
      e.at(500, s, 'unknown'),
      e.never(s, ['stuck', ...e.FAILED]),
      e.never('service:pika', ['outage', 'partial-outage']),
      e.alerts('service-down', 0),
      e.alerts('job-stuck', 0),
    ],
  },
  'the-page-gets-through': {
    title:
      'Not blocked: the extension’s own look at Pika’s home page does not connect, but the page’s own traffic goes through all the time',
    events: [
      ...calm(),
      serveNothing(5, 'https://pika.art/'),
      old.visit(0),
      old.submit(4, a),
      ...every(20, 900, 20, (at) => old.pollOne(at, a, old.pending(Math.min(95, at / 10)))),
    ],
    until: 920,
    expect: [e.never('network', ['blocked', 'offline']), e.never('service:pika', ['outage'])],
  },
  'pika-answers-503': {
    title:
      'An answer is an answer: Pika’s home page says 503 while all others are well. That is not the user’s network',
    events: [...calm(), homePage(600, 503)],
    until: 6000,
    expect: [e.never('network', ['blocked', 'offline'])],
  },
  'nothing-ever-answers': {
    title:
      'Addresses that were never reached prove nothing: no feed and no page answers from the first moment on, the browser calls itself on line. Online, and nothing known of any service',
    events: [old.visit(0), old.submit(4, a), ...every(10, 60, 10, (at) => old.pollOne(at, a, old.pending(at)))],
    until: 3000,
    expect: [
      e.never('network', ['blocked', 'offline']),
      e.never('service:pika', ['ok', 'outage', 'partial-outage', 'degraded']),
    ],
  },
  'off-line-at-the-submit': {
    title:
      'It is the network: the browser is off line when the user submits. No job is said to have failed, Pika is not blamed, and the advice is to look after the network',
    events: [
      ...calm(),
      old.visit(0),
      { at: 10, do: 'online', value: false },
      old.submitFails(12, a),
      { at: 300, do: 'online', value: true },
    ],
    until: 600,
    expect: [
      e.first('network', 'offline', 10, 20),
      e.advises(100, 'network', 'check-network'),
      e.at(400, 'network', 'online'),
      e.never(s, e.ALL_JOB),
      e.never('job:submit-1', ['failed-platform', 'failed-session', 'failed-credits', 'stuck']),
      e.never('service:pika', e.TROUBLE),
    ],
  },
  'off-line-for-a-second': {
    title:
      'On and off line six times in a minute: the verdict follows, nothing else does. No alert, no trouble of Pika, the job stays on track',
    events: [
      ...calm(),
      old.visit(0),
      old.submit(4, a),
      ...every(10, 90, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(22, 72, 10, (at): Event => ({ at, do: 'online', value: false })),
      ...every(24, 74, 10, (at): Event => ({ at, do: 'online', value: true })),
    ],
    until: 95,
    expect: [
      e.first('network', 'offline', 22, 24),
      e.at(90, 'network', 'online'),
      e.at(90, s, 'on-track'),
      e.never('service:pika', e.TROUBLE),
    ],
  },
  'blind-after-a-minute-and-five-replies': {
    title: 'Blind: a minute of use and more than five replies of data, and no job, job list or balance in any of them',
    events: [create(0), ...every(5, 85, 10, (at) => riddle(at))],
    until: 120,
    expect: [e.never('page', ['blind'], 0, 59), e.first('page', 'blind', 60, 90)],
  },
  'not-blind-with-four-replies': {
    title: 'Four replies are too few to call the page blind, however long it is open',
    events: [create(0), ...every(5, 215, 70, (at) => riddle(at))],
    until: 600,
    expect: [e.never('page', ['blind'])],
  },
  'not-blind-within-a-minute': {
    title:
      'Fifty seconds of use are too short to call the page blind, however many replies there were; then the tab is hidden',
    events: [create(0), ...every(4, 48, 4, (at) => riddle(at)), { at: 50, do: 'hide', tab: 1 }],
    until: 600,
    expect: [e.never('page', ['blind'], 0, 590)],
  },
  'a-balance-alone-is-reading': {
    title:
      'A balance is enough: among many replies that say nothing there is one with the credits. The page is read, not blind',
    events: [
      create(0),
      ...every(5, 55, 10, (at) => riddle(at)),
      old.credits(30, 640),
      ...every(65, 145, 10, (at) => riddle(at)),
    ],
    until: 200,
    expect: [e.never('page', ['blind']), e.at(190, 'page', 'reading')],
  },
  'an-empty-library-is-reading': {
    title:
      'A job list is enough, even an empty one: a new user’s library has no result in it yet. The page is read, not blind',
    events: [old.visit(0), ...every(5, 95, 10, (at) => old.poll(at, []))],
    until: 200,
    expect: [e.never('page', ['blind'])],
  },
  'a-page-that-is-not-pikas': {
    title:
      'Where the content script does not match, nothing is seen: a stranger’s page at pika.art.example speaks of jobs in Pika’s own form. There is no verdict on the page and no job',
    events: [
      old.visit(0, 1, 'https://pika.art.example/library'),
      ...every(5, 65, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.pollOne(75, a, old.finished(a)),
      prismix(0, { pika: 'none' }),
    ],
    until: 200,
    expect: [e.never('page', ['reading', 'blind']), e.never(s, e.ALL_JOB), e.alerts('job-finished', 0)],
  },
};
