import { purseNames, purseSites } from '../../lib/engine/words/purse';
import type { JobCard } from '../../lib/model/snapshot';
import type { AdviceId } from '../../lib/model/verdict';
import type { WalletId } from '../../lib/model/wallet';
import { type AdviceTarget, placeOf } from './places';

export type { AdviceTarget } from './places';

/** The purses that pay for jobs sent with a key. */
const keyPurses: readonly WalletId[] = ['agent', 'api', 'fal'];

/** The place for a step about a job, or about the verdict's `subject`; undefined where it is no place. */
export function adviceTarget(id: AdviceId, job?: JobCard, subject?: string): AdviceTarget | undefined {
  if (id === 'switch-service') return { label: 'See alternatives', url: '/dashboard.html#fallback' };
  const wallet = keyPurses.find((purse) => subject === `wallet:${purse}`);
  if (wallet !== undefined) return purseTarget(id, wallet);
  if ((id === 'open-video' || id === 'download-now') && job?.videoUrl !== undefined && isHttps(job.videoUrl)) {
    return { label: id === 'open-video' ? 'Open video' : 'Open to download', url: job.videoUrl };
  }
  return job === undefined || job.provider === 'web' ? placeOf(id) : keyTarget(id, job);
}

/** Pika's pages show nothing of a job that was sent with a key. */
function keyTarget(id: AdviceId, { provider }: JobCard): AdviceTarget | undefined {
  if (id === 'check-account') return { label: 'Open settings', url: '/dashboard.html#settings' };
  if (id === 'top-up' && provider === 'fal') return purseTarget(id, 'fal');
  return id === 'top-up' && provider === 'pika' ? purseTarget(id, 'api') : undefined;
}

function purseTarget(id: AdviceId, wallet: WalletId): AdviceTarget | undefined {
  if (id !== 'top-up' && id !== 'check-account') return undefined;
  return { label: `Open ${purseNames[wallet]}`, url: `https://${purseSites[wallet]}` };
}

/** Only https addresses are ever made into a link. */
export function isHttps(url: string): boolean {
  return URL.parse(url)?.protocol === 'https:';
}
