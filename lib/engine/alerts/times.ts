import type { Circumstances } from '../advance';

/** The time of a step: the user's clock, the engine's, and where the user is. */
export interface Times {
  wallMs: number;
  nowMs: number;
  /** IANA name. */
  timeZone: string;
  /** Where to work meanwhile, best first. */
  fallbacks?: Circumstances['fallbacks'];
}
