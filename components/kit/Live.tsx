import { useSyncExternalStore } from 'react';
import { ageWords } from '../words/age';
import { onTick, shownNow } from './pageClock';

/** A text of the shown time. Only this text is drawn again, and only when its words change. */
export function useLive<T extends string | number | boolean>(text: (nowMs: number) => T): T {
  return useSyncExternalStore(onTick, () => text(shownNow()));
}

/** "3 min ago", kept up to date; the exact time is written out when it is pointed at. */
export function Ago({ atMs, locale }: { atMs: number; locale?: string | undefined }) {
  const words = useLive((nowMs) => ageWords((nowMs - atMs) / 1000));
  return (
    <time
      className="ago"
      dateTime={isoOf(atMs)}
      onMouseEnter={(event) => {
        event.currentTarget.title = new Date(atMs).toLocaleString(locale);
      }}
    >
      {words}
    </time>
  );
}

/** For machines; undefined where the time is none. */
export function isoOf(atMs: number): string | undefined {
  const date = new Date(atMs);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
