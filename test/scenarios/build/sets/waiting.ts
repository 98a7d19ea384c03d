import * as e from '../expect';
import * as old from '../oldApp';
import { type Drafts, type Event, earlier, every } from '../scenario';
import { calm, prismix, serveJson } from '../serve';

const a = old.oldJob('a lighthouse made of bread');
const s = old.subject(a);
const begin = (job = a) => [old.visit(0), old.submit(4, job), old.shows(5, [[job, 'Generating']])];
const thin = prismix(0, { pika: { indicator: 'none', unreachableReason: 'statuspage_unreachable_homepage_ok' } });

const falId = '7d2f0a52-0d55-4f0e-9c0a-1b1f6d8c1a11';
const falStatus = `https://queue.fal.run/fal-ai/pika/requests/${falId}/status*`;
const position = (at: number, queue_position: number): Event =>
  serveJson(at, falStatus, { status: 'IN_QUEUE', request_id: falId, queue_position }, 202);
const watchFal: Event = { at: 1, do: 'watch', provider: 'fal', id: falId, endpoint: 'fal-ai/pika/v2.2/text-to-video' };

const crowd = [1, 2, 3, 4].map((n) => old.oldJob(`boat number ${n}`));
const [b1 = a, b2 = a, b3 = a, b4 = a] = crowd;

