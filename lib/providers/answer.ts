import { deadKeyText } from '../knowledge/keys';
import type { ApiId } from '../knowledge/providers';
import { retryAfterSeconds } from '../knowledge/retryAfter';
import type { HttpReply } from '../model/http';
import type { JobError, JobSighting } from '../model/job';
import type { Refusal } from '../model/reply';
import type { BalanceSighting } from '../model/wallet';
import { errorIn, type JsonObject, readObject } from './json';
import type { ProviderEvidence } from './provider';

export function sawJob(provider: ApiId, job: JobSighting): ProviderEvidence {
  return { kind: 'provider', provider, jobs: [job], balances: [] };
}

export function sawBalance(provider: ApiId, balance: BalanceSighting): ProviderEvidence {
  return { kind: 'provider', provider, jobs: [], balances: [balance] };
}

export function refused(provider: ApiId, refusal: Refusal): ProviderEvidence {
  return { kind: 'provider', provider, jobs: [], balances: [], refusal };
}

export function rejected(provider: ApiId, code: string, message: string): ProviderEvidence {
  return refused(provider, { kind: 'rejected', error: { code, message } });
}

/** The object that answers the question, or why there is none. */
export function readAnswer(reply: HttpReply, nowMs: number): { object: JsonObject } | { refusal: Refusal } {
  const object = readObject(reply.body);
  if (reply.status < 200 || reply.status > 299) return { refusal: refusalOf(reply, object, nowMs) };
  if (object === undefined || reply.truncated) {
    return {
      refusal: { kind: 'rejected', error: { code: 'unreadable', message: 'The answer was not what this API sends' } },
    };
  }
  return { object };
}

/**
 * A 401, and a 403 that speaks of the key, are a dead key; any other 402 or 403 is a lock (money, a quota, a wall for bots), which
 * is often lifted within the hour (fal-ai/fal #1147, #1163). A connection that failed is `server-error` with the code
 * `no-answer`.
 */
export function refusalOf(reply: HttpReply, object: JsonObject | undefined, nowMs: number): Refusal {
  const wait = retryAfterSeconds(reply.headers['retry-after'], nowMs);
  const told = object === undefined ? undefined : errorIn(object);
  const error: JobError = told ?? {
    code: reply.status === 0 ? 'no-answer' : `http-${reply.status}`,
    message: reply.status === 0 ? 'No answer came' : `The server answered ${reply.status}`,
  };
  return { kind: kindOf(reply.status, told), error, ...(wait !== undefined && { retryAfterSeconds: wait }) };
}

function kindOf(status: number, told: JobError | undefined): Refusal['kind'] {
  const speaksOfKey = deadKeyText.test(`${told?.code ?? ''} ${told?.message ?? ''}`);
  if (status === 401 || (status === 403 && speaksOfKey)) return 'signed-out';
  if (status === 402 || status === 403 || status === 423) return 'locked';
  if (status === 429) return 'rate-limited';
  if (status === 0 || status === 408 || status >= 500) return 'server-error';
  return status === 410 ? 'gone' : 'rejected';
}
