import { type DeepPartial, patch, restore } from '../patch';
import type { WorldContext } from '../site';
import { Account } from './account';
import type { PretendJob } from './job';
import { JobEngine } from './jobs';
import { type PikaKnobs, pikaStart } from './knobs';
import { Wallet } from './wallet';

/** What Pika's web apps share: account, credits, jobs, knobs. */
export class Pika {
  readonly knobs: PikaKnobs = structuredClone(pikaStart);
  readonly account: Account;
  readonly wallet: Wallet;
  readonly jobs: JobEngine;

  constructor(readonly context: WorldContext) {
    this.account = new Account(context.random);
    this.wallet = new Wallet(this.knobs);
    this.jobs = new JobEngine(context, this.knobs, this.wallet);
  }

  /** Changes knobs from now on; what went before passed under the old ones. */
  set(change: DeepPartial<PikaKnobs>): void {
    this.jobs.settle();
    patch(this.knobs, change);
  }

  /** Changes what becomes of one job from now on. */
  plan(id: string, change: PretendJob['plan']): boolean {
    const job = this.jobs.get(id);
    if (job) Object.assign(job.plan, change);
    return job !== undefined;
  }

  reset(): void {
    restore(this.knobs, pikaStart);
    this.jobs.clear();
  }
}
