/**
 * Slack's incoming webhooks. Source: docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, "Handling
 * errors" (read 2026-11-21): plain words, `ok` when taken.
 */
import { answerWith, noFault } from '../apis/kit/fault';
import { jsonObject } from '../apis/kit/fields';
import { makeSite } from '../apis/kit/make-site';
import { text } from '../apis/kit/reply';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { record, type SinkKnobs } from './sink';

const start = (): SinkKnobs => ({ received: [], gone: [], faults: noFault() });

function answer(request: WorldRequest, knobs: SinkKnobs): WorldReply {
  const { pathname } = request.url;
  if (!/^\/services\/T\w+\/B\w+\/\w+$/.test(pathname)) return text(404, 'no_team');
  if (knobs.gone.includes(pathname)) return text(404, 'no_service');
  if (request.method !== 'POST') return text(400, 'invalid_payload');
  const message = jsonObject(request);
  if (!message) return text(400, 'invalid_payload');
  const { text: words, blocks, attachments } = message;
  if (blocks !== undefined && (!Array.isArray(blocks) || blocks.length > 50)) return text(400, 'invalid_blocks');
  if (attachments !== undefined && !Array.isArray(attachments)) return text(400, 'invalid_attachments');
  const says = (typeof words === 'string' && words !== '') || blocks !== undefined || attachments !== undefined;
  return says ? text(200, 'ok') : text(400, 'no_text');
}

/** hooks.slack.com. */
export function slack(context: WorldContext): Site<SinkKnobs> {
  return makeSite<SinkKnobs>({
    name: 'slack-sink',
    hosts: ['hooks.slack.com'],
    start,
    handle: async (request, knobs) => {
      const refuse = (status: number) => text(status, status === 429 ? 'rate_limited' : 'rollup_error');
      const reply = await answerWith(context, request, knobs.faults, refuse, () => answer(request, knobs));
      record(context, knobs, request, reply.status);
      return reply;
    },
  });
}
