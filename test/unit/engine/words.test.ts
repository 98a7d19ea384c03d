import { describe, expect, it } from 'vitest';
import { serviceCandidates } from '../../../lib/engine/alerts/services';
import { ownEvidence } from '../../../lib/engine/own';
import { badgeOf } from '../../../lib/engine/snapshot';
import { judgeJob } from '../../../lib/engine/verdicts/job';
import { counted } from '../../../lib/engine/words/count';
import type { EvidenceOf } from '../../../lib/model/evidence';
import type { JobSighting } from '../../../lib/model/job';
import type { BalanceSighting } from '../../../lib/model/wallet';
import { Course, look, reply, START, submitted, tab } from './course';

const ids = ['a', 'b', 'c', 'd'];
const shown = (progress: (id: string) => number) =>
  reply(ids.map((id) => look('running', { id, progress: progress(id) })));

/** Four jobs that stand still from second 80 on, all but those that `goesOn`, up to when Pika is called partly down. */
function allStill(goesOn: (id: string) => boolean = () => false): Course {
  const course = new Course().at(0, tab('visible'));
  ids.forEach((id, n) => {
    course.at(1 + n, submitted(look('waiting', { id }), { submit: { kind: { model: '2.5' }, fingerprint: id } }));
  });
  for (let at = 20; at <= 1100 && course.verdict('service:pika') !== 'partial-outage'; at += 15) {
    course.at(
      at,
      shown((id) => (at < 80 || goesOn(id) ? at / 2000 : (65 + ids.indexOf(id)) / 2000)),
    );
  }
  return course;
}

const texts = (course: Course, subject: string) =>
  (course.state.verdicts[subject]?.because ?? []).map(({ text }) => text);
const steps = (course: Course, subject: string) =>
  (course.state.verdicts[subject]?.advice ?? []).map(({ text }) => text);
const told = (course: Course, alert: string) =>
  course.effects.flatMap((effect) => (effect.do === 'alert' && effect.alert.alert === alert ? [effect.alert] : []));

describe('when everything stands still', () => {
  const course = allStill();

  it('the stuck jobs and the service advise the same: leave them', () => {
    expect(course.verdict('service:pika')).toBe('partial-outage');
    for (const id of ids) {
      expect(course.verdict(`job:${id}`)).toBe('stuck');
      expect(course.state.verdicts[`job:${id}`]?.advice[0]).toEqual({
        id: 'cancel-first',
        text: 'If you submit again later, cancel this one first; until Pika is back, leave it.',
      });
    }
    expect(steps(course, 'service:pika')[0]).toContain('Leave the jobs that run alone: they may still finish.');
  });

  it('no notification of the second in which it is found says the contrary', () => {
    const down = told(course, 'service-down')[0];
    const same = told(course, 'job-stuck').filter(({ atMs }) => atMs === down?.atMs);
    expect(same.length).toBeGreaterThan(0);
    for (const { body } of same) expect(body).toContain('until Pika is back, leave it.');
  });

  it('no job is said to move', () => {
    for (const id of ids) {
      expect(texts(course, `job:${id}`)).not.toContain('Other jobs of yours move meanwhile');
      expect(texts(course, `job:${id}`)).toContain('Other jobs of yours stand still as well');
    }
  });
});

describe('when one job stands still', () => {
  const course = allStill((id) => id !== 'a');

  it('the others’ own movement is its reason, and it is to be cancelled first', () => {
    expect(course.verdict('job:a')).toBe('stuck');
    expect(texts(course, 'job:a')).toContain('Other jobs of yours move meanwhile');
    expect(steps(course, 'job:a')[0]).toMatch(/^Cancel this one before you submit again: Pika charges at submit/);
  });

  it('one that stands still for longer is not said to move, be it on track or not', () => {
    const both = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
    for (let at = 20; at <= 330; at += 10) {
      const a = look('running', { progress: Math.min(at, 260) / 1000 });
      const b = look('running', { id: 'b', progress: Math.min(at, 250) / 1000 });
      both.at(at, reply(at < 200 ? [a] : [a, b]));
    }
    expect(both.verdict('job:b')).toBe('on-track');
    expect(
      texts(both, 'job:a').some((text) =>
        /^(Nothing has moved for 70 seconds|Quiet for 1 min 10 s, may have stopped)/.test(text),
      ),
    ).toBe(true);
    expect(texts(both, 'job:a')).not.toContain('Other jobs of yours move meanwhile');
  });

  it('to be submitted is no movement', () => {
    const alone = new Course()
      .at(0, tab('visible'))
      .at(1, submitted(look('waiting')))
      .at(6, submitted(look('waiting', { id: 'b' })));
    expect(texts(alone, 'job:b')).not.toContain('Other jobs of yours move meanwhile');
  });
});

