import type { Snapshot } from '../../lib/model/snapshot';
import { Section } from '../kit/Section';
import { Services } from './Services';

interface Props {
  title: string;
  snapshot: Snapshot;
  locale?: string | undefined;
  onCheckNow: () => void;
}

/** How the watched services are at present, and a way to have them read again. */
export function StatusSection({ title, snapshot, locale, onCheckNow }: Props) {
  return (
    <Section
      name="status"
      title={title}
      aside={
        <button type="button" className="button-text" onClick={onCheckNow}>
          Check now
        </button>
      }
    >
      <Services snapshot={snapshot} locale={locale} />
    </Section>
  );
}
