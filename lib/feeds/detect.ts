import type { FeedFormatId, FeedSpec } from '../knowledge/services/spec';
import type { HttpReply } from '../model/http';
import { feedFormats } from './read';

/** The kinds that a user can add; the shared monitors are no pages of one service. */
const addable: readonly FeedFormatId[] = ['statuspage', 'incident-io', 'instatus', 'betterstack', 'rss-atom'];

/** Which kind of feed answered at an address that the user gave; `undefined` where it is none that can be read. */
export function detectFormat(url: string, reply: HttpReply): FeedFormatId | undefined {
  if (reply.status < 200 || reply.status >= 300 || !URL.canParse(url)) return undefined;
  return addable.find((format) => {
    const spec: FeedSpec = {
      id: 'added',
      name: 'added',
      format,
      url: format === 'incident-io' ? new URL('/api/v1/summary', url).href : url,
      kind: 'official',
      subjects: [{ service: 'added', names: [] }],
      asOf: '',
      source: 'added by the user',
      confidence: 'medium',
    };
    return feedFormats[format].read(reply, spec).ok;
  });
}
