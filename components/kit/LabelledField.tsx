import type { ReactNode } from 'react';

interface Props {
  /** The id of the control inside. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong, where something can be. */
  problem?: ReactNode;
  children: ReactNode;
}

/** A control under its label. */
export function LabelledField({ id, label, hint, problem, children }: Props) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {hint !== undefined && <span className="field-hint">{hint}</span>}
      </label>
      <span className="field-control">{children}</span>
      {problem}
    </div>
  );
}
