import { randomHex } from '../random';
import type { WorldContext } from '../site';
import { isOpen, type Order, type PretendJob } from './job';
import type { JobPlan, PikaKnobs } from './knobs';
import type { Wallet } from './wallet';

/** Hosts that clips come from besides cdn.pika.art: random-looking, but named so that browsers can be pointed at them. */
export const clipSubdomains = ['tre9zd4etmxyc.pika.art', 'q7w2nb0xkfa1z.pika.art', 'm3vd81hsy5tpo.pika.art'] as const;

const handoff = 'Worker handoff: task was requeued for retry on another worker.';

/** The pretend queue: jobs wait, run and end as the knobs say, as fast as the knobs say. */
export class JobEngine {
  private readonly jobs = new Map<string, PretendJob>();
  private settledAt: number;

  constructor(
    private readonly context: WorldContext,
    private readonly knobs: PikaKnobs,
    private readonly wallet: Wallet,
  ) {
    this.settledAt = context.clock.now();
  }

  planOf(job: PretendJob): JobPlan {
    return { ...this.knobs.job, ...job.plan };
  }

  /** Takes an order and charges for it. `plan` is for this job alone. */
  submit(order: Order, plan: Partial<JobPlan> = {}): PretendJob {
    this.settle();
    const { random, uuid, clock } = this.context;
    const id = uuid();
    const effective = { ...this.knobs.job, ...plan };
    const subdomain = clipSubdomains[Math.floor(random() * clipSubdomains.length)] ?? clipSubdomains[0];
    const job: PretendJob = {
      ...order,
      id,
      videoId: effective.ownVideoId ? uuid() : id,
      cost: this.knobs.submit.cost,
      seed: Math.floor(random() * 1e9),
      phase: 'queued',
      progress: 0,
      createdAt: clock.now(),
      updatedAt: clock.now(),
      spentMs: 0,
      requeued: false,
      message: null,
      failure: null,
      refunded: false,
      plan: { ...plan },
      fileName: randomHex(random, 32),
      clipHost: effective.clipHost === 'cdn' ? 'cdn.pika.art' : subdomain,
    };
    const times = { none: 0, once: 1, twice: 2 }[effective.charge];
    this.wallet.charge(job.cost * times);
    this.jobs.set(id, job);
    return job;
  }

  /** Newest first, without the vanished. */
  list(): PretendJob[] {
    this.settle();
    return [...this.jobs.values()].reverse().filter((job) => job.phase !== 'vanished');
  }

  /** By the generation's id or its video's. */
  get(id: string): PretendJob | undefined {
    return this.list().find((job) => job.id === id || job.videoId === id);
  }

  byFile(path: string): PretendJob | undefined {
    return this.list().find((job) => path.includes(job.fileName) || path.includes(job.id));
  }

  delete(id: string): boolean {
    return this.jobs.delete(id);
  }

  cancel(id: string): boolean {
    const job = this.get(id);
    if (!job || !isOpen(job)) return false;
    this.finish(job, 'cancelled');
    return true;
  }

  clear(): void {
    this.jobs.clear();
    this.settledAt = this.context.clock.now();
  }

  /** Brings every job up to now. Time since the last call passes under the knobs as they are. */
  settle(): void {
    const now = this.context.clock.now();
    const passed = Math.max(0, now - this.settledAt) * this.knobs.speed;
    this.settledAt = now;
    this.wallet.settle(now);
    for (const job of this.jobs.values()) this.move(job, passed);
  }

  private move(job: PretendJob, passed: number): void {
    const plan = this.planOf(job);
    if (job.phase === 'queued') this.wait(job, plan, passed);
    else if (job.phase === 'running') this.run(job, plan, passed);
    else this.rest(job, plan, passed);
  }

  private rest(job: PretendJob, plan: JobPlan, passed: number): void {
    job.spentMs += passed;
    if (job.phase === 'finished' || job.refunded || plan.refundAfterMs === null) return;
    if (job.spentMs < plan.refundAfterMs) return;
    job.refunded = true;
    this.wallet.refund(job.cost);
  }

  private wait(job: PretendJob, plan: JobPlan, passed: number): void {
    if (plan.holdAt === 'queued') return;
    job.spentMs += passed;
    if (job.spentMs < plan.queueMs) return;
    const rest = job.spentMs - plan.queueMs;
    this.enter(job, 'running');
    job.message = null;
    job.spentMs = (job.progress / 100) * plan.runMs;
    this.run(job, plan, rest);
  }

  private run(job: PretendJob, plan: JobPlan, passed: number): void {
    const until = (percent: number) => (percent / 100) * plan.runMs;
    const wanted = job.spentMs + passed;
    const stops: [number, () => void][] = [];
    if (typeof plan.holdAt === 'number') stops.push([until(plan.holdAt), () => undefined]);
    if (plan.requeueAt !== null && !job.requeued) stops.push([until(plan.requeueAt), () => this.requeue(job)]);
    if (plan.end !== 'finish') stops.push([until(plan.endAt), () => this.endEarly(job, plan)]);
    stops.push([plan.runMs, () => this.finish(job, 'finished')]);
    const [stopAt, then] = stops.reduce((first, other) => (other[0] < first[0] ? other : first));
    const before = job.progress;
    job.spentMs = Math.max(job.spentMs, Math.min(wanted, stopAt));
    job.progress = Math.max(before, Math.min(99, Math.floor((job.spentMs / plan.runMs) * 100)));
    if (job.progress !== before) job.updatedAt = this.settledAt;
    if (wanted < stopAt) return;
    const rest = wanted - stopAt;
    then();
    if (job.phase !== 'running') this.move(job, rest);
  }

  private requeue(job: PretendJob): void {
    job.requeued = true;
    job.message = handoff;
    this.enter(job, 'queued');
  }

  private endEarly(job: PretendJob, plan: JobPlan): void {
    if (plan.end === 'fail') job.failure = plan.failure;
    this.finish(job, plan.end === 'fail' ? 'failed' : plan.end === 'cancel' ? 'cancelled' : 'vanished');
  }

  private finish(job: PretendJob, phase: 'finished' | 'failed' | 'cancelled' | 'vanished'): void {
    if (phase === 'finished') job.progress = 100;
    this.enter(job, phase);
  }

  private enter(job: PretendJob, phase: PretendJob['phase']): void {
    job.phase = phase;
    job.spentMs = 0;
    job.updatedAt = this.settledAt;
  }
}
