import { homeOf } from '../../knowledge/pikaSites';
import { tabsOfHome } from '../homes';
import { clipIsBad } from '../jobs/clips';
import { linkGapMs, linkWaitFromMs } from '../jobs/link';
import type { JobRecord } from '../jobs/record';
import { mayStillShow } from '../jobs/seen';
import type { State } from '../state';
import { advise, contactSupport } from '../words/advice';
import { runnerFirst, sourceOf } from '../words/provider';
import { span } from '../words/time';
import { type Claim, claim, reason } from './claim';

const badFile: Readonly<Record<string, string>> = {
  refused: 'The address of the video answers that it is not there',
  empty: 'The file of the video is empty',
  'not-video': 'What lies at the address of the video is no video',
  truncated: 'The file of the video is cut short',
  'server-error': 'The server of the video fails again and again',
};

/** A job whose data say that it is done. Undefined while the page still has its grace to show it. */
export function judgeFinished(state: State, job: JobRecord, network: Claim, nowMs: number): Claim | undefined {
  const subject = `job:${job.id}`;
  const endedMs = job.endedAtMs ?? nowMs;
  const told = reason(
    'reply-done',
    `${runnerFirst(job.provider)} says that it is done`,
    sourceOf(job.provider),
    endedMs,
    nowMs,
  );
  if (job.history) return claim(subject, 'finished', 0.97, [told], [advise('open-video'), advise('download-now')]);
  if (job.videoUrl === undefined && !job.shownFinished) return judgeLinkless(state, job, told, endedMs, nowMs);
  const bad = clipIsBad(job, state.carriage);
  if (bad !== undefined && network.verdict === 'online') {
    const why = reason(
      'file-bad',
      `${badFile[bad.result] ?? 'The file does not load'} (HTTP ${bad.status})`,
      'file',
      bad.atMs,
      nowMs,
    );
    const again =
      job.provider === 'web'
        ? [advise('refresh-page', 'Refresh the page once: some files need a moment to arrive.'), advise('open-library')]
        : [advise('open-video', 'Try the video again in a minute: some files need a moment to arrive.')];
    return claim(subject, 'finished-unplayable', 0.95, [why, told], [...again, contactSupport(job.provider)]);
  }
  if (job.shownFinished) {
    const shown = Math.max(endedMs, ...Object.values(job.views).map((view) => view.atMs));
    const because = [reason('page-shows', 'The page shows it finished', 'view', Math.min(shown, nowMs), nowMs), told];
    return claim(subject, 'finished', 0.98, because, [advise('open-video'), advise('download-now')]);
  }
  if (mayStillShow(state, job, nowMs)) return undefined;
  return judgeUnseen(state, job, told, nowMs);
}

function judgeLinkless(
  state: State,
  job: JobRecord,
  told: Claim['because'][number],
  endedMs: number,
  nowMs: number,
): Claim | undefined {
  if (nowMs - linkWaitFromMs(state, job) < linkGapMs(state.linkGapsMs)) return undefined;
  const why = reason(
    'no-link',
    `No address of the video has come for ${span((nowMs - endedMs) / 1000)}`,
    told.source,
    endedMs,
    nowMs,
  );
  const steps = [
    advise('wait', 'Wait a little: the address sometimes comes late.'),
    ...(job.provider === 'web' ? [advise('refresh-page'), advise('open-library')] : []),
    contactSupport(job.provider),
  ];
  return claim(`job:${job.id}`, 'finished-no-link', 0.95, [why, told], steps);
}

function judgeUnseen(state: State, job: JobRecord, told: Claim['because'][number], nowMs: number): Claim {
  const atMs = job.endedAtMs ?? nowMs;
  const seen = (because: Claim['because'][number], ...steps: Claim['advice']) =>
    claim(
      `job:${job.id}`,
      'finished-unseen',
      0.97,
      [told, because],
      [advise('open-video'), ...steps, advise('download-now')],
    );
  if (job.provider !== 'web')
    return seen(reason('no-page', 'It was sent with a key: no page shows it', 'tabs', atMs, nowMs));
  if (tabsOfHome(state, job).length === 0) {
    if (Object.values(state.tabs).some((tab) => tab.unheard && homeOf(tab.origin) === job.home)) {
      const why = reason(
        'tab-unheard',
        'Your Pika tab was open before Unstuck was, and cannot be heard',
        'tabs',
        atMs,
        nowMs,
      );
      return seen(
        why,
        advise('refresh-page', 'Reload your Pika tab: then it is watched again.'),
        advise('open-library'),
      );
    }
    const why = reason('no-page', 'No page of Pika is open that could show it', 'tabs', atMs, nowMs);
    return seen(why, advise('open-library'));
  }
  const why = reason('page-silent', 'The page does not show it', 'view', atMs, nowMs);
  return seen(why, advise('refresh-page'), advise('open-library'));
}
