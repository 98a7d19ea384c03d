import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../lib/model/http';
import { lookAtClip, mayFetchClip } from '../../../lib/providers/clip';
import { type Answer, fakeHttp, pretendWorld } from './helpers';

const clip = new Uint8Array(readFileSync(new URL('../../world/assets/clip.mp4', import.meta.url)));
const url = 'https://cdn.pika.art/v1/abc/a_cat_seed1.mp4';
const film = { 'content-type': 'video/mp4', 'accept-ranges': 'bytes' };

/** A server of files that honours ranges. */
function serving(bytes: Uint8Array, headers: Record<string, string> = film, whole = bytes.length) {
  return (request: HttpRequest): Answer => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers?.Range ?? '');
    if (range === null) return { status: 200, headers: { ...headers, 'content-length': String(whole) }, body: bytes };
    const [from, to] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
    if (from > to) return { status: 416, headers: { 'content-range': `bytes */${bytes.length}` } };
    return {
      status: 206,
      headers: { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` },
      body: bytes.subarray(from, to + 1),
    };
  };
}

const look = async (answer: Answer | ((request: HttpRequest) => Answer)) => {
  const http = fakeHttp({ [url]: answer });
  return { ...(await lookAtClip(url, http)), asked: http.asked };
};

describe('mayFetchClip', () => {
  it.each([
    ['web', 'https://cdn.pika.art/v1/x/y.mp4', true],
    ['web', 'https://tre9zd4etmxyc.pika.art/results/x.mp4?download', true],
    ['web', 'https://pika.art/x.mp4', true],
    ['web', 'https://cdn.pika.me/x.mp4', true],
    ['web', 'https://v3.fal.media/x.mp4', false],
    ['fal', 'https://v3.fal.media/x.mp4', true],
    ['fal', 'https://fal.media/x.mp4', true],
    ['pika', 'https://cdn.pika.art/x.mp4', true],
    ['web', 'http://cdn.pika.art/x.mp4', false],
    ['web', 'https://cdn.pika.art:8443/x.mp4', false],
    ['web', 'https://user@cdn.pika.art/x.mp4', false],
    ['web', 'https://cdn.pika.art.evil.example/x.mp4', false],
    ['web', 'https://notpika.art/x.mp4', false],
    ['web', 'https://evil.example/cdn.pika.art/x.mp4', false],
    ['web', 'https://.pika.art/x.mp4', false],
    ['web', 'javascript:alert(1)', false],
    ['web', 'data:video/mp4;base64,AAAA', false],
    ['web', '', false],
  ] as const)('%s %s: %s', (provider, address, expected) => {
    expect(mayFetchClip(provider, address)).toBe(expected);
  });
});

describe('lookAtClip', () => {
  it('finds a whole mp4 playable with a few small questions', async () => {
    const { result, status, asked } = await look(serving(clip));
    expect({ result, status }).toEqual({ result: 'playable', status: 206 });
    expect(asked[0]?.method).toBe('HEAD');
    expect(asked.length).toBeLessThanOrEqual(5);
    expect(asked.every((request) => request.method === 'HEAD' || request.headers?.Range !== undefined)).toBe(true);
    expect(asked.every((request) => request.withSession === undefined)).toBe(true);
  });

  it('finds a WebM playable, and a file whose server knows no ranges', async () => {
    const webm = new Uint8Array(4000);
    webm.set([0x1a, 0x45, 0xdf, 0xa3]);
    expect((await look(serving(webm, { 'content-type': 'video/webm' }))).result).toBe('playable');
    expect(
      (await look({ status: 200, headers: { ...film, 'content-length': String(clip.length) }, body: clip })).result,
    ).toBe('playable');
    expect(
      (await look({ status: 200, headers: { 'content-type': 'application/octet-stream' }, body: clip })).result,
    ).toBe('playable');
  });

  it.each([
    [404, 'refused'],
    [403, 'refused'],
    [410, 'refused'],
    [401, 'refused'],
    [429, 'server-error'],
    [500, 'server-error'],
    [503, 'server-error'],
    [504, 'server-error'],
  ] as const)('takes %i for %s', async (status, result) => {
    expect(await look({ status, headers: { 'content-type': 'application/xml' }, body: '<Error/>' })).toMatchObject({
      result,
      status,
    });
  });

  it('proves nothing by a connection that fails', async () => {
    expect(await look({ status: 0 })).toMatchObject({ result: 'unreachable', status: 0 });
  });

  it('proves nothing by a portal that answers in the file’s place, from elsewhere', async () => {
    const portal = {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>Guest Wi-Fi</html>',
      url: 'http://portal.hotel.example/login',
    };
    expect((await look(portal)).result).toBe('unreachable');
  });

  it.each([
    ['a page of a bot check', 403, {}, '<!doctype html><title>Just a moment...</title>'],
    ['a bare refusal', 403, {}, 'error code: 1020'],
    ['a refusal without a word', 401, {}, ''],
    ['a riddle in its place', 405, {}, '<html><body>Are you human? File not found</body></html>'],
    ['a check that answers as if all were well', 202, { 'x-amzn-waf-action': 'challenge' }, ''],
    ['a check that answers as if the server failed', 503, { 'cf-mitigated': 'challenge' }, '<html></html>'],
  ] as const)('proves nothing by %s', async (_, status, headers, body) => {
    const answer = { status, headers: { 'content-type': 'text/html', ...headers }, body };
    expect(await look(answer)).toMatchObject({ result: 'unreachable', status });
  });

  it.each([
    [403, '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>'],
    [403, 'AccessDenied'],
    [400, '{"statusCode":"404","error":"not_found","message":"Object not found"}'],
    [404, '<html><body>404 Not Found</body></html>'],
  ])('takes the word of the file’s own store: %i %s', async (status, body) => {
    expect((await look({ status, body })).result).toBe('refused');
  });

  it('does not care that a server refuses HEAD', async () => {
    const answer = serving(clip);
    expect((await look((request) => (request.method === 'HEAD' ? { status: 405 } : answer(request)))).result).toBe(
      'playable',
    );
  });

  it('finds an empty file empty', async () => {
    expect((await look(serving(new Uint8Array()))).result).toBe('empty');
    expect((await look({ status: 200, headers: { 'content-type': 'video/mp4', 'content-length': '0' } })).result).toBe(
      'empty',
    );
    expect((await look({ status: 204 })).result).toBe('empty');
  });

  it('finds a page or a message under the address to be no film', async () => {
    const page = {
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: `<!doctype html><title>Not here</title>${' '.repeat(200)}`,
    };
    expect((await look(page)).result).toBe('not-video');
    expect((await look({ ...page, headers: { 'content-type': 'video/mp4' } })).result).toBe('not-video');
    expect(
      (
        await look({
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: `{"error":"${'x'.repeat(99)}"}`,
        })
      ).result,
    ).toBe('not-video');
  });

  it('finds a file cut anywhere truncated', async () => {
    for (const part of [0.02, 0.25, 0.5, 0.9, 0.999]) {
      expect((await look(serving(clip.slice(0, Math.floor(clip.length * part))))).result).toBe('truncated');
    }
  });

  it('asks for nothing beyond the end of a file', async () => {
    const half = serving(clip.slice(0, 5000));
    const { result, asked } = await look(half);
    const starts = asked.map((request) => Number(/bytes=(\d+)/.exec(request.headers?.Range ?? '')?.[1] ?? 0));
    expect(result).toBe('truncated');
    expect(Math.max(...starts)).toBeLessThan(5000);
  });

  it('finds a file shorter than it was announced truncated', async () => {
    const webm = new Uint8Array(4000);
    webm.set([0x1a, 0x45, 0xdf, 0xa3]);
    expect((await look(serving(webm, film, 9000))).result).toBe('truncated');
    const cut = { status: 200, headers: { ...film, 'content-length': String(clip.length) }, body: clip.slice(0, 40) };
    expect((await look(cut)).result).toBe('truncated');
  });

  it('is not led astray by a server that ignores where a range begins', async () => {
    const answer = (request: HttpRequest): Answer =>
      request.method === 'HEAD'
        ? { status: 200, headers: { 'content-length': '31640' } }
        : { status: 206, headers: film, body: clip.subarray(0, 64) };
    expect((await look(answer)).result).toBe('playable');
  });

  it('ends on boxes made to lead in circles or far away', async () => {
    const hostile = new Uint8Array(4000);
    hostile.set([0, 0, 0, 8, 0x66, 0x74, 0x79, 0x70]);
    for (let at = 8; at < 4000; at += 8) hostile.set([0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65], at);
    const { asked } = await look(serving(hostile));
    expect(asked.length).toBeLessThanOrEqual(8);
    hostile.set([0xff, 0xff, 0xff, 0xff], 8);
    expect((await look(serving(hostile))).result).toBe('truncated');
  });

  it.each([
    ['whole', 'playable'],
    ['gone', 'refused'],
    ['expired', 'refused'],
    ['empty', 'empty'],
    ['half', 'truncated'],
    ['page', 'not-video'],
  ] as const)('calls a file of the pretend world that is %s %s', async (file, result) => {
    const world = pretendWorld();
    world.set('media', { file });
    expect((await lookAtClip('https://v3.fal.media/files/a/b.mp4', world.http)).result).toBe(result);
  });
});
