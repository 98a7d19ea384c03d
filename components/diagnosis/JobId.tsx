import { useState } from 'react';
import { Icon } from '../kit/Icon';

/** The id by which Pika knows a job, to be copied into a letter to its support. Nothing for a submit that was turned down. */
export function JobId({ id }: { id: string }) {
  const [said, setSaid] = useState('');
  if (id.startsWith('submit-')) return null;
  const copy = () => {
    navigator.clipboard.writeText(id).then(
      () => setSaid('Copied.'),
      () => setSaid('Select and copy it by hand.'),
    );
  };
  return (
    <div className="job-id">
      <span>Id of the job:</span>
      <code>{id}</code>
      <button type="button" className="button-text" aria-label={`Copy the id ${id}`} onClick={copy}>
        <Icon name="copy" />
        Copy
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
