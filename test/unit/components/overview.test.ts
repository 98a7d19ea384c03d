import { describe, expect, it } from 'vitest';
import { jobRows, passes, popupRows } from '../../../components/jobs/jobRows';
import { trackOf } from '../../../components/jobs/WaitTrack';
import { concernsOf } from '../../../components/overview/concerns';
import { headlineOf } from '../../../components/overview/headline';
import { knownOfPika } from '../../../components/overview/known';
import { serviceRows } from '../../../components/status/serviceRows';
import { type Snapshot, snapshotSchema } from '../../../lib/model/snapshot';
import { calm, job, judged, verdict } from '../../ui/fixtures/parts';
import { snapshots } from '../../ui/fixtures/snapshots';

const now = Date.UTC(2026, 10, 21, 12);
const minute = 60_000;

function withJobs(...words: string[]): Snapshot {
  const jobs = words.map((_, n) => job(now, `${n}`));
  return judged({ ...calm(now), jobs }, ...words.map((word, n) => verdict(now, `job:${n}`, word)));
}

describe('the state in one sentence', () => {
  it.each([
    [[], 'All quiet'],
    [['on-track'], '1 video on its way'],
    [['on-track', 'on-track'], '2 videos on their way'],
    [['on-track', 'stuck'], '1 video is stuck'],
    [['stuck', 'stuck', 'slow'], '2 videos are stuck'],
    [['finished-unseen', 'slow'], '1 video is ready, the page does not show it'],
    [['failed-policy', 'failed'], '2 videos failed'],
    [['unknown'], '1 video out of sight'],
  ])('%j: %s', (words, sentence) => expect(headlineOf(withJobs(...words), now).sentence).toBe(sentence));

  it('puts the network before everything and Pika being down before a slow job', () => {
    const down = judged(withJobs('slow'), verdict(now, 'service:pika', 'outage'));
    expect(headlineOf(down, now).sentence).toBe('Pika is down');
    expect(headlineOf(judged(down, verdict(now, 'network', 'offline')), now).sentence).toBe('You are offline');
  });

  it('names the purse, and counts each', () => {
    const both = judged(calm(now), verdict(now, 'wallet:fal', 'exhausted'), verdict(now, 'wallet:create', 'exhausted'));
    expect(headlineOf(both, now).more).toMatch(/^1 more to look at/);
    const sentence = (subject: string, word: string) =>
      headlineOf(judged(calm(now), verdict(now, subject, word)), now).sentence;
    expect(sentence('wallet:fal', 'exhausted')).toBe('Your fal balance is used up');
    expect(sentence('wallet:create', 'low')).toBe('Your Create credits run low');
  });

  it('never calls quiet what nobody has looked at', () => {
    expect(headlineOf(judged(calm(now), verdict(now, 'service:pika', 'unknown')), now).sentence).toBe(
      'Nothing to tell yet',
    );
  });

  it('says what is known where no source tells Pika’s state', () => {
    const known = snapshotSchema.parse(snapshots.thin?.(now));
    expect(headlineOf(known, now)).toMatchObject({
      sentence: 'Pika\u2019s home page answers',
      more: 'Your last 3 videos took about 2 min \u00b7 Nobody reports trouble',
      tone: 'quiet',
    });
    expect(knownOfPika(judged(known, verdict(now, 'service:pika', 'unknown')))).toEqual([
      'Your last 3 videos took about 2 min',
      'Nobody reports trouble',
    ]);
  });

  it('names a model in trouble, below a trouble of Pika’s', () => {
    const one = judged(calm(now), verdict(now, 'model:kling', 'degraded'), verdict(now, 'model:pika-2.5', 'ok'));
    expect(headlineOf(one, now).sentence).toBe('Kling is in trouble');
    expect(headlineOf(judged(one, verdict(now, 'service:pika', 'degraded')), now).sentence).toBe('Pika is not well');
  });

  it('leaves out what was put away, until its verdict changes', () => {
    const away = { ...withJobs('stuck'), dismissed: { 'job:0': 'stuck' } };
    expect(concernsOf(away, now)).toEqual([]);
    expect(headlineOf(judged(away, verdict(now, 'job:0', 'failed')), now).sentence).toBe('1 video failed');
  });

  it('never calls quiet what was put away and goes on', () => {
    const away = { ...withJobs('stuck'), dismissed: { 'job:0': 'stuck' } };
    expect(headlineOf(away, now)).toMatchObject({ sentence: '1 video put away: stuck', tone: 'quiet' });
    const two = { ...withJobs('stuck', 'slow', 'on-track'), dismissed: { 'job:0': 'stuck', 'job:1': 'slow' } };
    expect(headlineOf(two, now)).toMatchObject({
      sentence: '2 videos put away: stuck and more',
      more: '1 on track \u00b7 Pika is up',
    });
    const down = { ...judged(away, verdict(now, 'service:pika', 'outage')) };
    const both = { ...down, dismissed: { ...down.dismissed, 'service:pika': 'outage' } };
    expect(headlineOf(both, now)).toMatchObject({
      sentence: 'Pika is down',
      more: '1 video put away: stuck',
      tone: 'bad',
    });
  });

  it('lets what is over and put away rest', () => {
    const away = {
      ...judged(
        { ...calm(now), jobs: [job(now, '0', { state: 'failed', endedAtMs: now - minute })] },
        verdict(now, 'job:0', 'failed'),
      ),
      dismissed: { 'job:0': 'failed' },
    };
    expect(headlineOf(away, now).sentence).toBe('All quiet');
    expect(popupRows(jobRows(away, now), 6)).toEqual([]);
  });

  it.each([
    ['wallet:create', 'exhausted', 61 * minute],
    ['page', 'blind', 61 * minute],
    ['service:pika', 'degraded', 361 * minute],
  ])('lets %s (%s) stand before a video on its way for a while, not for ever', (subject, word, longMs) => {
    const since = (agoMs: number) => ({ ...verdict(now, subject, word), sinceMs: now - agoMs });
    const running = withJobs('on-track');
    expect(headlineOf(judged(running, since(5 * minute)), now).top?.verdict.subject).toBe(subject);
    expect(headlineOf(judged(running, since(longMs)), now).sentence).toBe('1 video on its way');
    // With no video under way it goes on standing first.
    expect(headlineOf(judged(calm(now), since(longMs)), now).top?.verdict.subject).toBe(subject);
  });

  it('does not raise trouble of other services', () => {
    expect(concernsOf(judged(calm(now), verdict(now, 'service:luma', 'outage')), now)).toEqual([]);
  });

  it('lets failures rest after an hour, and jobs that were over when first seen', () => {
    const at = (endedAtMs: number, startedAtMs: number, id = '1') =>
      judged(
        { ...calm(now), jobs: [job(now, id, { state: 'failed', startedAtMs, endedAtMs })] },
        verdict(now, `job:${id}`, 'failed'),
      );
    expect(concernsOf(at(now - 10 * minute, now - 20 * minute), now)).toHaveLength(1);
    expect(concernsOf(at(now - 61 * minute, now - 70 * minute), now)).toHaveLength(0);
    expect(concernsOf(at(now - minute, now - minute), now)).toHaveLength(0);
    expect(concernsOf(at(now - minute, now - minute, 'submit-1'), now)).toHaveLength(1);
    const told = at(now - minute, now - minute);
    const news = { ...told, jobs: told.jobs.map((one) => ({ ...one, history: false })) };
    expect(concernsOf(news, now)).toHaveLength(1);
  });
});

