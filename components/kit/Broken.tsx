import { useState } from 'react';

interface Props {
  /** Deletes what is stored; rejects where even that is not possible. */
  onBeginAnew: () => Promise<void>;
}

/** In the place of a page that cannot be drawn: says so, and offers the one way out. */
export function Broken({ onBeginAnew }: Props) {
  const [said, setSaid] = useState('');
  const begin = () => {
    onBeginAnew().catch(() =>
      setSaid('The browser does not allow that either. Remove the extension and install it again.'),
    );
  };
  return (
    <main className="broken" role="alert">
      <h1>What Unstuck has stored cannot be read</h1>
      <p>This may pass: close this page and open it again, or restart the browser.</p>
      <p>
        If it stays so, begin anew. Settings and all that was learned are deleted; your videos and credits at Pika are
        not touched.
      </p>
      <button type="button" className="button" onClick={begin}>
        Begin anew
      </button>
      <p role="status">{said}</p>
    </main>
  );
}
