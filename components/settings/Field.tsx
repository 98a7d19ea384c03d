import type { ReactNode } from 'react';

/** A group of settings under one title. */
export function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{title}</legend>
      {hint !== undefined && <p className="group-hint">{hint}</p>}
      {children}
    </fieldset>
  );
}

/** A switch with its words; the whole line can be clicked. */
export function Toggle({
  label,
  hint,
  on,
  onChange,
}: {
  label: string;
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <label className="toggle">
      <span className="toggle-words">
        {label}
        {hint !== undefined && <span className="field-hint">{hint}</span>}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}

/** What is wrong with a field, told at the field and read out. */
export function Problem({ id, text }: { id?: string; text: string | undefined }) {
  return (
    <p className="problem" role="alert" {...(id === undefined ? {} : { id })}>
      {text}
    </p>
  );
}
