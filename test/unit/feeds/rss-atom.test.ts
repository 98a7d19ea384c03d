import { describe, expect, it } from 'vitest';
import { unreadable } from '../../../lib/knowledge/services/unreadable';
import { fixture, read, reading, reasonOf } from './reply';

function rss(...items: readonly string[]): string {
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Status</title>${items.join('')}</channel></rss>`;
}

describe('RSS and Atom', () => {
  it('reads a history in RSS', () => {
    expect(reading(read('rss-atom', fixture('statuspage.rss')))).toMatchObject({
      state: 'partial-outage',
      incidents: [
        {
          id: 'https://status.example.com/incidents/b',
          title: 'Video generations fail',
          startedAtMs: Date.UTC(2026, 10, 20, 18, 2),
          url: 'https://status.example.com/incidents/b',
        },
      ],
    });
  });

  it('reads Atom, and only the entries that speak of the service', () => {
    const veo = { components: [{ is: 'veo', part: 'models' as const }] };
    expect(reading(read('rss-atom', fixture('cloud.atom'), veo))).toMatchObject({
      state: 'degraded',
      incidents: [{ title: 'UPDATE: Vertex Veo API: elevated errors' }],
    });
    expect(
      reading(read('rss-atom', fixture('cloud.atom'), { components: [{ is: 'lyria', part: 'models' }] })).state,
    ).toBe('ok');
  });

  it('is well where everything is resolved, and forgets what nobody closed', () => {
    const over = '<item><title>Slow</title><description>Resolved - fine</description></item>';
    const old = '<item><title>Slow</title><pubDate>Mon, 02 Nov 2026 08:00:00 +0000</pubDate></item>';
    const newer = '<item><title>x resolved</title><pubDate>Mon, 16 Nov 2026 08:00:00 +0000</pubDate></item>';
    expect(reading(read('rss-atom', rss(over))).state).toBe('ok');
    expect(reading(read('rss-atom', rss(newer, old))).state).toBe('ok');
  });

  it.each([
    ['Investigating: Videos fail', 'RESOLVED: Videos fail'],
    ['Videos fail', '[Resolved] Videos fail'],
    ['UPDATE - Videos fail', 'Videos fail - Resolved'],
    ['Videos fail (identified)', '✅ Resolved: Videos fail'],
  ])('%s is over where a later entry of its own says %s', (first, last) => {
    const item = (title: string, hour: string) =>
      `<item><title>${title}</title><pubDate>Mon, 16 Nov 2026 ${hour}:00:00 +0000</pubDate></item>`;
    expect(reading(read('rss-atom', rss(item(last, '09'), item(first, '08'))))).toMatchObject({
      state: 'ok',
      incidents: [],
    });
    // What begins after that end is another one.
    expect(reading(read('rss-atom', rss(item(first, '10'), item(last, '09')))).state).toBe('degraded');
  });

  it.each([
    'The incident is not resolved; we will tell when it is.',
    'We will post an update once this is resolved.',
    'We expect this to be resolved by 18:00 UTC.',
    'Our engineers are working to get this resolved.',
    'The issue has not yet been resolved.',
    'This isn’t resolved.',
    'This is resolved for most users.',
    'Investigating - We’ll let you know as soon as the service is back to normal.',
    'The failover was only partially completed.',
  ])('does not take for the end: %s', (text) => {
    expect(
      reading(read('rss-atom', rss(`<item><title>Slow</title><description>${text}</description></item>`))),
    ).toMatchObject({ state: 'degraded', incidents: [{ title: 'Slow' }] });
  });

  it.each([
    ['RESOLVED: Videos are not made', 'The API is unavailable.'],
    ['Videos are not made [Resolved]', 'Users could not make videos.'],
    ['Videos are not made - resolved', ''],
    [
      'Slow',
      'Nov 16, 09:00 UTC Resolved - We were not able to serve requests. Nov 16, 08:00 UTC Investigating - Slow.',
    ],
    ['Slow', 'Status: Resolved We will write more once we know more.'],
    ['Slow', 'The issue that left users unable to log in has been resolved.'],
    ['Slow', 'We were not sure at first, but all systems are operational again.'],
  ])('takes for the end: %s, %s', (title, text) => {
    const item = `<item><title>${title}</title><description>${text}</description></item>`;
    expect(reading(read('rss-atom', rss(item))).state).toBe('ok');
  });

  it('takes announced work for no trouble', () => {
    const work = '<item><title>Scheduled maintenance of the API</title></item>';
    expect(reading(read('rss-atom', rss(work)))).toMatchObject({
      state: 'ok',
      incidents: [],
      maintenance: [{ id: expect.any(String) }],
    });
  });

  it('says nothing where there is no entry', () => {
    expect(reasonOf(read('rss-atom', rss()))).toBe(unreadable.empty);
    expect(reasonOf(read('rss-atom', '{"a":1}'))).toBe(unreadable.notXml);
    expect(reasonOf(read('rss-atom', '<!doctype html><html><body>Sign in</body></html>'))).toBe(unreadable.webPage);
  });

  it('is not made to grow or hang by entities or unclosed tags', () => {
    const bomb = `<!DOCTYPE r [<!ENTITY a "${'x'.repeat(100)}"><!ENTITY b "&a;&a;&a;">]>${rss('<item><title>&b;</title></item>')}`;
    expect(reading(read('rss-atom', bomb)).incidents[0]?.title).toBe('&b;');
    const start = performance.now();
    read('rss-atom', `<rss>${'<item><title>'.repeat(100_000)}`);
    read('rss-atom', `<rss>${'<item'.repeat(200_000)}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
