import { lookOf } from '../words/verdictWords';
import { Mark } from './Mark';

/** A verdict as shape, colour and word. */
export function VerdictBadge({ subject, verdict, p = 1 }: { subject: string; verdict: string; p?: number }) {
  const look = lookOf({ subject, verdict, p });
  return (
    <span className="badge" data-tone={look.tone}>
      <Mark shape={look.mark} size={14} />
      {look.word}
    </span>
  );
}
