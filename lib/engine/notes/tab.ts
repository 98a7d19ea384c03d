import { withoutSecretTail } from '../../knowledge/secrets';
import type { EvidenceOf } from '../../model/evidence';
import { notePollsOfTab } from '../polls/note';
import type { State, TabRecord } from '../state';

/** A tab on one of Pika's pages came, went, was shown or hidden. */
export function noteTab(state: State, evidence: EvidenceOf<'tab'>, nowMs: number): State {
  const key = String(evidence.tab);
  if (evidence.state === 'closed') {
    const { [key]: _closed, ...tabs } = state.tabs;
    return { ...notePollsOfTab(state, evidence.tab, nowMs), tabs, jobs: withoutViews(state, key) };
  }
  const known = state.tabs[key];
  if (evidence.state === 'unheard') {
    if (known === undefined || known.unheard) return state;
    const tab: TabRecord = { ...known, visible: false, unheard: true };
    return {
      ...notePollsOfTab(state, evidence.tab, nowMs),
      tabs: { ...state.tabs, [key]: tab },
      jobs: withoutViews(state, key),
    };
  }
  const visible = evidence.state === 'visible';
  const url = evidence.url === undefined ? undefined : withoutSecretTail(evidence.url);
  const navigated = url !== undefined && (known?.url !== url || known?.origin !== evidence.origin);
  if (known === undefined || known.unheard || navigated) {
    // An app that changes its address by itself is still in use, and so is a tab that is only heard again: a page that is
    // loaded anew has said before that the old one is gone.
    const used = known?.origin === evidence.origin ? known : undefined;
    const tab: TabRecord = {
      url,
      origin: evidence.origin,
      visible,
      unheard: false,
      openedAtMs: nowMs,
      inViewMs: used === undefined ? 0 : inViewMs(used, nowMs),
      countedAtMs: nowMs,
      dataReplies: used?.dataReplies ?? 0,
      recognised: used?.recognised ?? false,
      asksAboutJobs: used?.asksAboutJobs ?? false,
    };
    return {
      ...notePollsOfTab(state, evidence.tab, null),
      tabs: { ...state.tabs, [key]: tab },
      jobs: known !== undefined ? withoutViews(state, key) : state.jobs,
    };
  }
  const tab: TabRecord = { ...known, visible, inViewMs: inViewMs(known, nowMs), countedAtMs: nowMs };
  return { ...state, tabs: { ...state.tabs, [key]: tab } };
}

/** Use is counted in steps of this; a longer one was slept through, but for its beginning. */
export const COUNT_EVERY_MS = 30_000;
const SLEPT_MS = 45_000;
const BEFORE_SLEEP_MS = 5_000;

/** How long the tab has been in view since its page was loaded, ms. */
export function inViewMs(tab: TabRecord, nowMs: number): number {
  if (!tab.visible) return tab.inViewMs;
  const sinceMs = Math.max(0, nowMs - tab.countedAtMs);
  return tab.inViewMs + (sinceMs <= SLEPT_MS ? sinceMs : BEFORE_SLEEP_MS);
}

/** Counts the use of tabs that cannot be read yet, so that hours asleep do not count as use. */
export function countUse(state: State, nowMs: number): State {
  const undecided = Object.entries(state.tabs).filter(([, tab]) => tab.visible && !tab.recognised);
  if (undecided.length === 0) return state;
  const counted = undecided.map(([key, tab]) => [key, { ...tab, inViewMs: inViewMs(tab, nowMs), countedAtMs: nowMs }]);
  return { ...state, tabs: { ...state.tabs, ...Object.fromEntries(counted) } };
}

function withoutViews(state: State, key: string): State['jobs'] {
  const jobs = { ...state.jobs };
  for (const job of Object.values(jobs)) {
    if (job.views[key] === undefined) continue;
    const { [key]: _gone, ...views } = job.views;
    jobs[job.id] = { ...job, views };
  }
  return jobs;
}