export const waiting: Drafts = {
  'stuck-in-the-queue-with-a-status-word-only': {
    title:
      'Stuck, and only a word to go by: queued for twenty minutes in the quiet hours of a user without history. Not inside the one to four minutes that are normal, and never later than twenty minutes without movement',
    events: [...begin(), ...every(30, 1300, 50, (at) => old.pollOne(at, a, old.queued))],
    until: 1310,
    expect: [
      e.first(s, 'stuck', 240, 1264),
      e.alerts('job-stuck', 1, s),
      e.advises(1300, s, 'cancel-first'),
      e.never(s, ['unknown', ...e.FAILED, ...e.DONE], 10),
    ],
  },
  'ten-minutes-at-the-busy-hour': {
    title:
      'At the busy hour ten minutes are usual: 18:30 in New York and the afternoon in California, a user without history, queued and then running without a figure. Both claims of busy hours widen the prior: slow perhaps, stuck not before ten minutes',
    start: '2026-11-24T23:30:00Z',
    timezone: 'America/New_York',
    events: [
      ...begin(),
      ...every(30, 330, 50, (at) => old.pollOne(at, a, old.queued)),
      ...every(350, 620, 30, (at) => old.pollOne(at, a, old.pending())),
      ...every(640, 700, 20, (at) => old.pollOne(at, a, old.finished(a))),
      old.shows(640, [[a, 'clip']]),
    ],
    until: 720,
    expect: [
      e.never(s, ['stuck', ...e.FAILED]),
      e.at(600, s, ['on-track', 'slow']),
      e.advises(600, s, 'wait'),
      e.at(715, s, 'finished'),
    ],
  },
  'the-users-own-jobs-decide-at-the-busy-hour': {
    title:
      'The busy-hour claims widen the prior only until the user’s own jobs decide: sixty of them took forty seconds, at this hour too. Eight minutes without movement are then stuck, busy hour or not',
    start: '2026-11-24T23:30:00Z',
    timezone: 'America/New_York',
    history: Array.from({ length: 60 }, (_, index) => ({
      finishedAt: new Date(Date.parse('2026-11-24T23:20:00Z') - (60 - index) * 86_400_000).toISOString(),
      model: '2.5',
      resolution: '720p',
      duration: 5,
      contentType: 't2v',
      waitSeconds: 32 + ((index * 7) % 17),
      outcome: 'finished' as const,
    })),
    events: [...begin(), ...every(20, 500, 20, (at) => old.pollOne(at, a, old.pending()))],
    until: 510,
    expect: [e.first(s, 'stuck', 60, 500), e.alerts('job-stuck', 1, s)],
  },
  'stuck-for-a-twenty-second-effect': {
    title:
      'Fifteen minutes are far too late for a twenty-second effect: forty earlier ones took about twenty seconds; this one is said to be running, with no figure, for five minutes',
    history: earlier(40, 20),
    events: [...begin(), ...every(10, 320, 10, (at) => old.pollOne(at, a, old.pending()))],
    until: 330,
    expect: [e.first(s, 'stuck', 40, 320), e.alerts('job-stuck', 1, s)],
  },
  'not-stuck-for-a-long-render': {
    title:
      'Fifteen minutes are too early for a long render: forty earlier ones took about fifteen minutes, this one takes eighteen, with nothing but a word to go by. Never stuck, and nobody is told to cancel',
    history: earlier(40, 900),
    events: [
      ...begin(),
      ...every(30, 1060, 50, (at) => old.pollOne(at, a, old.pending())),
      old.shows(1080, [[a, 'clip']]),
      old.pollOne(1080, a, old.finished(a)),
      old.pollOne(1090, a, old.finished(a)),
    ],
    until: 1200,
    expect: [e.never(s, ['stuck', ...e.FAILED], 0, 900), e.at(880, s, ['on-track', 'slow']), e.at(1190, s, 'finished')],
  },
  'a-queue-that-moves-for-forty-minutes': {
    title:
      'A slow queue is no stuck job: through fal’s queue the place falls from 120 by three a minute, for forty minutes (a fal queue of 2026-06-05 was taken for a fault). Slow it may be, stuck never, and Pika is not called down for it',
    settings: { keys: { fal: 'fal-key-made-up:0123' } },
    events: [watchFal, ...every(0, 2340, 60, (at) => position(at, 120 - at / 20))],
    until: 2400,
    expect: [
      e.never(`job:${falId}`, ['stuck', ...e.FAILED, 'cancelled']),
      e.at(2300, `job:${falId}`, ['slow', 'on-track']),
      e.alerts('job-stuck', 0),
      e.never('service:pika', e.TROUBLE),
      e.absent('fal-key-made-up'),
    ],
  },
  'a-queue-that-stands-still': {
    title:
      'Where a position is shown, a stand-still tells early: the place falls by five in half a minute down to 30, and then stands. At that rate minutes of rest are as good as impossible; twenty without movement are down (API Status Check, 2026-02-04)',
    settings: { keys: { fal: 'fal-key-made-up:0123' } },
    events: [watchFal, ...every(0, 180, 30, (at) => position(at, 60 - at / 6))],
    until: 1300,
    expect: [e.first(`job:${falId}`, 'stuck', 240, 1080), e.alerts('job-stuck', 1, `job:${falId}`)],
  },
  'requeued-on-another-worker': {
    title:
      '"Worker handoff: task was requeued for retry on another worker." is no failure (Pika-Plugins, 2026-07-20): requeue and handoff are movement. The figure rests at 40, the job is queued again, starts from 0 on another worker, and finishes',
    history: earlier(30, 105),
    events: [
      ...begin(),
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(50, 80, 10, (at) => old.pollOne(at, a, old.pending(40))),
      ...every(90, 120, 10, (at) =>
        old.pollOne(at, a, {
          status: 'queued',
          statusMessage: 'Worker handoff: task was requeued for retry on another worker.',
        }),
      ),
      ...every(130, 220, 10, (at) => old.pollOne(at, a, old.pending(at - 125))),
      old.shows(230, [[a, 'clip']]),
      old.pollOne(230, a, old.finished(a)),
      old.pollOne(240, a, old.finished(a)),
    ],
    until: 300,
    expect: [
      e.never(s, ['stuck', 'cancelled', 'unknown', ...e.FAILED], 10),
      e.alerts('job-failed', 0),
      e.alerts('job-stuck', 0),
      e.at(290, s, 'finished'),
    ],
  },
  'rests-at-ninety-nine': {
    title:
      'The figure is an estimate that is held back till the end: it rests at 99 for half a minute, and then the video is there. Not stuck',
    history: earlier(30, 105),
    events: [
      ...begin(),
      ...every(10, 90, 10, (at) => old.pollOne(at, a, old.pending(at + 9))),
      ...every(100, 130, 10, (at) => old.pollOne(at, a, old.pending(99))),
      old.shows(132, [[a, 'clip']]),
      old.pollOne(132, a, old.finished(a)),
      old.pollOne(142, a, old.finished(a)),
    ],
    until: 200,
    expect: [e.never(s, ['stuck', 'unknown', ...e.FAILED], 10), e.at(190, s, 'finished')],
  },
  'stuck-and-then-it-moves': {
    title:
      'A wrong "stuck" is taken back: the figure rests at 30 for thirteen minutes, is called stuck, and then moves on to the end. One alert, and with the movement the claim ends',
    history: earlier(30, 105),
    events: [
      ...begin(),
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(50, 800, 30, (at) => old.pollOne(at, a, old.pending(30))),
      ...every(810, 870, 10, (at) => old.pollOne(at, a, old.pending(at - 780))),
      old.shows(880, [[a, 'clip']]),
      old.pollOne(880, a, old.finished(a)),
    ],
    until: 960,
    expect: [
      e.first(s, 'stuck', 110, 800),
      e.never(s, ['stuck'], 845),
      e.at(860, s, ['on-track', 'slow']),
      e.alerts('job-stuck', 1, s),
      e.at(950, s, 'finished'),
    ],
  },
  'one-stuck-while-others-finish': {
    title:
      'One job stuck while others finish is the job: the first stands at 20 percent while three later ones come and go. It is called stuck, and Pika is not blamed',
    history: earlier(30, 105),
    events: [
      ...calm(),
      ...begin(),
      old.submit(30, b1),
      old.submit(160, b2),
      old.submit(300, b3),
      ...every(20, 700, 20, (at) =>
        old.poll(at, [
          [a, old.pending(20)],
          ...[b1, b2, b3]
            .map((job, index) => [job, [30, 160, 300][index] ?? 0] as const)
            .filter(([, sent]) => at > sent && at - sent <= 120)
            .map(([job, sent]) => [job, at - sent < 100 ? old.pending(at - sent) : old.finished(job)] as const),
        ]),
      ),
    ],
    until: 720,
    expect: [
      e.first(s, 'stuck', 110, 700),
      e.never('service:pika', [...e.TROUBLE, 'busy']),
      ...[b1, b2, b3].map((job) => e.never(old.subject(job), ['stuck', ...e.FAILED])),
      e.alerts('job-stuck', 1),
    ],
  },
  'all-stuck-is-pika': {
    title:
      'All stuck is Pika: four jobs stand still at different figures and none ends, while the only reading to be had is that the home page answers. The user’s own jobs are the best sensor',
    history: earlier(30, 105),
    events: [
      thin,
      old.visit(0),
      ...crowd.map((job, index) => old.submit(4 + index * 5, job)),
      ...every(30, 60, 10, (at) =>
        old.poll(
          at,
          crowd.map((job, index) => [job, old.pending(at / 2 + index)] as const),
        ),
      ),
      ...every(90, 900, 45, (at) =>
        old.poll(
          at,
          crowd.map((job, index) => [job, old.pending(30 + index)] as const),
        ),
      ),
    ],
    until: 920,
    expect: [
      e.at(910, 'service:pika', e.TROUBLE),
      e.at(910, old.subject(b4), 'stuck'),
      e.alertsAtMost('job-stuck', 4),
      e.never('service:pika', e.TROUBLE, 0, 100),
    ],
  },
  'three-slow-but-moving-is-busy': {
    title:
      'Three jobs at once take five times as long as usual, and all of them move: a busy service, not a broken one. Slow queues of any length yield neither stuck nor outage',
    history: earlier(30, 105),
    events: [
      thin,
      old.visit(0),
      ...[b1, b2, b3].map((job, index) => old.submit(4 + index * 5, job)),
      ...every(20, 700, 25, (at) =>
        old.poll(
          at,
          [b1, b2, b3].map((job, index) => [job, old.pending(Math.round(at / 10) + index)] as const),
        ),
      ),
    ],
    until: 700,
    expect: [
      e.at(680, old.subject(b1), 'slow'),
      e.at(680, 'service:pika', 'busy'),
      e.never('service:pika', e.TROUBLE),
      ...[b1, b2, b3].map((job) => e.never(old.subject(job), ['stuck'])),
      e.alerts('service-degraded', 0),
      e.alerts('service-down', 0),
    ],
  },
  'the-same-submit-twice': {
    title:
      'Do not submit again while the first is not over, it is charged at submit (Pika-Plugins, 2026-07-20): a second submit with the same words follows the first, and the advice is to cancel first',
    history: earlier(12, 105),
    events: [
      ...begin(),
      ...every(10, 30, 10, (at) => old.pollOne(at, a, old.pending(at))),
      old.submit(35, b1, { fields: { promptText: a.prompt } }),
      ...every(40, 60, 10, (at) =>
        old.poll(at, [
          [a, old.pending(at)],
          [{ ...b1, prompt: a.prompt }, old.pending(at - 30)],
        ]),
      ),
    ],
    until: 65,
    expect: [e.advises(62, old.subject(b1), 'cancel-first'), e.at(62, s, 'on-track')],
  },
  'two-different-submits': {
    title: 'Two jobs with different words are no repetition: nobody is told to cancel either',
    history: earlier(12, 105),
    events: [
      ...begin(),
      old.submit(15, b1),
      ...every(20, 60, 10, (at) =>
        old.poll(at, [
          [a, old.pending(at)],
          [b1, old.pending(at - 10)],
        ]),
      ),
    ],
    until: 65,
    expect: [e.advises(62, old.subject(b1), 'wait'), e.advises(62, s, 'wait'), e.absent('"id":"cancel-first"')],
  },
  'duplicates-and-disorder': {
    title:
      'Duplicates and disorder: every reply comes twice and the figures arrive out of order (20, 10, 40, 30 ...). The job is on track all the time',
    history: earlier(12, 105),
    events: [
      ...begin(),
      ...every(10, 80, 10, (at) => old.pollOne(at, a, old.pending(at % 20 === 0 ? at - 10 : at + 10))),
      ...every(10, 80, 10, (at) => old.pollOne(at, a, old.pending(at % 20 === 0 ? at - 10 : at + 10))),
    ],
    until: 85,
    expect: [e.at(80, s, 'on-track'), e.never(s, ['stuck', 'slow', 'unknown', ...e.FAILED], 10)],
  },
  'an-outlier-of-eight-hours': {
    title:
      'One outlier of eight hours among twenty earlier jobs of about 105 seconds, one failed and one cancelled: the outlier does not move the limit, a stand-still is still found in the usual time',
    history: [
      ...earlier(20, 105),
      {
        finishedAt: '2026-11-23T20:00:00Z',
        model: '2.5',
        resolution: '720p',
        duration: 5,
        contentType: 't2v',
        waitSeconds: 28_800,
        outcome: 'finished',
      },
      { finishedAt: '2026-11-23T21:00:00Z', waitSeconds: 3, outcome: 'failed' },
      { finishedAt: '2026-11-23T22:00:00Z', waitSeconds: 0, outcome: 'cancelled' },
    ],
    events: [
      ...begin(),
      ...every(10, 40, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(60, 900, 30, (at) => old.pollOne(at, a, old.pending(40))),
    ],
    until: 900,
    expect: [e.first(s, 'stuck', 100, 800), e.alerts('job-stuck', 1, s)],
  },
};
