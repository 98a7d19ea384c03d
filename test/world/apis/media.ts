/**
 * Where fal and the API at api.pika.me keep finished files: fal.media and cdn.pika.me. A real small MP4, with ranges
 * (RFC 9110, 14). Source of the hosts: fal.ai/docs, queue results (read 2026-11-21); a page on the "Pika API" of 2026.
 */
import { readFileSync } from 'node:fs';
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { type FaultKnobs, noFault, underFaults } from './kit/fault';
import { makeSite } from './kit/make-site';
import { html, text } from './kit/reply';

export interface MediaKnobs {
  /** What a file is like; `gone` 404, `expired` 403, `page` an HTML page in its place. */
  file: 'whole' | 'gone' | 'expired' | 'empty' | 'half' | 'page';
  faults: FaultKnobs;
}

const start = (): MediaKnobs => ({ file: 'whole', faults: noFault() });

const clip = readFileSync(new URL('../assets/clip.mp4', import.meta.url));

function ranged(request: WorldRequest, bytes: Buffer): WorldReply {
  const headers = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range?.[1]) return { status: 200, headers, body: bytes };
  const from = Number(range[1]);
  const to = Math.min(range[2] ? Number(range[2]) : bytes.length - 1, bytes.length - 1);
  if (from > to) return { status: 416, headers: { ...headers, 'content-range': `bytes */${bytes.length}` } };
  return {
    status: 206,
    headers: { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` },
    body: bytes.subarray(from, to + 1),
  };
}

/** fal.media and cdn.pika.me. */
export function media(context: WorldContext): Site<MediaKnobs> {
  function route(request: WorldRequest, knobs: MediaKnobs): WorldReply {
    if (knobs.file === 'gone') return text(404, 'Not Found');
    if (knobs.file === 'expired') return text(403, 'AccessDenied');
    if (knobs.file === 'page') return html(200, '<!doctype html><title>Sign in</title>');
    if (knobs.file === 'empty') return ranged(request, Buffer.alloc(0));
    return ranged(request, knobs.file === 'half' ? clip.subarray(0, Math.floor(clip.length / 2)) : clip);
  }
  return makeSite<MediaKnobs>({
    name: 'media',
    hosts: ['v3.fal.media', /^(.+\.)?fal\.media$/, 'cdn.pika.me'],
    start,
    handle: underFaults(context, (status) => text(status, 'Error'), route),
  });
}
