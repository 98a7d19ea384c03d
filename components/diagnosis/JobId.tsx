import { useState } from 'react';
import { Icon } from '../kit/Icon';

/** The id by which Pika knows a job, to be copied into a letter to its support. Nothing for a submit that was turned down. */
export function JobId({ id }: { id: string }) {
  const [said, setSaid] = useState('');
  if (id.startsWith('submit-')) return null;
  const copy = () => {
    navigator.clipboard.writeText(id).then(
      () => setSaid('Copied.'),
      () => setSaid('The browser did not allow it: select the id and copy it.'),
    );
  };
  return (
    <div className="job-id">
      <span>Id of the video:</span>
      <code>{id}</code>
      <button type="button" className="button-icon" aria-label={`Copy the id ${id}`} title="Copy" onClick={copy}>
        <Icon name="copy" />
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
