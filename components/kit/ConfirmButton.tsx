import { useState } from 'react';

interface Props {
  label: string;
  /** What is lost, asked before it is. */
  question: string;
  confirm: string;
  onConfirm: () => void;
  small?: boolean;
}

/** A button for what cannot be undone: it asks once more in place. */
export function ConfirmButton({ label, question, confirm, onConfirm, small = false }: Props) {
  const [stage, setStage] = useState<'fresh' | 'asking' | 'answered'>('fresh');
  const size = small ? 'button button-small' : 'button';
  if (stage !== 'asking') {
    return (
      <button
        type="button"
        className={`${size} button-danger`}
        // biome-ignore lint/a11y/noAutofocus: the answer that had the focus has just gone; what opened the question takes it back
        autoFocus={stage === 'answered'}
        onClick={() => setStage('asking')}
      >
        {label}
      </button>
    );
  }
  return (
    <div className="confirm" role="alertdialog" aria-label={question}>
      <p>{question}</p>
      <button
        type="button"
        className={`${size} button-danger`}
        onClick={() => {
          setStage('answered');
          onConfirm();
        }}
      >
        {confirm}
      </button>
      {/* biome-ignore lint/a11y/noAutofocus: the button that had the focus has just gone; the safe answer takes its place */}
      <button type="button" className={size} autoFocus onClick={() => setStage('answered')}>
        Keep
      </button>
    </div>
  );
}
