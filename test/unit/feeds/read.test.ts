import { describe, expect, it } from 'vitest';
import { detectFormat, readFeed } from '../../../lib/feeds';
import { feedSpec } from '../../../lib/knowledge/services/lookup';
import { refusedWith, unreadable } from '../../../lib/knowledge/services/unreadable';
import type { HttpReply } from '../../../lib/model/http';
import { fixture, reasonOf, reply, spec as testedSpec } from './reply';

const NOW = Date.UTC(2026, 10, 21, 8);
const prismix = feedSpec('prismix');
if (prismix === undefined) throw new Error('Prismix is known');
const spec = prismix;

function answer(body: string, more: Partial<HttpReply> = {}) {
  return readFeed(spec, reply(body, { url: spec.url, ...more }), NOW);
}

describe('the answer of a feed', () => {
  it('carries what was read and how to ask again', () => {
    const headers = {
      etag: '"a"',
      'last-modified': 'Fri, 20 Nov 2026 18:00:00 GMT',
      'cache-control': 'public, max-age=60',
      age: '20',
    };
    expect(answer(fixture('prismix.json'), { headers })).toMatchObject({
      kind: 'feed',
      feed: 'prismix',
      status: 200,
      latencyMs: 120,
      etag: '"a"',
      lastModified: 'Fri, 20 Nov 2026 18:00:00 GMT',
      maxAgeSeconds: 40,
    });
  });

  it('reads Retry-After in both its forms', () => {
    expect(answer('', { status: 429, headers: { 'retry-after': '120' } }).retryAfterSeconds).toBe(120);
    const date = answer('', { status: 503, headers: { 'retry-after': 'Sat, 21 Nov 2026 08:10:00 GMT' } });
    expect(date.retryAfterSeconds).toBe(600);
    expect(answer('', { status: 503, headers: { 'retry-after': 'soon' } })).not.toHaveProperty('retryAfterSeconds');
  });

  it.each([
    ['no connection', '', { status: 0, url: '' }, unreadable.noConnection],
    ['a portal', '<!DOCTYPE html><title>Sign in to Wi-Fi</title>', {}, unreadable.webPage],
    ['a portal elsewhere', '<html>', { url: 'https://portal.hotel.example/login' }, unreadable.elsewhere],
    ['an empty body', '  ', {}, unreadable.empty],
    ['a cut body', '{"services":[', { truncated: true }, unreadable.tooLong],
    ['broken JSON', '{"services":[', {}, unreadable.notJson],
    ['too many questions', '{}', { status: 429 }, refusedWith(429)],
    ['a server error', '{"services":[]}', { status: 503 }, refusedWith(503)],
    ['nothing new', '', { status: 304 }, unreadable.unchanged],
  ])('is unreadable after %s', (_, body, more, reason) => {
    expect(reasonOf(answer(body, more).outcome)).toBe(reason);
  });

  it('does not read 20 MB', () => {
    expect(reasonOf(answer(`{"services":"${'x'.repeat(20_000_000)}"}`).outcome)).toBe(unreadable.tooLong);
  });

  it('is not overwhelmed by depth', () => {
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(answer(`{"services":${deep}}`).outcome.ok).toBe(false);
  });
});

describe('the kind of a page that the user adds', () => {
  it.each([
    ['statuspage.json', 'statuspage'],
    ['incident-io-widget.json', 'incident-io'],
    ['instatus.json', 'instatus'],
    ['betterstack.json', 'betterstack'],
    ['statuspage.rss', 'rss-atom'],
    ['cloud.atom', 'rss-atom'],
  ])('is told from %s: %s', (name, format) => {
    expect(detectFormat('https://status.krea.example/', reply(fixture(name)))).toBe(format);
  });

  it.each(['<!doctype html><title>Hello</title>', '{}', '[]', 'null', ''])('is none for %s', (body) => {
    expect(detectFormat('https://status.krea.example/', reply(body))).toBeUndefined();
  });

  it('is none where the server refused', () => {
    expect(detectFormat('https://x.example/', reply(fixture('statuspage.json'), { status: 404 }))).toBeUndefined();
  });
});

describe('the incidents of a feed', () => {
  const statuspage = (shortlink: string, name = 'Slow', id = 'abc123def456') =>
    JSON.stringify({
      page: { id: 'p', name: 'Tested', url: 'https://status.example.com' },
      status: { indicator: 'minor', description: 'x' },
      components: [],
      incidents: [{ id, name, status: 'investigating', impact: 'minor', shortlink }],
      scheduled_maintenances: [],
    });
  const incidentOf = (body: string) => {
    const spec = testedSpec('statuspage');
    const { outcome } = readFeed(spec, reply(body, { url: spec.url }), NOW);
    return outcome.ok ? outcome.readings[0]?.incidents[0] : undefined;
  };

  it('lead to its own host only', () => {
    const host = new URL(testedSpec('statuspage').url).host;
    expect(incidentOf(statuspage(`https://${host}/incidents/abc`))?.url).toBe(`https://${host}/incidents/abc`);
    expect(incidentOf(statuspage('https://stspg.io/abc'))?.url).toBe(`https://${host}/incidents/abc123def456`);
    expect(incidentOf(statuspage('https://evil.example/', 'Slow', '../../x'))?.url).toBeUndefined();
    expect(incidentOf(statuspage(`https://${host}.evil.example/`, 'Slow', 'A B'))?.url).toBeUndefined();
  });

  it('have titles that turn nothing around them', () => {
    expect(incidentOf(statuspage('', 'Slow \u202equeue\nsecond line'))?.title).toBe('Slow queue second line');
  });
});
