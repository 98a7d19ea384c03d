import { useEffect, useId, useState } from 'react';
import { LabelledField } from '../kit/LabelledField';
import { Problem } from './Field';

interface Props {
  label: string;
  hint?: string;
  value: string;
  type?: 'text' | 'number' | 'time';
  unit?: string;
  /** Takes the new value in; returns what is wrong with it, naming the field, or undefined. */
  onCommit: (value: string) => string | undefined;
}

/** A line of text that is taken in when it is left or Enter is pressed; what is wrong stays in place until it is right. */
export function TextField({ label, hint, value, type = 'text', unit, onCommit }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string>();
  useEffect(() => setText(value), [value]);
  const commit = () => {
    if (text !== value || problem !== undefined) setProblem(onCommit(text.trim()));
  };
  return (
    <LabelledField id={id} label={label} hint={hint} problem={<Problem id={`${id}-problem`} text={problem} />}>
      <input
        id={id}
        type={type === 'number' ? 'text' : type}
        inputMode={type === 'number' ? 'decimal' : undefined}
        value={text}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {unit}
    </LabelledField>
  );
}

/** A number as it was typed, or NaN, which no setting accepts. */
export function numberOf(text: string): number {
  return text === '' ? Number.NaN : Number(text.replace(',', '.'));
}
