import { useState } from 'react';

interface Props {
  label: string;
  /** What is lost, asked before it is. */
  question: string;
  confirm: string;
  onConfirm: () => void;
}

/** A button for what cannot be undone: it asks once more in place. */
export function ConfirmButton({ label, question, confirm, onConfirm }: Props) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  }
  return (
    <div className="confirm" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <button
        type="button"
        className="button button-danger"
        onClick={() => {
          setAsking(false);
          onConfirm();
        }}
      >
        {confirm}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the button that had the focus has just gone; the safe answer takes its place */}
      <button type="button" className="button" autoFocus onClick={() => setAsking(false)}>
        Keep
      </button>
    </div>
  );
}
