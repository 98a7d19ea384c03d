import { useId, useState } from 'react';
import { type ApiId, providerFacts } from '../../lib/knowledge/providers';
import { readWatchInput } from '../../lib/providers/watchInput';

export interface Watched {
  provider: ApiId;
  id: string;
  endpoint?: string;
}

/**
 * Follow a job of an API by whatever names it: its id, an address, a curl command, an answer, a piece of code. `onWatch`
 * tells why it cannot be followed, if so.
 */
export function WatchForm({ onWatch }: { onWatch: (watched: Watched) => Promise<string | undefined> }) {
  const id = useId();
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [refused, setRefused] = useState(false);
  const refuse = (why: string) => {
    setRefused(true);
    setSaid(why);
  };
  const follow = async () => {
    const read = readWatchInput(text);
    if ('error' in read) return refuse(read.error);
    const why = await onWatch(read);
    if (why !== undefined) return refuse(why);
    setRefused(false);
    setSaid(`Following ${read.id} at ${providerFacts[read.provider].name}.`);
    setText('');
  };
  return (
    <details className="watch-form">
      <summary>Follow a video that was started through an API</summary>
      <div className="watch-line">
        <label htmlFor={id} className="visually-hidden">
          Id, address, curl command or code
        </label>
        <input
          id={id}
          type="text"
          spellCheck={false}
          autoComplete="off"
          placeholder="Id, status address, curl command or code"
          value={text}
          aria-invalid={refused}
          aria-describedby={`${id}-said`}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && void follow()}
        />
        <button type="button" className="button" disabled={text.trim() === ''} onClick={() => void follow()}>
          Follow
        </button>
      </div>
      <p id={`${id}-said`} className={refused ? 'problem' : 'field-hint'} role="status">
        {said}
      </p>
    </details>
  );
}
