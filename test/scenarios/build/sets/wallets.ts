import * as e from '../expect';
import * as old from '../oldApp';
import { type Draft, type Drafts, type Event, every } from '../scenario';
import { serveJson } from '../serve';

const w = 'wallet:create';
const a = old.oldJob('a piano full of bees');
const b = old.oldJob('a stair of water');
const c = old.oldJob('an owl with a map');

/** A job that is sent, runs and is shown finished, all within a minute. */
const whole = (at: number, job: old.OldJob): Event[] => [
  old.submit(at, job),
  ...every(at + 10, at + 40, 10, (time) => old.pollOne(time, job, old.pending((time - at) * 2))),
  old.shows(at + 50, [[job, 'clip']]),
  old.pollOne(at + 50, job, old.finished(job)),
];
const failing = (at: number, job: old.OldJob): Event[] => [
  old.submit(at, job),
  ...every(at + 10, at + 40, 10, (time) => old.pollOne(time, job, old.pending((time - at) * 2))),
  old.pollOne(at + 50, job, old.failedWith('provider_error')),
];
const noAnomaly = e.never(w, ['charged-twice', 'charged-without-video', 'not-reset']);

function balance(title: string, amount: number | string, verdict: string, more: Partial<Draft> = {}): Draft {
  return {
    title,
    ...more,
    events: [old.visit(0), old.credits(5, amount), old.credits(65, amount)],
    until: 200,
    expect: [
      e.at(190, w, verdict),
      e.alerts('credits-low', verdict === 'low' ? 1 : 0),
      e.alerts('credits-exhausted', verdict === 'exhausted' ? 1 : 0),
      ...(more.expect ?? []),
    ],
  };
}

