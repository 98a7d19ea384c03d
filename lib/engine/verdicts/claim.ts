import type { Advice, Reason, Verdict } from '../../model/verdict';

/** A verdict before it is known since when it holds. */
export type Claim = Omit<Verdict, 'sinceMs'>;

export function claim(
  subject: string,
  verdict: string,
  p: number,
  because: Reason[],
  advice: Advice[],
  eta?: Verdict['eta'],
): Claim {
  const made: Claim = { subject, verdict, p: Math.round(Math.min(1, Math.max(0, p)) * 1000) / 1000, because, advice };
  if (eta !== undefined) made.eta = eta;
  return made;
}

/** A reason that was seen at `seenMs`. */
export function reason(id: string, text: string, source: string, seenMs: number, nowMs: number): Reason {
  return { id, text, source, age: Math.max(0, Math.round((nowMs - seenMs) / 1000)) };
}
