import type { AlertId } from '../../model/alert';

/** Something that the user is to be told, once per cause. */
export interface Candidate {
  /** Equal for the same cause: it is told once. */
  cause: string;
  alert: AlertId;
  subject: string;
  title: string;
  body: string;
  /** What a list of several calls it. */
  name?: string;
  /** The verdict of the subject that it rests on; held alerts are dropped when it no longer holds. */
  verdict: string;
}
