import { harmlessQuestion } from '../knowledge/probes';
import type { ApiId } from '../knowledge/providers';
import type { HttpClient, HttpReply } from '../model/http';
import { askWithKey } from './ask';

/** Sends the provider's one harmless question with this key: it starts nothing and costs nothing. */
export function sendProbe(provider: ApiId, key: string, http: HttpClient): Promise<HttpReply> {
  return askWithKey(provider, key, { url: harmlessQuestion[provider] }, http);
}
