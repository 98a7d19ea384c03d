import { createHash } from 'node:crypto';
import { httpDate } from '../apis/kit/reply';
import type { WorldReply, WorldRequest } from '../site';

/** Gives the reply an ETag and a Last-Modified, and answers 304 to who has it already (RFC 9110, 13). */
export function conditional(request: WorldRequest, reply: WorldReply, changedAtMs: number | null): WorldReply {
  if (reply.status !== 200 || typeof reply.body !== 'string') return reply;
  const etag = `W/"${createHash('sha256').update(reply.body).digest('hex').slice(0, 32)}"`;
  const modified = changedAtMs === null ? {} : { 'last-modified': httpDate(changedAtMs) };
  const headers = { ...reply.headers, etag, ...modified };
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  const known = request.headers['if-none-match'];
  const since = request.headers['if-modified-since'];
  const same =
    known !== undefined
      ? known.trim() === '*' || known.split(',').map(strong).includes(strong(etag))
      : since !== undefined && changedAtMs !== null && Date.parse(since) >= Math.floor(changedAtMs / 1000) * 1000;
  if (!same) return { ...reply, headers };
  const { 'content-type': _, ...kept } = headers as Record<string, string | string[]>;
  return { status: 304, headers: kept };
}
