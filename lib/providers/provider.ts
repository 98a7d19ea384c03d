import type { ApiId } from '../knowledge/providers';
import type { EvidenceOf } from '../model/evidence';
import type { HttpClient } from '../model/http';

/** A job to look at: its id, and at fal the endpoint that it was sent to. */
export interface WatchedJob {
  id: string;
  endpoint?: string | undefined;
}

export type ProviderEvidence = EvidenceOf<'provider'>;

/** One generation API, asked with the user's key. No call ever throws. */
export interface Provider {
  id: ApiId;
  name: string;
  /** False for an API that nobody but one document tells of. */
  confirmed: boolean;
  /** The only hosts that the key is sent to. */
  hosts: readonly string[];
  /** Why this cannot be a key of this provider; null when its form is right. */
  checkKey(key: string): string | null;
  look(job: WatchedJob, key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence>;
  balance?(key: string, http: HttpClient, nowMs: number): Promise<ProviderEvidence>;
  /** The name in the settings of the key that `balance` needs. */
  balanceKey?: ApiId | 'falAdmin';
}
