import type { Effect } from '../../model/effect';
import { liveJobs } from '../jobs/live';
import { isOpen } from '../jobs/record';
import type { State } from '../state';

export const ACCESS_NOTICE = 'unstuck:access:page';

/**
 * The right to read Pika's pages was taken away while a video is under way: told once, and taken back when the right
 * returns. It is no alert of a subject: nothing is known of the video, only that nobody can look.
 */
export function accessEffects(state: State, nowMs: number): { state: State; effects: Effect[] } {
  const { pages, told } = state.access;
  if (pages) {
    if (!told) return { state, effects: [] };
    const gone: Effect = { do: 'withdraw', key: `withdraw:${ACCESS_NOTICE}`, notification: ACCESS_NOTICE };
    return { state: { ...state, access: { pages, told: false } }, effects: [gone] };
  }
  if (told || !hasOpenJob(state, nowMs)) return { state, effects: [] };
  const notice: Effect = {
    do: 'notice',
    key: `notice:${ACCESS_NOTICE}:${nowMs}`,
    id: ACCESS_NOTICE,
    title: 'Your video cannot be watched',
    body: 'The browser no longer lets Unstuck read Pika’s pages. Open Unstuck and choose “Allow”, or look in your library.',
  };
  return { state: { ...state, access: { pages, told: true } }, effects: [notice] };
}

/** A video of the website is under way that nobody can look at any more. */
export function isShutOut(state: State, nowMs: number): boolean {
  return !state.access.pages && hasOpenJob(state, nowMs);
}

function hasOpenJob(state: State, nowMs: number): boolean {
  return liveJobs(state, nowMs).some((job) => job.provider === 'web' && !job.history && isOpen(job));
}
