import { entryOf } from '../../lib/engine/entryOf';
import { restoreState } from '../../lib/engine/restore';
import { STATE_KEY } from '../../lib/platform/loop';
import type { Ports } from '../../lib/platform/ports';

const LIBRARY = 'https://pika.art/library';
/** Where our own page tells of what is not a job. */
const dashboardParts: Readonly<Record<string, string>> = { service: 'status', wallet: 'credits' };

/**
 * Where a click on the notification `unstuck:<alert>:<subject>` leads: to the video, to Pika's page of it, or to our own.
 * `ownPage` makes an address of a path of the extension.
 */
export async function openSubject(
  notification: string,
  ports: Ports,
  ownPage: (path: string) => string,
): Promise<void> {
  await ports.notifications.clear(notification);
  await ports.tabs.open(await addressOf(notification, ports, ownPage));
}

async function addressOf(notification: string, ports: Ports, ownPage: (path: string) => string): Promise<string> {
  const [, alert, kind = '', ...rest] = notification.split(':');
  if (alert === 'fallback-advised') return ownPage('/dashboard.html#fallback');
  if (kind !== 'job') return ownPage(`/dashboard.html#${entryOf(dashboardParts, kind) ?? 'jobs'}`);
  const state = restoreState((await ports.store.load([STATE_KEY]))[STATE_KEY], ports.clock.now());
  const job = entryOf(state.jobs, rest.join(':'));
  if (job === undefined) return LIBRARY;
  if (job.provider !== 'web') return job.videoUrl ?? ownPage('/dashboard.html#jobs');
  const ofTheVideo = job.home === undefined ? `${LIBRARY}?v=${encodeURIComponent(job.id)}` : `https://${job.home}/`;
  // The page that does not show it would not show it now either.
  if (alert === 'job-finished') return ofTheVideo;
  return job.tabs.map((id) => state.tabs[String(id)]?.url).find((url) => url !== undefined) ?? ofTheVideo;
}
