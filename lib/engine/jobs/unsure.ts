import type { JobRecord } from './record';

/** For how long a submit that may have been taken is looked for in what the page shows. */
const LOOKED_FOR_MS = 30 * 60_000;
/** For how long the page's own question is repeated for its sake. */
const ASKED_FOR_MS = 10 * 60_000;

/**
 * Whether a submit that ended so may have been taken all the same: cut off (0), or answered by a gateway in the server's place
 * (502, 504; Cloudflare's 520 to 527).
 */
export function isGatewayStatus(status: number): boolean {
  return status === 0 || status === 502 || status === 504 || (status >= 520 && status <= 527);
}

/** The record stands for a submit that may have been taken, and its job may still show. */
export function mayBeTaken(job: JobRecord, nowMs: number): boolean {
  return isUnsure(job) && nowMs - (job.submittedAtMs ?? 0) < LOOKED_FOR_MS;
}

/** The record stands for a submit of which nobody knows whether it was taken. */
export function isUnsure({ refusedSubmit }: JobRecord): boolean {
  return refusedSubmit !== undefined && isGatewayStatus(refusedSubmit);
}

/** News of it is worth a question of our own. */
export function isAskedFor(job: JobRecord, nowMs: number): boolean {
  return isUnsure(job) && nowMs - (job.submittedAtMs ?? 0) < ASKED_FOR_MS;
}
