/**
 * Discord's webhooks. Sources: discord.com/developers/docs/resources/webhook (execute webhook), topics/opcodes-and-
 * status-codes and topics/rate-limits (read 2026-11-21). 5 messages in 2 seconds for each hook.
 */
import { answerWith, noFault } from '../apis/kit/fault';
import { type Fields, jsonObject } from '../apis/kit/fields';
import { makeSite } from '../apis/kit/make-site';
import { iso, json } from '../apis/kit/reply';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { record, type SinkKnobs } from './sink';

export interface DiscordKnobs extends SinkKnobs {
  /** Messages that a hook takes in `windowSeconds`. */
  limit: number;
  windowSeconds: number;
}

const start = (): DiscordKnobs => ({ received: [], gone: [], limit: 5, windowSeconds: 2, faults: noFault() });

const limited = (seconds: number): WorldReply =>
  json(
    429,
    { message: 'You are being rate limited.', retry_after: seconds, global: false },
    {
      'retry-after': String(Math.ceil(seconds)),
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(seconds),
      'x-ratelimit-scope': 'user',
    },
  );

const invalid = (field: string, code: string, message: string): WorldReply =>
  json(400, { message: 'Invalid Form Body', code: 50035, errors: { [field]: { _errors: [{ code, message }] } } });

function refused(message: Fields | undefined): WorldReply | undefined {
  if (!message) return json(400, { message: 'The request body contains invalid JSON.', code: 50109 });
  const { content, embeds } = message;
  if (content !== undefined && content !== null && typeof content !== 'string')
    return invalid('content', 'STRING_TYPE_CONVERT', 'Could not interpret the value as string.');
  if (typeof content === 'string' && content.length > 2000)
    return invalid('content', 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.');
  if (embeds !== undefined && !Array.isArray(embeds))
    return invalid('embeds', 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType');
  if (Array.isArray(embeds) && embeds.length > 10)
    return invalid('embeds', 'BASE_TYPE_MAX_LENGTH', 'Must be 10 or fewer in length.');
  const says = (typeof content === 'string' && content !== '') || (Array.isArray(embeds) && embeds.length > 0);
  return says ? undefined : json(400, { message: 'Cannot send an empty message', code: 50006 });
}

/** discord.com/api/webhooks. */
export function discord(context: WorldContext): Site<DiscordKnobs> {
  const recent = new Map<string, number[]>();

  function answer(request: WorldRequest, knobs: DiscordKnobs): WorldReply {
    const { pathname, searchParams } = request.url;
    const place = /^\/api(?:\/v\d+)?\/webhooks\/(\d{17,20})\/([\w-]+)$/.exec(pathname);
    if (!place?.[1]) return json(404, { message: '404: Not Found', code: 0 });
    if (knobs.gone.includes(pathname)) return json(404, { message: 'Unknown Webhook', code: 10015 });
    if (request.method === 'GET')
      return json(200, { id: place[1], type: 1, name: 'Alerts', channel_id: '1100000000000000001', token: place[2] });
    if (request.method !== 'POST') return json(405, { message: '405: Method Not Allowed', code: 0 });
    const now = context.clock.now();
    const inWindow = (recent.get(pathname) ?? []).filter((at) => at > now - knobs.windowSeconds * 1000);
    const [oldest] = inWindow;
    if (inWindow.length >= knobs.limit && oldest !== undefined)
      return limited((oldest + knobs.windowSeconds * 1000 - now) / 1000);
    recent.set(pathname, [...inWindow, now]);
    const message = jsonObject(request);
    const no = refused(message);
    if (no) return no;
    const headers = {
      'x-ratelimit-limit': String(knobs.limit),
      'x-ratelimit-remaining': String(knobs.limit - inWindow.length - 1),
    };
    if (searchParams.get('wait') !== 'true') return { status: 204, headers };
    return json(
      200,
      {
        id: '1200000000000000001',
        type: 0,
        content: message?.content ?? '',
        timestamp: iso(now),
        webhook_id: place[1],
      },
      headers,
    );
  }

  return makeSite<DiscordKnobs>({
    name: 'discord-sink',
    hosts: ['discord.com', 'discordapp.com'],
    start,
    forget: () => recent.clear(),
    accepts: ({ url }) => /^\/api(\/v\d+)?\/webhooks\//.test(url.pathname),
    handle: async (request, knobs) => {
      const refuse = (status: number) =>
        status === 429 ? limited(knobs.faults.retryAfterSeconds) : json(status, { message: `${status}`, code: 0 });
      const reply = await answerWith(context, request, knobs.faults, refuse, () => answer(request, knobs));
      record(context, knobs, request, reply.status);
      return reply;
    },
  });
}
