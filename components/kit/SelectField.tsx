import { useId } from 'react';
import type { Named } from '../settings/catalog';
import { LabelledField } from './LabelledField';

interface Props {
  label: string;
  hint?: string;
  value: string;
  options: readonly Named[];
  onChange: (id: string) => void;
}

/** One of many. */
export function SelectField({ label, hint, value, options, onChange }: Props) {
  const id = useId();
  return (
    <LabelledField id={id} label={label} hint={hint}>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </LabelledField>
  );
}
