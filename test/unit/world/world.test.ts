import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserAddressing } from '../../world/addressing';
import { ask } from '../../world/ask';
import { certificateNames, certificatesFor } from '../../world/certificates';
import { patch, restore } from '../../world/patch';
import { createWorld, type World } from '../../world/world';
import { submitted } from './kit';

let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: 'virtual' });
});
beforeEach(() => world.reset());
afterAll(() => world.close());

describe('the world', () => {
  it('answers every named host over TLS under its name', async () => {
    expect(world.hosts).toEqual(
      expect.arrayContaining(['pika.art', 'create.pika.art', 'queue.fal.run', 'prismix.dev']),
    );
    for (const host of world.hosts) {
      const reply = await ask(world, `https://${host}/`);
      expect(host === 'portal.guest-wifi.test' || reply.status !== 502, host).toBe(true);
    }
  });

  it('shares api.pika.art between the web app and the API', async () => {
    await ask(world, 'https://api.pika.art/generate/v2', { method: 'POST' });
    await ask(world, 'https://api.pika.art/generations/abc');
    expect(world.log.entries.map((entry) => entry.site)).toEqual(['pika', 'pika-art-api']);
  });

  it('knows no other hosts', async () => {
    const reply = await ask({ ...world, certificates: world.certificates }, 'https://unknown.pika.art/');
    expect(reply.status).toBe(502);
  });

  it('logs who asked what', async () => {
    await ask(world, 'https://pika.art/library?v=1', {
      method: 'POST',
      headers: { origin: 'https://a.test', 'x-own': '1' },
      body: 'x'.repeat(5000),
    });
    const [entry] = world.log.to('pika.art', { method: 'POST', path: '/library' });
    expect(entry).toMatchObject({
      path: '/library?v=1',
      origin: 'https://a.test',
      status: 405,
      site: 'pika',
      at: world.clock.now(),
    });
    expect(entry?.headerNames).toContain('x-own');
    expect(entry?.body.length).toBe(2000);
  });

  it('goes back to its start', async () => {
    const start = structuredClone(world.pika.knobs);
    await submitted(world);
    world.set('pika', { form: 'graphql', job: { holdAt: 40 } });
    world.set('network', { latencyMs: 50 });
    world.reset();
    expect(world.pika.knobs).toEqual(start);
    expect([world.pika.jobs.list(), world.log.entries, world.network.latencyMs]).toEqual([[], [], 0]);
  });

  it('refuses knobs that are not there', () => {
    expect(() => world.set('pika', { jobs: {} })).toThrow('no knob jobs');
    expect(() => world.set('nobody', {})).toThrow('No site');
  });
});

describe('certificates', () => {
  it('are kept until the hosts change', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'certificates-'));
    const first = await certificatesFor(['a.test'], folder);
    expect(await certificatesFor(['a.test'], folder)).toEqual(first);
    const other = await certificatesFor(['a.test', 'b.test'], folder);
    expect(other.spki).not.toBe(first.spki);
    rmSync(folder, { recursive: true });
  });

  it('name every host and the wildcards', () => {
    const leaf = new X509Certificate(world.certificates.chainPem);
    for (const name of certificateNames(world.hosts)) expect(leaf.subjectAltName).toContain(`DNS:${name}`);
    expect(leaf.subjectAltName).toContain('DNS:*.pika.art');
    expect(leaf.verify(new X509Certificate(world.certificates.caPem).publicKey)).toBe(true);
  });

  it('are what Chromium is told to trust, and hosts and port what both browsers are pointed at', () => {
    const { chromiumArgs, firefoxPrefs } = browserAddressing(world);
    expect(chromiumArgs.join(' ')).toContain(world.certificates.spki);
    expect(chromiumArgs.join(' ')).toContain(`MAP * 127.0.0.1:${world.port}`);
    expect(firefoxPrefs['network.socket.forcePort']).toBe(`443=${world.port}`);
    expect(String(firefoxPrefs['network.dns.localDomains']).split(',')).toContain('login.pika.art');
  });
});

describe('patch and restore', () => {
  it('merge objects, replace the rest, and go back', () => {
    const target = { a: { b: 1, c: [1, 2] }, d: null as unknown };
    const start = structuredClone(target);
    patch(target, { a: { c: [3] }, d: { e: 1 } });
    expect(target).toEqual({ a: { b: 1, c: [3] }, d: { e: 1 } });
    patch(target, JSON.parse('{"__proto__":{"bad":1}}'));
    expect(Object.hasOwn(Object.prototype, 'bad')).toBe(false);
    restore(target, start);
    expect(target).toEqual(start);
  });
});
