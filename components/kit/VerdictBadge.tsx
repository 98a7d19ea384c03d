import { verdictLook } from '../words/verdictWords';
import { Mark } from './Mark';

/** A verdict as shape, colour and word. */
export function VerdictBadge({ subject, verdict }: { subject: string; verdict: string }) {
  const look = verdictLook(subject, verdict);
  return (
    <span className="badge" data-tone={look.tone}>
      <Mark shape={look.mark} size={14} />
      {look.word}
    </span>
  );
}