export const wallets: Drafts = {
  'credits-just-above-a-tenth': balance(
    'Below a tenth of the plan’s allowance is low: 230 of Pro’s 2,300 are a tenth, not below it',
    230,
    'ok',
    {
      settings: { plan: 'pro' },
    },
  ),
  'credits-just-below-a-tenth': balance(
    'Below a tenth of the plan’s allowance is low: 229 of Pro’s 2,300. Told once',
    229,
    'low',
    {
      settings: { plan: 'pro' },
    },
  ),
  'credits-by-the-users-own-number': balance(
    'Low unless the user sets a number: with 100 as that number 150 are enough, though Pro’s tenth is 230',
    150,
    'ok',
    {
      settings: { plan: 'pro', lowCredits: 100 },
    },
  ),
  'credits-below-the-users-own-number': balance(
    'Low unless the user sets a number: with 500 as that number 450 are low, though far above Pro’s tenth',
    450,
    'low',
    {
      settings: { plan: 'pro', lowCredits: 500 },
    },
  ),
  'credits-as-a-text': balance(
    'Numbers as strings: the balance comes as "229" in quotes, and is read as the number that it is',
    '229',
    'low',
    {
      settings: { plan: 'pro' },
    },
  ),
  'no-balance-no-verdict': {
    title: 'No balance was ever seen: the wallet is unknown, and no alert speaks of it, though jobs are charged',
    events: [old.visit(0), ...whole(10, a)],
    until: 1000,
    expect: [
      e.at(990, w, 'unknown'),
      e.never(w, ['ok', 'low', 'exhausted', 'charged-twice', 'charged-without-video', 'not-reset']),
      e.alerts('credits-anomaly', 0),
    ],
  },
  'from-enough-to-nothing': {
    title:
      'Two usual jobs and the cheapest cost: jobs cost 20 each. 40 left are two jobs and enough; 20 are below two, low, but one job can still be paid; 0 are exhausted, and the advice is to top up. Each told once',
    events: [
      old.visit(0),
      old.credits(2, 60),
      ...whole(10, a),
      old.credits(12, 40),
      old.credits(70, 40),
      ...whole(110, b),
      old.credits(112, 20),
      old.credits(170, 20),
      ...whole(210, c),
      old.credits(212, 0),
      old.credits(270, 0),
    ],
    until: 400,
    expect: [
      e.at(100, w, 'ok'),
      e.first(w, 'low', 112, 120),
      e.at(200, w, 'low'),
      e.first(w, 'exhausted', 212, 220),
      e.advises(300, w, 'top-up'),
      e.alerts('credits-low', 1, w),
      e.alerts('credits-exhausted', 1, w),
      noAnomaly,
      e.alerts('credits-anomaly', 0),
    ],
  },
  'charged-without-video': {
    title:
      'Charged without a video: 20 credits went at the submit, the job failed at 60, and ten minutes brought no refund. Not before ten minutes, told once; contact support',
    events: [
      old.visit(0),
      old.credits(2, 300),
      ...failing(10, a),
      old.credits(12, 280),
      ...every(120, 1020, 60, (at) => old.credits(at, 280)),
    ],
    until: 1100,
    expect: [
      e.never(w, ['charged-without-video'], 0, 659),
      e.first(w, 'charged-without-video', 660, 740),
      e.advises(1000, w, 'contact-support'),
      e.alerts('credits-anomaly', 1, w),
      e.never(w, ['charged-twice', 'low', 'exhausted']),
    ],
  },
  'refunded-in-time': {
    title:
      'The refund of a failed job comes after nine minutes: a rise that matches the job. No anomaly, and no reset is announced',
    events: [
      old.visit(0),
      old.credits(2, 300),
      ...failing(10, a),
      old.credits(12, 280),
      ...every(120, 540, 60, (at) => old.credits(at, 280)),
      ...every(600, 1200, 60, (at) => old.credits(at, 300)),
    ],
    until: 1300,
    expect: [noAnomaly, e.alerts('credits-anomaly', 0), e.alerts('credits-reset', 0), e.at(1290, w, 'ok')],
  },
  'refunded-late': {
    title:
      'The refund comes after twenty minutes: charged without video until then, and afterwards the wallet is well again',
    events: [
      old.visit(0),
      old.credits(2, 300),
      ...failing(10, a),
      old.credits(12, 280),
      ...every(120, 1200, 60, (at) => old.credits(at, 280)),
      ...every(1260, 1500, 60, (at) => old.credits(at, 300)),
    ],
    until: 1500,
    expect: [
      e.at(1200, w, 'charged-without-video'),
      e.at(1400, w, 'ok'),
      e.alerts('credits-anomaly', 1, w),
      e.alerts('credits-reset', 0),
    ],
  },
  'failed-but-never-charged': {
    title: 'A job that failed and was never charged needs no refund: the balance stayed where it was',
    events: [
      old.visit(0),
      old.credits(2, 300),
      ...failing(10, a),
      old.credits(12, 300),
      ...every(120, 1200, 60, (at) => old.credits(at, 300)),
    ],
    until: 1300,
    expect: [noAnomaly, e.alerts('credits-anomaly', 0), e.at(1290, w, 'ok')],
  },
  'charged-and-vanished': {
    title:
      'Charged, and the job vanished: from 60 on the library knows nothing of it. After ten minutes without a refund that is a charge without a video',
    events: [
      old.visit(0),
      old.credits(2, 300),
      old.submit(10, a),
      old.credits(12, 280),
      ...every(20, 50, 10, (at) => old.pollOne(at, a, old.pending(at))),
      ...every(60, 1500, 60, (at) => old.poll(at, [], { ids: [a.id] })),
      ...every(120, 1500, 60, (at) => old.credits(at, 280)),
    ],
    until: 1560,
    expect: [
      e.first(w, 'charged-without-video', 600, 1500),
      e.alerts('credits-anomaly', 1, w),
      e.never(old.subject(a), ['stuck', ...e.FAILED, ...e.DONE]),
    ],
  },
  'two-jobs-are-charged-twice-rightly': {
    title:
      'Two jobs, two charges: 40 credits for two jobs of 20 that run side by side, read only once both are sent. Nothing is wrong',
    events: [
      old.visit(0),
      old.credits(2, 300),
      old.submit(10, a),
      old.submit(12, b),
      old.credits(14, 260),
      ...every(20, 60, 10, (at) =>
        old.poll(at, [
          [a, old.pending(at)],
          [b, old.pending(at - 5)],
        ]),
      ),
      old.shows(70, [
        [a, 'clip'],
        [b, 'clip'],
      ]),
      old.poll(70, [
        [a, old.finished(a)],
        [b, old.finished(b)],
      ]),
      ...every(120, 1500, 60, (at) => old.credits(at, 260)),
    ],
    until: 1500,
    expect: [noAnomaly, e.alerts('credits-anomaly', 0), e.at(1490, w, 'ok')],
  },
  'the-user-says-that-it-was-sent-again': {
    title:
      'The user sends the same job again and says so: two jobs, two charges, no anomaly, and the words of the first job stand',
    events: [
      old.visit(0),
      old.credits(2, 300),
      ...failing(10, a),
      old.credits(12, 280),
      old.credits(200, 300),
      { at: 210, do: 'intent', intent: 'resubmitted', subject: old.subject(a) },
      ...whole(212, { ...b, prompt: a.prompt }),
      old.credits(214, 280),
      ...every(280, 1500, 60, (at) => old.credits(at, 280)),
    ],
    until: 1500,
    expect: [
      noAnomaly,
      e.alerts('credits-anomaly', 0),
      e.at(1490, old.subject(a), 'failed-platform'),
      e.at(1490, old.subject(b), 'finished'),
    ],
  },
  'a-purchase-is-no-reset': {
    title:
      'Other rises are purchases: in the middle of the month 500 credits are added to 90. No reset is announced, nothing is wrong',
    settings: { plan: 'standard' },
    events: [old.visit(0), old.credits(2, 90), old.credits(100, 590), old.credits(200, 590)],
    until: 300,
    expect: [e.alerts('credits-reset', 0), e.alerts('credits-anomaly', 0), e.at(290, w, 'ok')],
  },
  'the-month-does-not-come': {
    title:
      'Not reset: the credits rose to Standard’s 700 on 15 August and 15 September at noon; on 15 October they do not. One hour after they were due, not before, that is told once; when they come at last it is a reset',
    start: '2026-08-15T11:00:00Z',
    settings: { plan: 'standard' },
    events: [
      old.visit(0),
      old.credits(10, 33),
      old.credits(3600, 700),
      old.credits(3660, 700),
      { at: 3700, do: 'sleep', seconds: 2_677_700 },
      old.credits(2_681_450, 120),
      old.credits(2_682_060, 700),
      { at: 2_682_100, do: 'sleep', seconds: 2_588_300 },
      old.credits(5_270_450, 90),
      old.credits(5_273_400, 90),
      old.credits(5_276_400, 90),
      old.credits(5_278_800, 90),
      old.credits(5_280_000, 700),
      old.credits(5_280_100, 700),
    ],
    until: 5_280_300,
    expect: [
      e.alerts('credits-reset', 1, w, 2_682_000, 2_682_200),
      e.never(w, ['not-reset'], 0, 5_277_540),
      e.first(w, 'not-reset', 5_277_600, 5_279_400),
      e.alerts('credits-anomaly', 1, w),
      e.alerts('credits-reset', 1, w, 5_280_000),
      e.at(5_280_200, w, 'ok'),
    ],
  },
  'one-month-is-no-rule': {
    title:
      'From the second observed monthly rise on: the credits rose once, and a month later they do not. One rise is no rule; nothing is claimed',
    start: '2026-08-15T11:00:00Z',
    settings: { plan: 'standard' },
    events: [
      old.visit(0),
      old.credits(10, 33),
      old.credits(3600, 700),
      { at: 3700, do: 'sleep', seconds: 2_677_700 },
      old.credits(2_681_450, 120),
      old.credits(2_686_000, 120),
      old.credits(2_690_000, 120),
    ],
    until: 2_700_000,
    expect: [e.never(w, ['not-reset']), e.alerts('credits-anomaly', 0)],
  },
  'two-wallets-are-never-mixed': {
    title:
      'Three balances are three wallets: the web app’s credits are down to 3 after jobs of 20, the DevKey balance (wallet agent) is 5,000, fal’s billing has 24.50 dollars. Each has its own verdict, and no key is printed',
    settings: { keys: { devkey: 'dk_made_up_key_1', falAdmin: 'fal-made-up-admin:2' } },
    events: [
      serveJson(0, 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance', { data: { balance: 5000 } }),
      serveJson(0, 'https://api.fal.ai/v1/account/billing?expand=credits', {
        username: 'made-up',
        credits: { current_balance: 24.5, currency: 'USD' },
      }),
      old.visit(0),
      old.credits(2, 23),
      ...whole(10, a),
      old.credits(12, 3),
      old.credits(100, 3),
    ],
    until: 7200,
    expect: [
      e.at(300, w, 'exhausted'),
      e.at(7100, 'wallet:agent', 'ok'),
      e.at(7100, 'wallet:fal', 'ok'),
      e.never('wallet:agent', ['low', 'exhausted', 'charged-twice', 'charged-without-video']),
      e.alerts('credits-exhausted', 1, w),
      e.alerts('credits-exhausted', 1),
      e.absent('dk_made_up_key_1'),
      e.absent('fal-made-up-admin'),
    ],
  },
  'the-agent-wallet-is-low-by-itself': {
    title:
      'The DevKey balance is agent: it falls from 5,000 to 10 while the user has set 100 as the number for low. The agent wallet is low, the web app’s is not',
    settings: { keys: { devkey: 'dk_made_up_key_1' }, lowCredits: 100 },
    events: [
      serveJson(0, 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance', { balance: 5000 }),
      serveJson(8000, 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance', { balance: 10 }),
      old.visit(0),
      old.credits(2, 900),
    ],
    until: 20_000,
    expect: [
      e.at(7900, 'wallet:agent', 'ok'),
      e.at(19_900, 'wallet:agent', 'low'),
      e.never(w, ['low', 'exhausted']),
      e.alerts('credits-low', 1, 'wallet:agent'),
    ],
  },
};
