import type { ReactNode } from 'react';
import { useId } from 'react';

interface Props {
  /** The fixed name that others find the section by. */
  name: string;
  title: string;
  /** Stands at the right end of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page, a landmark of its own. */
export function Section({ name, title, aside, children }: Props) {
  const id = useId();
  return (
    <section className="section" data-section={name} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
