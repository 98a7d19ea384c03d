import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, type Question } from '../../world/ask';
import { goodClip, readRange } from '../../world/pika/clips';
import { createWorld, type World } from '../../world/world';
import { submitted, videoOf } from './kit';

let world: World;
let address: string;
beforeAll(async () => {
  world = await createWorld({ clock: 'virtual' });
});
beforeEach(() => world.reset());
afterAll(() => world.close());

async function clip(knobs: object, question?: Question) {
  world.set('pika', { job: knobs });
  const id = await submitted(world);
  await world.advance(300_000);
  address = (await videoOf(world, id))?.resultUrl ?? '';
  const reply = await ask(world, address, question);
  return { ...reply, bytes: Buffer.concat(reply.chunks) };
}

describe('files', () => {
  it('are whole videos, with their type and length', async () => {
    const { status, headers, bytes } = await clip({});
    expect([status, headers['content-type'], headers['accept-ranges']]).toEqual([200, 'video/mp4', 'bytes']);
    expect(bytes.equals(goodClip)).toBe(true);
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
  });

  it('are given in part, and without a body', async () => {
    const part = await clip({}, { headers: { range: 'bytes=0-15' } });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 0-15/${goodClip.length}`]);
    expect(part.bytes.equals(goodClip.subarray(0, 16))).toBe(true);
    const head = await ask(world, address, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, String(goodClip.length), '']);
    const beyond = await ask(world, address, { headers: { range: 'bytes=999999-' } });
    expect(beyond.status).toBe(416);
  });

  it('come from a random-looking subdomain when told', async () => {
    await clip({ clipHost: 'subdomain' });
    expect(new URL(address).hostname).toMatch(/^[a-z0-9]{13}\.pika\.art$/);
    expect((await ask(world, `${address}?download`)).headers['content-disposition']).toContain('attachment');
  });

  it.each([
    ['missing', 404],
    ['gone', 410],
    ['forbidden', 403],
    ['server-error', 503],
  ])('are %s when told', async (kind, status) => {
    expect((await clip({ clip: kind })).status).toBe(status);
  });

  it('are empty, cut short, a page or no video when told', async () => {
    expect((await clip({ clip: 'empty' })).bytes.length).toBe(0);
    const cut = await clip({ clip: 'truncated' });
    expect([cut.bytes.length, cut.bytes.equals(goodClip.subarray(0, 900))]).toEqual([900, true]);
    const page = await clip({ clip: 'page' });
    expect([page.status, page.headers['content-type'], page.text.slice(0, 9)]).toEqual([200, 'text/html', '<!DOCTYPE']);
    expect((await clip({ clip: 'wrong-type' })).headers['content-type']).toBe('application/octet-stream');
  });
});

describe('readRange', () => {
  it.each([
    ['bytes=0-99', { from: 0, to: 99 }],
    ['bytes=100-', { from: 100, to: 199 }],
    ['bytes=-50', { from: 150, to: 199 }],
    ['bytes=150-900', { from: 150, to: 199 }],
    ['bytes=200-', null],
    ['bytes=-', null],
    ['pages=1-2', null],
  ])('%s of 200 bytes', (header, range) => {
    expect(readRange(header, 200)).toEqual(range);
  });
});
