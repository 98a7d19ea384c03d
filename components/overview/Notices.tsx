import { useLive } from '../kit/Live';
import { Mark } from '../kit/Mark';
import { ageWords } from '../words/age';
import type { MarkShape } from '../words/verdictWords';

/** After this long without news the page says so. An open page gets news at least this often. */
const staleMs = 5 * 60_000;

/** So long after the last one it is said that something was left out. */
const SET_ASIDE_SHOWN_MS = 24 * 3_600_000;

interface Props {
  atMs?: number | undefined;
  unheard: boolean;
  /** Needed sites that may not be read, by what they are for. */
  missing: { pages: readonly string[]; status: readonly string[] };
  /** The browser shows no notifications of ours. */
  muted: boolean;
  /** A Pika tab is open in which nobody of ours is. */
  unheardTab: boolean;
  /** The stored picture could not be read. */
  unreadable: boolean;
  /** What is the matter with the store, if anything. */
  store?: 'full' | 'broken' | undefined;
  /** Replies that were left out, and when the last one came (ms since 1970). */
  setAside?: { count: number; lastMs: number } | undefined;
  onGrant: (origins: readonly string[]) => void;
  /** Notifications keep still until then, ms since 1970. */
  pausedUntilMs?: number | null | undefined;
  onEndPause: () => void;
  locale?: string | undefined;
}

/** What keeps the extension itself from seeing clearly, told before anything else. */
export function Notices({
  atMs,
  unheard,
  missing,
  muted,
  unheardTab,
  unreadable,
  store,
  setAside,
  onGrant,
  pausedUntilMs,
  onEndPause,
  locale,
}: Props) {
  return (
    <div className="notices" role="status">
      {missing.pages.length > 0 && (
        <Notice text={`Not allowed to read ${sitesWords(missing.pages)}, so your jobs cannot be seen.`}>
          <Allow onClick={() => onGrant(missing.pages)} />
        </Notice>
      )}
      {missing.status.length > 0 && (
        <Notice
          text={
            missing.pages.length > 0
              ? `Nor to read status pages (${sitesWords(missing.status)}): whether others have trouble cannot be told.`
              : `Not allowed to read status pages only (${sitesWords(missing.status)}): whether others have trouble cannot be told. Your videos are not concerned.`
          }
        >
          <Allow onClick={() => onGrant(missing.status)} />
        </Notice>
      )}
      {unheardTab && missing.pages.length === 0 && (
        <Notice text="Reload your Pika tab: it was open before this version of Unstuck, and cannot be watched." />
      )}
      {muted && (
        <Notice text="The browser shows no notifications of Unstuck. Allow them in the settings of the browser or the system; until then look here." />
      )}
      {unheard && (
        <Notice text="The background does not answer. Close this and open it again; if that does not help, restart the browser." />
      )}
      {unreadable && (
        <Notice text="What was stored cannot be read. It is rebuilt with the next news; nothing is claimed until then." />
      )}
      {store === 'full' && (
        <Notice text="No room is left to store what Unstuck knows. Free some space on this computer; until then it is remembered only while the browser is open." />
      )}
      {store === 'broken' && (
        <Notice text="The browser cannot store what Unstuck knows. Restart the browser; until it can, all is remembered only while the browser is open." />
      )}
      {setAside !== undefined && atMs !== undefined && atMs - setAside.lastMs < SET_ASIDE_SHOWN_MS && (
        <Notice text={setAsideWords(setAside.count)} mark="question" isCalm />
      )}
      {atMs !== undefined && <Stale atMs={atMs} />}
      {typeof pausedUntilMs === 'number' && <Paused untilMs={pausedUntilMs} onEnd={onEndPause} locale={locale} />}
    </div>
  );
}

function setAsideWords(count: number): string {
  return count === 1
    ? 'One answer could not be understood and was left out. Everything else counts.'
    : `${count} answers could not be understood and were left out. Everything else counts.`;
}

function Allow({ onClick }: { onClick: () => void }) {
  return (
    <button type="button" className="button button-small" onClick={onClick}>
      Allow
    </button>
  );
}

/** `https://*.pika.art/*` and `https://pika.art/*` are one site to people. */
function sitesWords(origins: readonly string[]): string {
  const hosts = origins.map((origin) => origin.replace(/^https:\/\/(?:\*\.)?/, '').replace(/\/\*?$/, ''));
  return [...new Set(hosts)].join(', ');
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