describe('rows of jobs', () => {
  it('stand with the worst first, then what moves, then what is over', () => {
    const snapshot = withJobs('finished', 'on-track', 'slow', 'stuck');
    const over = {
      ...snapshot,
      jobs: snapshot.jobs.map((one) => (one.id === '0' ? { ...one, state: 'done' as const, endedAtMs: now } : one)),
    };
    expect(jobRows(over, now).map(({ verdict: { verdict: word } }) => word)).toEqual([
      'stuck',
      'slow',
      'on-track',
      'finished',
    ]);
  });

  it('say unknown for a job that nobody has judged', () => {
    const rows = jobRows({ ...calm(now), jobs: [job(now, '9')] }, now);
    expect(rows[0]?.verdict.verdict).toBe('unknown');
  });

  it('show in the popup what is live, and of what is over only a little', () => {
    const jobs = Array.from({ length: 10 }, (_, n) => job(now, `${n}`, { state: 'done', endedAtMs: now - n * minute }));
    const snapshot = judged({ ...calm(now), jobs }, ...jobs.map(({ id }) => verdict(now, `job:${id}`, 'finished')));
    expect(popupRows(jobRows(snapshot, now), 6)).toHaveLength(2);
  });

  it('stay in the popup while the video is under way, also put away', () => {
    const away = { ...withJobs('stuck'), dismissed: { 'job:0': 'stuck' } };
    expect(popupRows(jobRows(away, now), 6).map(({ subject }) => subject)).toEqual(['job:0']);
  });

  it('pass filters', () => {
    const rows = jobRows({ ...withJobs('stuck', 'on-track'), dismissed: { 'job:0': 'stuck' } }, now);
    const count = (filter: Parameters<typeof passes>[1]) => rows.filter((row) => passes(row, filter)).length;
    expect([count('all'), count('trouble'), count('open'), count('put-away')]).toEqual([2, 0, 1, 1]);
  });
});

describe('rows of services', () => {
  it('stand with the worst first, and Pika first among equals', () => {
    const snapshot = judged(
      calm(now),
      verdict(now, 'service:luma', 'outage'),
      verdict(now, 'service:discord', 'unknown'),
    );
    expect(serviceRows(snapshot).map(({ card }) => card.service)).toEqual(['luma', 'discord', 'pika', 'fal', 'runway']);
  });

  it('take a verdict that nobody knows for unknown, not for fine', () => {
    const snapshot = judged(calm(now), verdict(now, 'service:luma', 'splendid'));
    expect(serviceRows(snapshot)[0]?.card.service).toBe('luma');
  });
});

describe('the bar of a job', () => {
  it('shows the progress that is told', () => {
    expect(trackOf({ progress: 0.4 }, 500)).toEqual({ fill: 0.4, from: 0, to: 0 });
  });

  it('stays inside its box whatever is told', () => {
    for (const spent of [0, 1, 1e9, Number.NaN]) {
      for (const usual of [undefined, { low: 60, high: 240 }, { low: 5, high: 0 }]) {
        const { fill, from, to } = trackOf(usual === undefined ? {} : { usual }, spent);
        for (const part of [fill, from, to]) expect(part >= 0 && part <= 1).toBe(true);
        expect(from).toBeLessThanOrEqual(to);
      }
    }
  });

  it('never looks full while nobody knows the end', () => {
    expect(trackOf({ usual: { low: 60, high: 240 } }, 10_000).fill).toBeLessThan(1);
  });
});
