import { stateSchema } from '../../lib/engine/state';
import { STATE_KEY } from '../../lib/platform/loop';
import type { Ports } from '../../lib/platform/ports';

const LIBRARY = 'https://pika.art/library';

/** Where a click on the notification `unstuck:<alert>:<subject>` leads: to the video, to Pika's page of it, or to our own. */
export async function openSubject(notification: string, ports: Ports): Promise<void> {
  await ports.notifications.clear(notification);
  await ports.tabs.open(await addressOf(notification, ports));
}

async function addressOf(notification: string, ports: Ports): Promise<string> {
  const [, , kind, ...rest] = notification.split(':');
  if (kind !== 'job') return LIBRARY;
  const stored = stateSchema.safeParse((await ports.store.load([STATE_KEY]))[STATE_KEY]);
  const job = stored.success ? stored.data.jobs[rest.join(':')] : undefined;
  if (stored.success && job !== undefined) {
    const tab = job.tabs.map((id) => stored.data.tabs[String(id)]).find((known) => known?.url !== undefined);
    if (tab?.url !== undefined) return tab.url;
    if (job.provider !== 'web' && job.videoUrl !== undefined) return job.videoUrl;
    return `${LIBRARY}?v=${encodeURIComponent(job.id)}`;
  }
  return LIBRARY;
}
