import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { calm, homePage, ill, prismix, serveClip, serveJson, servePage } from '../serve';

const a = old.oldJob('a mill on the moon');
const b = old.oldJob('a choir of foxes');
const s = old.subject(a);
const pika = 'service:pika';
const begin = [old.visit(0), old.submit(4, a), old.shows(5, [[a, 'Generating']])];
const going = (from: number, to: number, step = 10) => every(from, to, step, (at) => old.pollOne(at, a, old.pending(Math.min(95, at))));
const done = (at: number) => old.pollOne(at, a, old.finished(a));
const thin = prismix(0, { pika: { indicator: 'none', unreachableReason: 'statuspage_unreachable_homepage_ok' } });
const create = old.visit(0, 1, 'https://create.pika.art/create-video', '<div id="app"></div>');
const exchange = (at: number, method: string, url: string, body: string | undefined, status: number, answer: unknown): Event => ({
  at,
  do: 'exchange',
  tab: 1,
  request: { method, url, ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }) },
  response: { status, contentType: 'application/json', body: JSON.stringify(answer) },
});

export const closer: Drafts = {
  'grace-slept-through': {
    title: 'The machine goes to sleep a second after the reply that says finished and wakes eight hours later: the grace is long over, and the user is told at once, once',
    history: earlier(12, 105),
    events: [...begin, ...going(10, 90), done(100), { at: 101, do: 'sleep', seconds: 28_800 }, done(28_905), done(28_915)],
    until: 29_000,
    expect: [e.first(s, 'finished-unseen', 28_901, 28_911), e.alerts('job-finished', 1, s), e.never(s, ['stuck', ...e.FAILED])],
  },
  'shown-in-the-other-window': {
    title: 'Two windows with the library are open; one still says at work, the other shows the clip at once. The page shows it: finished, nothing unseen',
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
  'not-submitted-here-but-seen-running': {
    title: 'A job that was sent elsewhere and is first seen running is no history: its silent end is told like any other',
    history: earlier(12, 105),
    events: [old.visit(0), old.shows(2, [[a, '40%']]), ...every(10, 50, 10, (at) => old.pollOne(at, a, old.pending(at))), done(60), done(70)],
    until: 200,
    expect: [e.at(45, s, 'on-track'), e.first(s, 'finished-unseen', 63, 71), e.alerts('job-finished', 1, s)],
  },
  'the-page-is-loaded-anew': {
    title: 'The user reloads the page twice while the job runs: it stays the same job, on track, and its end is shown by the new page. No alert, nothing lost',
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
    expect: [e.never(s, ['unknown', 'stuck', 'slow', 'finished-unseen', ...e.FAILED], 10), e.at(190, s, 'finished'), e.alerts('job-finished', 0)],
  },
  'the-tab-goes-to-another-site': {
    title: 'The tab goes to another site: no page is open any more, the background asks in its place and finds the video within one poll',
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
    title: 'The tab is closed and opened again a minute later, where the page’s own polls go on: the extension asks no more while they do',
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
    title: 'Two jobs behind a closed tab: one ends, the asking goes on for the other until it ends too. Both are told, once each',
    history: earlier(12, 105),
    events: [
      old.visit(0),
      old.submit(4, a),
      old.submit(6, b),
      ...every(10, 60, 10, (at) => old.poll(at, [[a, old.pending(at)], [b, old.pending(at / 2)]])),
      old.servePoll(0, [[a, old.pending(70)], [b, old.pending(35)]]),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(120, [[a, old.finished(a)], [b, old.pending(60)]]),
      old.servePoll(260, [[a, old.finished(a)], [b, old.finished(b)]]),
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
    title: 'The session ended behind a closed tab: the background’s question is answered by a redirect to the login page. One question, unknown, sign in; not failed',
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(0, [], { status: 200, headers: { 'x-action-redirect': '/login;push' }, body: old.toLogin.body }),
    ],
    until: 1800,
    expect: [e.fetches(old.LIBRARY, 1), e.at(600, s, 'unknown'), e.advises(600, s, 'sign-in'), e.never(s, ['stuck', ...e.FAILED, ...e.DONE])],
  },
  'the-background-meets-a-captive-portal': {
    title: 'Behind a closed tab the question is answered by a captive portal’s page: nothing is known of the job, neither end nor failure nor stand-still',
    events: [
      ...begin,
      ...going(10, 60),
      { at: 65, do: 'leave', tab: 1 },
      old.servePoll(0, [], { status: 200, headers: { 'content-type': 'text/html' }, body: '<html><title>Hotel</title><form action="/login">Unauthorized guests, please pay</form></html>' }),
      old.servePoll(600, [[a, old.finished(a)]]),
    ],
    until: 1200,
    expect: [e.at(500, s, 'unknown'), e.never(s, ['stuck', ...e.FAILED]), e.never(s, e.DONE, 0, 599)],
  },
  'a-frozen-tab': {
    title: 'A hidden tab is frozen for an hour, with asking again switched off: lost sight stops the clock. Unknown meanwhile; shown again, the first reply decides nothing, the second says that it goes on',
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
    expect: [e.at(400, s, 'unknown'), e.never(s, e.MOVING, 400, 3610), e.at(3625, s, ['on-track', 'slow']), e.never(s, ['stuck', ...e.FAILED])],
  },
  'own-gaps-outlive-the-minute': {
    title: 'One minute, until the user’s own gaps are known: fourteen videos in a row came a hundred seconds after their "done". Of the fifteenth nothing is said within eighty seconds',
    history: [],
    events: [
      create,
      ...Array.from({ length: 15 }, (_, n) => n).flatMap((n) => {
        const from = 10 + n * 200;
        const url = `https://create.pika.art/api/jobs/gap-${n}`;
        const job = (at: number, status: string, videoUrl: string | null) =>
          exchange(at, 'GET', url, undefined, 200, { id: `gap-${n}`, status, videoUrl });
        return [
          job(from, 'processing', null),
          job(from + 30, 'processing', null),
          ...every(from + 60, from + 140, 20, (at) => job(at, 'done', null)),
          job(from + 160, 'done', `https://cdn.pika.art/results/gap-${n}.mp4`),
          { at: from + 160, do: 'dom' as const, tab: 1, html: `<main><video src="https://cdn.pika.art/results/gap-${n}.mp4"></video></main>` },
        ];
      }),
    ],
    until: 3060,
    expect: [
      e.first('job:gap-0', 'finished-no-link', 130, 145),
      e.never('job:gap-14', ['finished-no-link'], 0, 10 + 14 * 200 + 140),
      e.at(3050, 'job:gap-14', 'finished'),
    ],
  },
  'no-link-and-then-unseen': {
    title: 'The address comes after ten minutes and the page does not show the video: from no link to unseen, told once',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...going(10, 90),
      ...every(100, 680, 20, (at) => old.pollOne(at, a, old.finished(a, null))),
      ...every(700, 760, 20, done),
      serveClip(0, a.clip),
    ],
    until: 800,
    expect: [e.first(s, 'finished-no-link', 160, 182), e.first(s, 'finished-unseen', 700, 712), e.alerts('job-finished', 1, s), e.at(790, s, 'finished-unseen')],
  },
  'stuck-and-then-finished-unseen': {
    title: 'A job that was called stuck ends after all, behind the page’s back: one alert for each, the last word is finished',
    history: earlier(30, 105),
    events: [...begin, ...going(10, 30), ...every(50, 800, 30, (at) => old.pollOne(at, a, old.pending(30))), done(830), done(850), serveClip(0, a.clip)],
    until: 900,
    expect: [e.first(s, 'stuck', 110, 800), e.first(s, 'finished-unseen', 833, 841), e.alerts('job-stuck', 1, s), e.alerts('job-finished', 1, s), e.at(890, s, 'finished-unseen')],
  },
  'an-empty-error-is-no-error': {
    title: 'Finished items of resellers carry error: "" and running ones error: null: neither is a failure',
    history: earlier(12, 105),
    events: [
      ...begin,
      ...every(10, 90, 10, (at) => old.pollOne(at, a, { ...old.pending(at), error: at % 20 === 0 ? null : '' })),
      old.shows(100, [[a, 'clip']]),
      old.pollOne(100, a, { ...old.finished(a), error: '' }),
    ],
    until: 160,
    expect: [e.at(80, s, 'on-track'), e.at(150, s, 'finished'), e.never(s, e.FAILED), e.alerts('job-failed', 0)],
  },
  'many-submits-answered-502': {
    title: 'The user’s own jobs as evidence of an outage: five submits in a row are answered 502 within five minutes, while the only feed knows no more than that the home page answers. That is Pika',
    events: [thin, old.visit(0), ...Array.from({ length: 5 }, (_, n) => old.submit(30 + n * 60, old.oldJob(`try ${n}`), { answer: { status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' } }))],
    until: 600,
    expect: [e.at(590, pika, e.TROUBLE), e.at(590, 'job:submit-5', 'failed-platform'), e.never('network', ['offline', 'blocked'])],
  },
  'many-refusals-for-policy-are-not-pikas': {
    title: 'Six jobs in a row fail for their content: that is no trouble of Pika',
    events: [
      thin,
      old.visit(0),
      ...Array.from({ length: 6 }, (_, n) => n).flatMap((n) => {
        const job = old.oldJob(`rude ${n}`);
        return [old.submit(10 + n * 60, job), old.pollOne(20 + n * 60, job, old.pending(3)), old.pollOne(30 + n * 60, job, old.failedWith('moderation_blocked'))];
      }),
    ],
    until: 600,
    expect: [e.never(pika, e.TROUBLE), e.alerts('service-down', 0), e.alerts('service-degraded', 0), e.alerts('job-failed', 6)],
  },
  'a-minor-flap-of-four-minutes': {
    title: 'Flaps of five minutes and less should not notify: one monitor says minor for four minutes and then none again',
    events: [...calm(), prismix(600, { pika: 'minor' }), prismix(840, { pika: 'none' })],
    until: 7200,
    expect: [e.alerts('service-degraded', 0), e.alerts('service-recovered', 0), e.alerts('service-down', 0)],
  },
  'two-outages-are-two-causes': {
    title: 'One alert per cause: a second outage six hours after the first is a new cause. Two alarms, two all-clears',
    events: [...calm(), ...ill(600, 'critical', 'down', 503), ...calm(6000), ...ill(27_600, 'critical', 'down', 503), ...calm(33_000)],
    until: 40_000,
    expect: [e.alerts('service-down', 2, pika), e.alerts('service-recovered', 2, pika), e.alerts('service-down', 1, pika, 0, 20_000)],
  },
  'an-outage-told-through-deaths-of-the-worker': {
    title: 'The worker dies before and after saving all through an outage: one alarm, one all-clear',
    events: [
      ...calm(),
      ...ill(600, 'critical', 'down', 503),
      ...every(600, 4200, 300, (at): Event => ({ at, do: 'kill', when: at % 600 === 0 ? 'after-save' : 'before-save' })),
      ...calm(6000),
      ...every(6000, 9600, 300, (at): Event => ({ at, do: 'kill', when: at % 600 === 0 ? 'before-save' : 'after-save' })),
    ],
    until: 14_000,
    expect: [e.alerts('service-down', 1, pika), e.alerts('service-recovered', 1, pika), e.at(13_900, pika, 'ok')],
  },
  'off-line-for-two-hours': {
    title: 'Two hours off line say nothing of Pika: it was well before, nobody is told that it is down, and nothing is announced as recovered afterwards',
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
    title: 'Pika goes down, the machine sleeps ten hours, Pika is well again on waking: the open incident is closed with one all-clear, and nothing else is told',
    events: [...calm(), ...ill(600, 'critical', 'down', 503), { at: 5400, do: 'sleep', seconds: 36_000 }, ...calm(41_400)],
    until: 48_000,
    expect: [e.alerts('service-down', 1, pika), e.alerts('service-recovered', 1, pika), e.at(47_900, pika, 'ok')],
  },
  'a-submit-of-the-new-app-refused': {
    title: 'A submit of the new app, JSON with a prompt and a model, is turned down with 402: the same count from 1, for want of credits',
    events: [
      create,
      exchange(10, 'POST', 'https://create-api.pika.art/v1/generate', '{"prompt":"a door in the desert","model":"pika-2.5","duration":5,"resolution":"720p"}', 402, { error: { code: 'insufficient_balance', message: 'Not enough credits' } }),
    ],
    until: 200,
    expect: [e.first('job:submit-1', 'failed-credits', 10, 20), e.advises(100, 'job:submit-1', 'top-up'), e.alerts('job-failed', 1, 'job:submit-1')],
  },
  'a-submit-of-the-new-app-taken': {
    title: 'A submit of the new app is answered with a jobId and queued; it is followed from there, and a like that fails with 500 in between is no submit that was turned down',
    history: earlier(12, 105),
    events: [
      create,
      exchange(10, 'POST', 'https://create-api.pika.art/v1/generate', '{"prompt":"a door in the desert","model":"pika-2.5","duration":5,"resolution":"720p"}', 200, { jobId: 'n-100', status: 'queued' }),
      exchange(15, 'POST', 'https://create.pika.art/api/likes', '{"videoId":"v-2","liked":true}', 500, { error: 'oops' }),
      exchange(16, 'POST', 'https://create.pika.art/api/track', '{"event":"generate_clicked","prompt_length":21}', 503, {}),
      ...every(20, 60, 10, (at) => exchange(at, 'GET', 'https://create-api.pika.art/v1/jobs/n-100', undefined, 200, { id: 'n-100', status: 'running', progress: at })),
    ],
    until: 70,
    expect: [e.first('job:n-100', 'on-track', 10, 20), e.at(65, 'job:n-100', 'on-track'), e.never('job:submit-1', e.ALL_JOB), e.alerts('job-failed', 0)],
  },
  'a-hook-that-is-broken': {
    title: 'A webhook that answers 500 harms nothing: the user is told once on the desktop, and the hook is not hammered',
    settings: { webhooks: [{ kind: 'json', url: 'https://hooks.example/broken' }] },
    events: [
      { at: 0, do: 'serve', url: 'https://hooks.example/broken', method: 'POST', status: 500 },
      ...begin,
      old.pollOne(10, a, old.pending(10)),
      old.pollOne(20, a, old.failedWith('provider_timeout')),
    ],
    until: 3600,
    expect: [e.alerts('job-failed', 1, s), e.fetches('https://hooks.example/', 6)],
  },
  'quiet-hours-on-the-night-of-the-clock-change': {
    title: 'Quiet hours are hours of the user’s zone, on the night of 25 October in Berlin too, which has an hour more: silent at 06:30, told at 07:10',
    start: '2026-10-24T21:00:00Z',
    timezone: 'Europe/Berlin',
    settings: { quietHours: { from: '22:00', to: '07:00', days: ['sat'] } },
    events: [
      old.visit(0),
      old.submit(30_560, a),
      old.pollOne(30_580, a, old.pending(3)),
      old.pollOne(30_600, a, old.failedWith('provider_timeout')),
      old.submit(33_000, b),
      old.pollOne(33_010, b, old.pending(3)),
      old.pollOne(33_020, b, old.failedWith('provider_timeout')),
    ],
    until: 33_100,
    expect: [e.alerts('job-failed', 0, s, 0, 32_399), e.alerts('job-failed', 1, old.subject(b))],
  },
  'paused-and-resumed-by-the-user': {
    title: 'The pause is ended by the user before its time: what happens afterwards is told',
    settings: { pausedUntil: '2026-11-25T08:00:00Z' },
    events: [
      old.visit(0),
      old.submit(4, a),
      old.pollOne(10, a, old.pending(3)),
      old.pollOne(20, a, old.failedWith('provider_timeout')),
      { at: 60, do: 'set', settings: { pausedUntil: null } },
      old.submit(70, b),
      old.pollOne(80, b, old.pending(3)),
      old.pollOne(90, b, old.failedWith('provider_timeout')),
    ],
    until: 200,
    expect: [e.alerts('job-failed', 0, s, 0, 59), e.alerts('job-failed', 1, old.subject(b))],
  },
  'charged-twice-for-one-job': {
    title: 'Double-charging, credits deducted more than once for one generation (API Status Check, 2026-02-04): one job for 20, and the balance falls by 40 in two steps. Told once',
    events: [
      old.visit(0),
      old.credits(2, 500),
      old.submit(10, a),
      old.credits(12, 480),
      ...every(20, 60, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.shows(70, [[a, 'clip']]),
      done(70),
      ...every(75, 1875, 120, (at) => old.credits(at, 460)),
    ],
    until: 1900,
    expect: [e.first('wallet:create', 'charged-twice', 75, 1800), e.alerts('credits-anomaly', 1, 'wallet:create'), e.advises(1890, 'wallet:create', 'contact-support'), e.never('wallet:create', ['charged-without-video', 'not-reset'])],
  },
  'low-told-through-deaths-of-the-worker': {
    title: 'Low credits are told once, over deaths of the worker and however often the balance is read',
    settings: { plan: 'pro' },
    events: [
      old.visit(0),
      old.credits(5, 900),
      { at: 20, do: 'kill', when: 'after-save' },
      old.credits(21, 120),
      old.credits(30, 120),
      { at: 35, do: 'kill', when: 'before-save' },
      old.credits(36, 119),
      old.credits(50, 119),
      { at: 55, do: 'kill' },
      ...every(60, 300, 60, (at) => old.credits(at, 119)),
    ],
    until: 400,
    expect: [e.alerts('credits-low', 1, 'wallet:create'), e.at(390, 'wallet:create', 'low')],
  },
  'a-marked-service-is-degraded': {
    title: 'Degraded is told for a service that the user marked, and its recovery too; a service that is neither Pika nor marked none',
    settings: { markedServices: ['pika', 'fal'] },
    events: [
      serveJson(0, 'https://status.fal.ai/summary.json', { page: { name: 'fal', url: 'https://status.fal.ai', status: 'UP' }, activeIncidents: [] }),
      serveJson(4000, 'https://status.fal.ai/summary.json', {
        page: { name: 'fal', url: 'https://status.fal.ai', status: 'HASISSUES' },
        activeIncidents: [{ id: 'cm7', name: 'API: increased queue times', started: 'Tue Nov 24 2026 09:00:00 GMT+0000 (Coordinated Universal Time)', status: 'INVESTIGATING', impact: 'DEGRADEDPERFORMANCE', url: 'https://status.fal.ai/incident/cm7' }],
      }),
      serveJson(14_000, 'https://status.fal.ai/summary.json', { page: { name: 'fal', url: 'https://status.fal.ai', status: 'UP' } }),
    ],
    until: 24_000,
    expect: [e.first('service:fal', 'degraded', 4000, 9500), e.alerts('service-degraded', 1, 'service:fal'), e.alerts('service-recovered', 1, 'service:fal'), e.alerts('service-down', 0)],
  },
  'the-home-page-alone-is-down': {
    title: 'The home page answers 500 while two monitors call Pika well and a job goes on: one bad look is no outage',
    history: earlier(12, 300),
    events: [...calm(), homePage(300, 500), ...begin, ...every(20, 700, 20, (at) => old.pollOne(at, a, old.pending(Math.min(95, at / 8))))],
    until: 720,
    expect: [e.never(pika, ['outage']), e.alerts('service-down', 0), e.never(s, ['unknown', 'stuck', ...e.FAILED], 30)],
  },
  'a-page-of-monitors-in-html': {
    title: 'Both monitors answer 200 with a web page in place of JSON (a bot check), the home page answers: unknown, and the network is not to blame for a bot check of two sites',
    events: [servePage(0, 'https://prismix.dev/*', '<title>Just a moment...</title>'), servePage(0, 'https://apistatuscheck.com/*', '<title>Just a moment...</title>'), homePage(0)],
    until: 7200,
    expect: [e.at(7100, pika, 'unknown'), e.never(pika, ['ok', ...e.TROUBLE])],
  },
};
