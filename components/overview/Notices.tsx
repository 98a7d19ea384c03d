import { useLive } from '../kit/Live';
import { Mark } from '../kit/Mark';
import { ageWords } from '../words/age';

/** After this long without news the page says so. An open page gets news at least this often. */
const staleMs = 5 * 60_000;

interface Props {
  atMs?: number | undefined;
  unheard: boolean;
  noAccess: boolean;
  /** The stored picture could not be read. */
  unreadable: boolean;
  onGrant: () => void;
}

/** What keeps the extension itself from seeing clearly, told before anything else. */
export function Notices({ atMs, unheard, noAccess, unreadable, onGrant }: Props) {
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
    </div>
  );
}

function Stale({ atMs }: { atMs: number }) {
  const words = useLive((nowMs) =>
    nowMs - atMs > staleMs ? `Last news ${ageWords((nowMs - atMs) / 1000)}. What you see may be out of date.` : '',
  );
  return words === '' ? null : <Notice text={words} />;
}

function Notice({ text, children }: { text: string; children?: React.ReactNode }) {
  return (
    <div className="notice">
      <Mark shape="triangle" size={14} />
      <p>{text}</p>
      {children}
    </div>
  );
}
