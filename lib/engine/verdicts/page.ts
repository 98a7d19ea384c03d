import { inViewMs } from '../notes/tab';
import type { State, TabRecord } from '../state';
import { advise } from '../words/advice';
import { type Claim, claim, reason } from './claim';

/** DESIGN "On the page". */
export const BLIND_AFTER_MS = 60_000;
const BLIND_AFTER_REPLIES = 5;

/** Can we read the Pika page that the user looks at? Undefined while that is not decided. */
export function judgePage(state: State, nowMs: number): Claim | undefined {
  const tab = visibleTab(state);
  if (tab === undefined) return undefined;
  if (tab.recognised)
    return claim(
      'page',
      'reading',
      0.95,
      [reason('read', 'Its replies are understood', 'page', tab.openedAtMs, nowMs)],
      [],
    );
  if (inViewMs(tab, nowMs) < BLIND_AFTER_MS || tab.dataReplies < BLIND_AFTER_REPLIES) return undefined;
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
      advise('contact-support', 'Copy the report and send it to us: Pika may have changed its page.'),
    ],
  );
}

export function visibleTab(state: State): TabRecord | undefined {
  const visible = Object.values(state.tabs).filter((tab) => tab.visible);
  return visible.sort((a, b) => b.countedAtMs - a.countedAtMs)[0];
}
