import { readFileSync } from 'node:fs';
import type { WorldReply, WorldRequest } from '../site';
import type { JobPlan } from './knobs';
import type { Pika } from './platform';

/** A valid video of a few seconds. */
export const goodClip: Buffer = readFileSync(new URL('../assets/clip.mp4', import.meta.url));

const poster: Buffer = readFileSync(new URL('../assets/poster.jpg', import.meta.url));

const shared = {
  'accept-ranges': 'bytes',
  'access-control-allow-origin': '*',
  'cache-control': 'public, max-age=31536000',
};
const denied = (code: string) => `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code></Error>`;

/** The bytes from..to of `Range: bytes=from-to`; null when it asks for none that can be given. */
export function readRange(header: string, size: number): { from: number; to: number } | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from <= to ? { from, to } : null;
}

function file(bytes: Buffer, type: string, request: WorldRequest): WorldReply {
  const headers: Record<string, string> = { ...shared, 'content-type': type };
  if (request.url.searchParams.has('download')) headers['content-disposition'] = 'attachment; filename="pika.mp4"';
  if (request.headers.range === undefined || bytes.length === 0) {
    return { status: 200, headers: { ...headers, 'content-length': String(bytes.length) }, body: bytes };
  }
  const range = readRange(request.headers.range, bytes.length);
  if (!range) return { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes.length}` } };
  const part = bytes.subarray(range.from, range.to + 1);
  const extent = `bytes ${range.from}-${range.to}/${bytes.length}`;
  return {
    status: 206,
    headers: { ...headers, 'content-range': extent, 'content-length': String(part.length) },
    body: part,
  };
}

function clip(kind: JobPlan['clip'], request: WorldRequest): WorldReply {
  const xml = { ...shared, 'content-type': 'application/xml' };
  switch (kind) {
    case 'good':
      return file(goodClip, 'video/mp4', request);
    case 'missing':
      return { status: 404, headers: xml, body: denied('NoSuchKey') };
    case 'gone':
      return { status: 410, headers: xml, body: denied('Gone') };
    case 'forbidden':
      return { status: 403, headers: xml, body: denied('AccessDenied') };
    case 'server-error':
      return { status: 503, headers: xml, body: denied('SlowDown') };
    case 'empty':
      return file(Buffer.alloc(0), 'video/mp4', request);
    case 'truncated':
      return file(goodClip.subarray(0, 900), 'video/mp4', request);
    case 'page':
      return file(Buffer.from('<!DOCTYPE html><title>Pika</title><h1>Not here</h1>'), 'text/html', request);
    case 'wrong-type':
      return file(Buffer.from('{"message":"not a video"}'), 'application/octet-stream', request);
  }
}

/** Files of cdn.pika.art and of the random-looking subdomains: clips with Range and HEAD, posters, thumbnails. */
export function serveFile(pika: Pika, request: WorldRequest): WorldReply {
  const path = request.url.pathname;
  if (path.endsWith('.jpg')) return file(poster, 'image/jpeg', request);
  if (path.startsWith('/explore/')) return file(goodClip, 'video/mp4', request);
  const job = pika.jobs.byFile(path);
  if (!job)
    return { status: 404, headers: { ...shared, 'content-type': 'application/xml' }, body: denied('NoSuchKey') };
  return clip(pika.jobs.planOf(job).clip, request);
}
