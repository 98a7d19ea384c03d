import { type VerdictLook, verdictLook } from '../words/verdictWords';
import { Mark } from './Mark';

interface Props {
  subject: string;
  verdict: string;
  /** Where more than the verdict decides how it looks. */
  look?: VerdictLook;
}

/** A verdict as shape, colour and word. */
export function VerdictBadge({ subject, verdict, look = verdictLook(subject, verdict) }: Props) {
  return (
    <span className="badge" data-tone={look.tone}>
      <Mark shape={look.mark} size={14} />
      {look.word}
    </span>
  );
}
