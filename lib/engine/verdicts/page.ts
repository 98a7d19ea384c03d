import { homeOf } from '../../knowledge/pikaSites';
import { inViewMs } from '../notes/tab';
import type { State, TabRecord } from '../state';
import { advise } from '../words/advice';
import { type Claim, claim, reason } from './claim';

/** A page is blind after so much use with so many replies and nothing recognised in them. */
export const BLIND_AFTER_MS = 60_000;
const BLIND_AFTER_REPLIES = 5;

/** Can we read the Pika page that the user looks at? Undefined while that is not decided. */
export function judgePage(state: State, nowMs: number): Claim | undefined {
  const tabs = visibleTabs(state);
  // Several windows may be in view. Where one of them is read, Pika's forms are known, whatever else is open.
  const read = tabs.find((tab) => tab.recognised);
  if (read !== undefined)
    return claim(
      'page',
      'reading',
      0.95,
      [reason('read', 'Its replies are understood', 'page', read.openedAtMs, nowMs)],
      [],
    );
  const tab = tabs.find((seen) => isUnread(seen, nowMs));
  if (tab === undefined) return undefined;
  const why = reason(
    'nothing-recognised',
    `${tab.dataReplies} replies were read and no job was found in any of them`,
    'page',
    tab.openedAtMs,
    nowMs,
  );
  return claim(
    'page',
    'blind',
    0.9,
    [why],
    [
      advise('open-library', 'Look into your library yourself: this page cannot be read.'),
      advise('contact-support', 'Open the Unstuck popup and copy the report for us.'),
    ],
  );
}

/** Used for long, and nothing was recognised in all that its page was told. */
export function isUnread(tab: TabRecord, nowMs: number): boolean {
  return !tab.recognised && inViewMs(tab, nowMs) >= BLIND_AFTER_MS && tab.dataReplies >= BLIND_AFTER_REPLIES;
}

/** Pika's own apps in view; other pages under its domains only where none is. */
export function visibleTabs(state: State): TabRecord[] {
  const visible = Object.values(state.tabs).filter((tab) => tab.visible);
  const own = visible.filter((tab) => homeOf(tab.origin) === undefined);
  return own.length > 0 ? own : visible;
}
