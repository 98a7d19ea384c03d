import type { WorldReply, WorldRequest } from '../site';
import { type Failure, failureOf } from './failures';
import type { Pika } from './platform';
import { corsHeaders } from './replies';

/** The same for both web apps: why a submit is turned down, or null. */
export function refusal(pika: Pika): Failure | 'html-500' | 'html-502' | 'timeout' | null {
  const { refuse, cost } = pika.knobs.submit;
  if (refuse === 'html-500' || refuse === 'html-502' || refuse === 'timeout') return refuse;
  if (refuse !== null) return failureOf(refuse);
  pika.jobs.settle();
  return pika.wallet.credits < cost ? failureOf('insufficient_credits') : null;
}

/** The web server's own error pages, and the answer that never comes. */
export async function rawRefusal(
  pika: Pika,
  kind: 'html-500' | 'html-502' | 'timeout',
  request: WorldRequest,
): Promise<WorldReply> {
  if (kind === 'timeout') await pika.context.clock.sleep(3_600_000, request.signal);
  const title = kind === 'html-500' ? '500 Internal Server Error' : '502 Bad Gateway';
  return {
    status: kind === 'html-500' ? 500 : 502,
    headers: { 'content-type': 'text/html', ...corsHeaders(request) },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
  };
}