describe('a job that may have stopped', () => {
  const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
  for (let at = 10; at <= 140; at += 10) {
    course.at(at, reply([look('running', { progress: Math.min(at, 70) / 170 })]));
  }
  const verdict = course.state.verdicts['job:a'];

  it('is said to be quiet, for how long and how likely, and never to move', () => {
    expect(verdict?.verdict).toBe('on-track');
    expect(verdict?.p).toBeLessThan(0.5);
    expect(verdict?.quietSeconds).toBe(70);
    const share = Math.min(99, Math.round(100 * (1 - (verdict?.p ?? 0))));
    expect(verdict?.because[0]?.text).toMatch(new RegExp(`^Quiet for 1 min 10 s, may have stopped \\(${share} %\\): `));
    expect(texts(course, 'job:a').join()).not.toMatch(/moved|moving/);
    expect(steps(course, 'job:a')[0]).toMatch(/^Wait a little longer before you cancel it/);
  });

  it('is told no time to its end while its service is down, unless it moves', () => {
    const record = course.state.jobs.a;
    if (record === undefined) throw new Error('No job');
    const network = { subject: 'network', verdict: 'online', p: 1, because: [], advice: [] };
    const told = (halting: string[]) =>
      judgeJob(
        course.state,
        record,
        { timeZone: 'UTC', network, down: new Set(halting), halting: new Set(halting) },
        START + 140_000,
      );
    const down = told(['pika']);
    expect(down.eta).toBeUndefined();
    expect(down.because[0]?.text).toBe('Pika is down: it may stand still until that is over');
    expect(down.advice[0]?.text).toBe('Wait until the service is well again: no time can be told before.');
    expect(told(['fal']).because[0]?.id).toBe('no-movement');
  });

  it('is no sign of a slow queue, and has the badge', () => {
    expect(ownEvidence(course.state, START + 140_000).slow).toBe(0);
    expect(badgeOf(course.state, START + 140_000)).toEqual({ text: '…', tone: 'warn' });
  });
});

describe('where reasons come from', () => {
  it('what is said of earlier jobs comes from the user’s own', () => {
    const because = new Course().at(1, submitted(look('waiting'))).state.verdicts['job:a']?.because;
    expect(because?.find(({ id }) => id === 'few-own-jobs')?.source).toBe('own jobs');
  });
});

describe('a service in trouble', () => {
  const title = (verdict: string, parts?: string[]) =>
    serviceCandidates(
      {},
      { subject: 'service:pika', verdict, p: 0.9, because: [], advice: [], sinceMs: 0, ...(parts && { parts }) },
      'Pika',
      0,
    ).candidates[0]?.title;

  it('is called down only when all of it is, and its parts by what people do there', () => {
    expect(title('outage')).toBe('Pika is down');
    expect(title('partial-outage', ['models'])).toBe('Pika is partly down (making videos)');
    expect(title('degraded', ['web', 'export', 'credits', 'login', 'discord', 'api'])).toBe(
      'Pika is in trouble (the website, downloads, credits, signing in, Discord, the API)',
    );
  });
});

