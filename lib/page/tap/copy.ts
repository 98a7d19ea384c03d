import * as z from 'zod/mini';
import type { Exchange } from '../exchange-form';

/** A copy as it crosses between the worlds: a line of JSON about the exchange, then the body as it came. */
const headers = z.record(z.string(), z.string());
const headSchema = z.object({
  request: z.object({
    method: z.string(),
    url: z.string(),
    headers: z.optional(headers),
    body: z.optional(z.string()),
  }),
  /** Absent where the request failed. */
  response: z.optional(
    z.object({
      status: z.number(),
      contentType: z.optional(z.string()),
      headers: z.optional(headers),
      more: z.optional(z.boolean()),
    }),
  ),
  /** We had the page ask. */
  repeat: z.optional(z.boolean()),
});

/** Reads a copy; undefined for anything else. */
export function readCopy(text: string): { exchange: Exchange; via: 'page' | 'repeat-in-page' } | undefined {
  const end = text.indexOf('\n');
  const head = headSchema.safeParse(parse(end < 0 ? text : text.slice(0, end)));
  if (!head.success) return undefined;
  const { request, response, repeat } = head.data;
  const body = end < 0 ? undefined : text.slice(end + 1);
  return {
    exchange:
      response === undefined
        ? { request, failed: true }
        : { request, response: { ...response, ...(body !== undefined && { body }) } },
    via: repeat === true ? 'repeat-in-page' : 'page',
  } as { exchange: Exchange; via: 'page' | 'repeat-in-page' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
