import { useLive } from '../kit/Live';
import { Mark } from '../kit/Mark';
import { ageWords } from '../words/age';
import type { MarkShape } from '../words/verdictWords';

/** After this long without news the page says so. An open page gets news at least this often. */
const staleMs = 5 * 60_000;

interface Props {
  atMs?: number | undefined;
  unheard: boolean;
  noAccess: boolean;
  /** The stored picture could not be read. */
  unreadable: boolean;
  onGrant: () => void;
  /** Notifications keep still until then, ms since 1970. */
  pausedUntilMs?: number | null | undefined;
  onEndPause: () => void;
  locale?: string | undefined;
}

/** What keeps the extension itself from seeing clearly, told before anything else. */
export function Notices({ atMs, unheard, noAccess, unreadable, onGrant, pausedUntilMs, onEndPause, locale }: Props) {
  return (
    <div className="notices" role="status">
      {noAccess && (
        <Notice text="Not allowed to read pika.art, so your jobs cannot be seen.">
          <button type="button" className="button button-small" onClick={onGrant}>
            Allow
          </button>
        </Notice>
      )}
      {unheard && (
        <Notice text="The background does not answer. Close this and open it again; if that does not help, restart the browser." />
      )}
      {unreadable && (
        <Notice text="What was stored cannot be read. It is rebuilt with the next news; nothing is claimed until then." />
      )}
      {atMs !== undefined && <Stale atMs={atMs} />}
      {typeof pausedUntilMs === 'number' && <Paused untilMs={pausedUntilMs} onEnd={onEndPause} locale={locale} />}
    </div>
  );
}

function Paused({ untilMs, onEnd, locale }: { untilMs: number; onEnd: () => void; locale?: string | undefined }) {
  const words = useLive((nowMs) => (nowMs < untilMs ? pauseWords(untilMs, nowMs, locale) : ''));
  if (words === '') return null;
  return (
    <Notice text={words} mark="clock" isCalm>
      <button type="button" className="button button-small" onClick={onEnd}>
        Go on now
      </button>
    </Notice>
  );
}

/** With the day where it is not today. */
function pauseWords(untilMs: number, nowMs: number, locale: string | undefined): string {
  const until = new Date(untilMs);
  const day = until.toDateString() === new Date(nowMs).toDateString() ? {} : ({ weekday: 'short' } as const);
  const time = until.toLocaleString(locale, { ...day, hour: 'numeric', minute: '2-digit' });
  return `Notifications are paused until ${time}.`;
}

function Stale({ atMs }: { atMs: number }) {
  const words = useLive((nowMs) =>
    nowMs - atMs > staleMs ? `Last news ${ageWords((nowMs - atMs) / 1000)}. What you see may be out of date.` : '',
  );
  return words === '' ? null : <Notice text={words} />;
}

interface NoticeProps {
  text: string;
  mark?: MarkShape;
  /** Nothing is wrong. */
  isCalm?: boolean;
  children?: React.ReactNode;
}

function Notice({ text, mark = 'triangle', isCalm = false, children }: NoticeProps) {
  return (
    <div className={isCalm ? 'notice notice-calm' : 'notice'}>
      <Mark shape={mark} size={14} />
      <p>{text}</p>
      {children}
    </div>
  );
}
