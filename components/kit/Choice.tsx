import { useId } from 'react';

interface Props<T extends string> {
  /** Names the group for screen readers. */
  name: string;
  options: readonly { id: T; label: string; count?: number }[];
  chosen: T;
  onChoose: (id: T) => void;
}

/** One of a few, side by side: radio buttons that look like a switch. */
export function Choice<T extends string>({ name, options, chosen, onChoose }: Props<T>) {
  const group = useId();
  return (
    <fieldset className="choice">
      <legend className="visually-hidden">{name}</legend>
      {options.map(({ id, label, count }) => (
        <label key={id} className="choice-option">
          <input
            type="radio"
            className="visually-hidden"
            name={group}
            value={id}
            checked={id === chosen}
            onChange={() => onChoose(id)}
          />
          <span>
            {label}
            {count !== undefined && <span className="choice-count">{count}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