describe('a job that was sent with a key', () => {
  const onPika =
    /Pika says|Pika's words|side of Pika|charges at submit|Refresh the page|support@pika\.art|library|Open Pika/;
  const web = new Set(['refresh-page', 'open-library', 'open-pika', 'sign-in']);
  const follow = () => new Course().at(1, { kind: 'watch', provider: 'fal', id: 'a', endpoint: 'fal-ai/pika/v2.2' });
  const answer = (
    state: JobSighting['state'],
    more: Partial<JobSighting> = {},
    provider: EvidenceOf<'provider'>['provider'] = 'fal',
  ): EvidenceOf<'provider'> => ({ kind: 'provider', provider, asked: 'a', jobs: [look(state, more)], balances: [] });

  const courses: readonly [string, () => Course, string][] = [
    [
      'stuck',
      () => stillAt(follow(), 1300),
      'Cancel this one before you submit again: if both run to the end, you pay for both.',
    ],
    ['unknown', () => follow().at(2, answer('running')).to(800), 'Wait: Unstuck asks fal.ai again.'],
    [
      'failed-platform',
      () =>
        follow()
          .at(2, answer('running'))
          .at(9, answer('failed', { error: { code: 'generation_timeout' } })),
      'Wait a few minutes: the fault is on the side of fal.ai.',
    ],
    [
      'failed-credits',
      () =>
        follow()
          .at(2, answer('running'))
          .at(9, answer('failed', { error: { code: 'insufficient_balance' } })),
      'Top up your balance for fal.ai.',
    ],
    [
      'failed',
      () =>
        follow()
          .at(2, answer('running'))
          .at(9, answer('failed', { error: { code: 'zqx' } })),
      'Write to the support of fal.ai with the id of the video, which Unstuck shows.',
    ],
    [
      'finished-unseen',
      () =>
        follow()
          .at(2, answer('running'))
          .at(9, answer('done', { videoUrl: 'https://v3.fal.media/a.mp4' }))
          .to(30),
      'Open the video.',
    ],
    [
      'finished-no-link',
      () => follow().at(2, answer('running')).at(9, answer('done')).to(100),
      'Wait a little: the address sometimes comes late.',
    ],
    ['cancelled', () => follow().at(2, answer('running')).at(9, answer('cancelled')), 'Keep your prompt for later.'],
  ];

  function stillAt(course: Course, until: number): Course {
    for (let at = 2; at <= until; at += 20) course.at(at, answer('running', { progress: 0.3 }));
    return course;
  }

  it.each(courses)('that is %s hears nothing of Pika’s pages', (verdict, play, step) => {
    const course = play();
    expect(course.verdict('job:a')).toBe(verdict);
    expect(steps(course, 'job:a')).toContain(step);
    expect([...texts(course, 'job:a'), ...steps(course, 'job:a')].filter((text) => onPika.test(text))).toEqual([]);
    expect(course.advice('job:a').filter((id) => web.has(id))).toEqual([]);
    expect(course.state.verdicts['job:a']?.because.filter(({ source }) => source === 'page')).toEqual([]);
  });

  it('of Pika’s own API is told so', () => {
    const course = new Course()
      .at(1, { kind: 'watch', provider: 'pika', id: 'a' })
      .at(2, answer('running', {}, 'pika'))
      .at(9, answer('failed', { error: { code: 'provider_error' } }, 'pika'));
    expect(texts(course, 'job:a')).toEqual([
      'It failed on the side of the Pika API',
      "The Pika API's words: “provider_error”",
    ]);
  });
});

describe('a purse', () => {
  const balance = (wallet: BalanceSighting['wallet'], amount: number): BalanceSighting => ({
    wallet,
    amount,
    unit: wallet === 'fal' || wallet === 'api' ? 'usd' : 'credits',
  });
  const emptied = (wallet: BalanceSighting['wallet'], amount = 0, settings = {}) =>
    told(
      new Course(settings).at(1, { kind: 'provider', provider: 'fal', jobs: [], balances: [balance(wallet, amount)] }),
      amount === 0 ? 'credits-exhausted' : 'credits-low',
    ).map(({ title, body }) => `${title} | ${body}`);

  it('is called by its own name, and filled up at its own place', () => {
    expect(emptied('fal')).toEqual([
      'Your fal balance is used up | You have $0.00 left in your fal balance. Top up at fal.ai.',
    ]);
    expect(emptied('api')[0]).toBe(
      'Your API balance is used up | You have $0.00 left in your API balance. Top up at dev.pika.art/billing.',
    );
    expect(emptied('agent')[0]).toMatch(
      /^Your Agent Wallet is used up \| You have 0 credits left in your Agent Wallet\./,
    );
    expect(emptied('create', 0, { plan: 'standard' })[0]).toBe(
      'Your Create credits are used up | You have 0 Create credits left. Top up or wait for the next monthly credits.',
    );
  });

  it('counts one in the singular', () => {
    expect(emptied('create', 1, { lowCredits: 5 })[0]).toContain('You have 1 Create credit left.');
    expect(emptied('agent', 1, { lowCredits: 5 })[0]).toContain('You have 1 credit left in your Agent Wallet.');
    expect([0, 1, 2, 1.5].map((count) => counted(count, 'credit'))).toEqual([
      '0 credits',
      '1 credit',
      '2 credits',
      '1.5 credits',
    ]);
  });
});
