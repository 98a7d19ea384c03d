/** A plain receiver of webhooks at hook.example (a name that RFC 2606, 1999, keeps free). */
import { answerWith, noFault } from '../apis/kit/fault';
import { makeSite } from '../apis/kit/make-site';
import { json } from '../apis/kit/reply';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { record, type SinkKnobs } from './sink';

export interface HookKnobs extends SinkKnobs {
  /** Answers only to JSON. */
  jsonOnly: boolean;
}

const start = (): HookKnobs => ({ received: [], gone: [], jsonOnly: true, faults: noFault() });

function answer(request: WorldRequest, knobs: HookKnobs): WorldReply {
  if (knobs.gone.includes(request.url.pathname)) return json(404, { error: 'No such hook' });
  if (request.method !== 'POST') return json(405, { error: 'Post to this address' });
  if (!knobs.jsonOnly) return json(200, { ok: true });
  if (!(request.headers['content-type'] ?? '').includes('json')) return json(400, { error: 'Send application/json' });
  try {
    JSON.parse(request.body.toString('utf8'));
    return json(200, { ok: true });
  } catch (error) {
    if (error instanceof SyntaxError) return json(400, { error: 'Not JSON' });
    throw error;
  }
}

/** hook.example. */
export function hook(context: WorldContext): Site<HookKnobs> {
  return makeSite<HookKnobs>({
    name: 'hook-sink',
    hosts: ['hook.example'],
    start,
    handle: async (request, knobs) => {
      const reply = await answerWith(
        context,
        request,
        knobs.faults,
        (status) => json(status, { error: 'The request failed' }),
        () => answer(request, knobs),
      );
      record(context, knobs, request, reply.status);
      return reply;
    },
  });
}
