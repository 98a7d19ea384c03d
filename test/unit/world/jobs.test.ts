import { beforeEach, describe, expect, it } from 'vitest';
import { type MovableClock, virtualClock } from '../../world/clock';
import { linkOf, type Order } from '../../world/pika/job';
import { Pika } from '../../world/pika/platform';
import { randomUuid, seededRandom } from '../../world/random';

const order: Order = { prompt: 'a fox', model: '2.5', resolution: '480p', durationSeconds: 5, contentType: 't2v' };
const second = 1000;
let clock: MovableClock;
let pika: Pika;

beforeEach(() => {
  clock = virtualClock(Date.UTC(2026, 0, 1));
  const random = seededRandom(7);
  pika = new Pika({ clock, random, uuid: () => randomUuid(random) });
  pika.set({ job: { queueMs: 10 * second, runMs: 100 * second } });
});

/** What a job is after so many seconds more. */
async function lookAfter(seconds: number, id: string) {
  await clock.advance(seconds * second);
  const job = pika.jobs.get(id);
  return job ? { phase: job.phase, progress: job.progress } : null;
}

describe('the pretend queue', () => {
  it('waits, runs with progress, and finishes', async () => {
    const { id } = pika.jobs.submit(order);
    expect(await lookAfter(9, id)).toEqual({ phase: 'queued', progress: 0 });
    expect(await lookAfter(2, id)).toEqual({ phase: 'running', progress: 1 });
    expect(await lookAfter(60, id)).toEqual({ phase: 'running', progress: 61 });
    expect(await lookAfter(38.9, id)).toEqual({ phase: 'running', progress: 99 });
    expect(await lookAfter(1, id)).toEqual({ phase: 'finished', progress: 100 });
  });

  it('comes to the same however rarely it is looked at', async () => {
    const { id } = pika.jobs.submit(order);
    await clock.advance(61 * second);
    expect(pika.jobs.get(id)?.progress).toBe(51);
  });

  it('runs as many times as fast as it is told', async () => {
    pika.set({ speed: 10 });
    const { id } = pika.jobs.submit(order);
    expect(await lookAfter(6, id)).toEqual({ phase: 'running', progress: 50 });
  });

  it.each([
    ['queued', 'queued', 0],
    [0, 'running', 0],
    [40, 'running', 40],
    [99, 'running', 99],
  ] as const)('stands still at %s and goes on when let', async (holdAt, phase, progress) => {
    pika.set({ job: { holdAt } });
    const { id } = pika.jobs.submit(order);
    expect(await lookAfter(3600, id)).toEqual({ phase, progress });
    pika.set({ job: { holdAt: null } });
    expect((await lookAfter(111, id))?.phase).toBe('finished');
  });

  it('goes back to the queue once when handed over', async () => {
    pika.set({ job: { requeueAt: 30 } });
    const { id } = pika.jobs.submit(order);
    expect(await lookAfter(41, id)).toEqual({ phase: 'queued', progress: 30 });
    expect(pika.jobs.get(id)?.message).toBe('Worker handoff: task was requeued for retry on another worker.');
    expect(await lookAfter(10, id)).toEqual({ phase: 'running', progress: 31 });
    expect((await lookAfter(70, id))?.phase).toBe('finished');
  });

  it('fails, is cancelled or vanishes where it is told', async () => {
    const failing = pika.jobs.submit(order, { end: 'fail', failure: 'moderation_blocked', endAt: 50 });
    const cancelled = pika.jobs.submit(order, { end: 'cancel', endAt: 20 });
    const vanishing = pika.jobs.submit(order, { end: 'vanish', endAt: 20 });
    await clock.advance(200 * second);
    expect(pika.jobs.get(failing.id)).toMatchObject({ phase: 'failed', failure: 'moderation_blocked', progress: 50 });
    expect(pika.jobs.get(cancelled.id)?.phase).toBe('cancelled');
    expect(pika.jobs.get(vanishing.id)).toBeUndefined();
  });

  it('gives the link with the end, late, or never', async () => {
    const links = ['given', 'late', 'never'] as const;
    const jobs = links.map((link) => pika.jobs.submit(order, { link, linkLateMs: 20 * second }));
    const seen = () => jobs.map((job) => linkOf(job, pika.jobs.planOf(job)) !== null);
    await clock.advance(111 * second);
    pika.jobs.settle();
    expect(seen()).toEqual([true, false, false]);
    await clock.advance(20 * second);
    pika.jobs.settle();
    expect(seen()).toEqual([true, true, false]);
  });

  it('obeys a plan of one job before the knobs', async () => {
    const held = pika.jobs.submit(order);
    const free = pika.jobs.submit(order);
    expect(pika.plan(held.id, { holdAt: 10 })).toBe(true);
    await clock.advance(300 * second);
    expect([pika.jobs.get(held.id)?.progress, pika.jobs.get(free.id)?.progress]).toEqual([10, 100]);
  });

  it('charges at submit, twice when told, and gives back when told', async () => {
    pika.jobs.submit(order);
    expect(pika.wallet.credits).toBe(688);
    pika.jobs.submit(order, { charge: 'twice' });
    expect(pika.wallet.credits).toBe(664);
    pika.jobs.submit(order, { end: 'fail', endAt: 0, refundAfterMs: 60 * second });
    pika.jobs.submit(order, { end: 'fail', endAt: 0 });
    await clock.advance(65 * second);
    pika.jobs.settle();
    expect(pika.wallet.credits).toBe(640);
    await clock.advance(10 * second);
    pika.jobs.settle();
    expect(pika.wallet.credits).toBe(652);
  });

  it('brings the monthly credits on their day, unless told not to', async () => {
    const day = 24 * 3600 * second;
    pika.set({ wallet: { credits: 5, nextResetAt: Date.UTC(2026, 0, 31) } });
    await clock.advance(30 * day);
    pika.jobs.settle();
    expect(pika.wallet.credits).toBe(700);
    pika.set({ wallet: { credits: 5, nextResetAt: Date.UTC(2026, 2, 1), resets: false } });
    await clock.advance(40 * day);
    pika.jobs.settle();
    expect(pika.wallet.credits).toBe(5);
    expect(pika.knobs.wallet.nextResetAt).toBe(Date.UTC(2026, 3, 1));
  });

  it('is the same for the same seed', () => {
    const again = seededRandom(7);
    const other = new Pika({ clock, random: again, uuid: () => randomUuid(again) });
    expect(other.jobs.submit(order).id).toBe(pika.jobs.submit(order).id);
  });
});
