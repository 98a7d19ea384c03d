import { useEffect, useState } from 'react';
import type { Snapshot } from '../../lib/model/snapshot';
import { Section } from '../kit/Section';
import { Models } from './Models';
import { Services } from './Services';

/** No answer for so long: it may be asked for again, ms. */
const longestCheckMs = 10_000;

interface Props {
  title: string;
  snapshot: Snapshot;
  locale?: string | undefined;
  onCheckNow: () => void;
}

/** How the watched services are at present, and a way to have them read again. */
export function StatusSection({ title, snapshot, locale, onCheckNow }: Props) {
  const [askedAtMs, setAskedAtMs] = useState<number>();
  const isChecking = askedAtMs === snapshot.atMs;
  useEffect(() => {
    if (askedAtMs === undefined) return;
    const timer = setTimeout(() => setAskedAtMs(undefined), longestCheckMs);
    return () => clearTimeout(timer);
  }, [askedAtMs]);
  const check = () => {
    if (isChecking) return;
    setAskedAtMs(snapshot.atMs);
    onCheckNow();
  };
  return (
    <Section
      name="status"
      title={title}
      aside={
        <button type="button" className="button-text" aria-disabled={isChecking} aria-live="polite" onClick={check}>
          {isChecking ? 'Checking\u2026' : 'Check now'}
        </button>
      }
    >
      <Services snapshot={snapshot} locale={locale} />
      <Models snapshot={snapshot} />
    </Section>
  );
}
