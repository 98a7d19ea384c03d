import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { alertIds } from '../../../lib/model/alert';
import { jobVerdictIds } from '../../../lib/model/verdict';
import { readScenario } from '../../replay/format';
import { sets } from '../../scenarios/build/all';
import { fileText } from '../../scenarios/build/scenario';
import { broken } from './play';

const folder = fileURLToPath(new URL('../../scenarios/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('every scenario holds', () => {
  it.each(files)('%s', async (name) => {
    expect(await broken(join(folder, name))).toEqual([]);
  });
});

describe('the collection', () => {
  it('is what its builder makes (npm run scenarios), no more and no less', () => {
    const built = new Map(sets.flatMap((set) => Object.entries(set).map(([name, draft]) => [`${name}.json`, draft])));
    expect([...built.keys()].sort()).toEqual([...files].sort());
    for (const [name, draft] of built) expect(readFileSync(join(folder, name), 'utf8'), name).toBe(fileText(draft));
  });

  const scenarios = files.map((name) => ({ name, ...readScenario(join(folder, name)) }));
  const expected = scenarios.flatMap(({ expect: list }) => list);
  const wanted = new Set(
    expected.flatMap((one) =>
      'verdict' in one ? [one.verdict].flat().map((verdict) => `${one.subject} ${verdict}`) : [],
    ),
  );
  const asked = (kind: string, verdict: string) =>
    [...wanted].some((text) => text.startsWith(kind) && text.endsWith(` ${verdict}`));

  it('has at least 75 files, each below 60 kB and with a title that says what happens', () => {
    expect(files.length).toBeGreaterThanOrEqual(75);
    for (const { name, title } of scenarios) {
      expect(readFileSync(join(folder, name)).byteLength, name).toBeLessThan(64_000);
      expect(title.length, name).toBeGreaterThan(30);
    }
  });

  it.each(jobVerdictIds)('wants the job verdict %s somewhere', (verdict) => {
    expect(asked('job:', verdict)).toBe(true);
  });

  it.each(['ok', 'busy', 'degraded', 'partial-outage', 'outage', 'maintenance', 'unknown'])(
    'wants the service verdict %s somewhere',
    (verdict) => expect(asked('service:', verdict)).toBe(true),
  );

  it.each(['ok', 'low', 'exhausted', 'charged-without-video', 'charged-twice', 'not-reset', 'unknown'])(
    'wants the wallet verdict %s somewhere',
    (verdict) => expect(asked('wallet:', verdict)).toBe(true),
  );

  it('wants online, offline and blocked of the network, reading and blind of the page', () => {
    for (const verdict of ['online', 'offline', 'blocked']) expect(asked('network', verdict), verdict).toBe(true);
    for (const verdict of ['reading', 'blind']) expect(asked('page', verdict), verdict).toBe(true);
  });

  it.each(alertIds)('wants the alert %s once somewhere, and nowhere else without cause', (alert) => {
    const about = expected.filter((one) => 'alert' in one && one.alert === alert);
    expect(about.some((one) => 'times' in one && one.times === 1)).toBe(true);
    expect(about.some((one) => ('times' in one && one.times === 0) || 'atMost' in one)).toBe(true);
  });
});
