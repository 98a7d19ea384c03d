import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lookForChromium } from '../../../scripts/browsers';
import { adviceOn } from '../../../scripts/ensureBrowsers';
import { firstUsable } from '../../../scripts/usable';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unstuck-browsers-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A program that does this when it is started, and leaves a trace of it. */
function fake(name: string, does: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\ntouch "$0.started"\n${does}\n`, { mode: 0o755 });
  return file;
}

const tells = (name: string, version: string) => fake(name, `echo "${version}"`);
const firefox = (...places: string[]) => firstUsable({ variable: 'UNSTUCK_FIREFOX', places, oldest: 140 });

describe('looking for a browser', () => {
  test('the first that is good is taken, and those behind it are not started', async () => {
    const good = tells('good', 'Mozilla Firefox 153.7.0esr');
    const next = tells('next', 'Mozilla Firefox 154.0');
    expect(await firefox(good, next)).toEqual({ program: good, misnamed: null, refused: [] });
    expect(existsSync(`${next}.started`)).toBe(false);
  });

  test('a stub, a program without its library and one that hides its version do not hide a good one', async () => {
    const stub = fake('stub', 'echo "Please install the snap: snap install chromium 2.61"; exit 1');
    const broken = fake('broken', 'echo "error while loading shared libraries: libnss3.so" >&2; exit 127');
    const mute = fake('mute', 'exit 0');
    const good = tells('good', 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)');
    const places = [join(folder, 'absent'), stub, broken, mute, good];
    const { program, refused } = await firstUsable({ variable: 'UNSTUCK_CHROMIUM', places, oldest: 126 });
    expect(program).toBe(good);
    expect(refused).toHaveLength(3);
    expect(refused[1]).toBe(`${broken} does not start: error while loading shared libraries: libnss3.so.`);
  });

  test.each([
    ['Mozilla Firefox 102.15.0esr', 140, false],
    ['Mozilla Firefox 139.0.4', 140, false],
    ['Mozilla Firefox 140.0', 140, true],
    ['Mozilla Firefox 145.0a1', 140, true],
    ['Google Chrome for Testing 125.0.6422.60', 126, false],
    ['Google Chrome for Testing 156.0.8078.0', 126, true],
    ['Chromium 99.0.1', 126, false],
  ])('%s, where %i is needed: %s', async (version, oldest, good) => {
    const places = [tells('one', version)];
    const { program, refused } = await firstUsable({ variable: 'UNSTUCK_FIREFOX', places, oldest });
    expect(program === null).toBe(!good);
    if (!good) expect(refused[0]).toContain(`${oldest} or later is needed`);
  });

  test('a program in a folder that is a link to another is tried once', async () => {
    const old = tells('old', 'Mozilla Firefox 102.15.0esr');
    const link = join(folder, 'link');
    symlinkSync(folder, link);
    expect((await firefox(old, join(link, 'old'), old)).refused).toHaveLength(1);
  });

  test('where none is good, none is taken', async () => {
    expect((await firefox()).program).toBeNull();
  });
});

describe("the user's own program", () => {
  test('comes first', async () => {
    const own = tells('own', 'Mozilla Firefox 150.0');
    vi.stubEnv('UNSTUCK_FIREFOX', own);
    expect((await firefox(tells('good', 'Mozilla Firefox 154.0'))).program).toBe(own);
  });

  test.each([
    ['absent', () => join(folder, 'absent'), 'is no program that can be run'],
    ['broken', () => fake('broken', 'exit 3'), 'does not start'],
    ['old', () => tells('old', 'Mozilla Firefox 102.15.0esr'), 'is version 102'],
  ])('%s: another is taken, and the user is told', async (_what, named, why) => {
    const program = named();
    vi.stubEnv('UNSTUCK_FIREFOX', program);
    const good = tells('good', 'Mozilla Firefox 154.0');
    const finding = await firefox(good);
    expect(finding.program).toBe(good);
    expect(finding.misnamed).toContain(`UNSTUCK_FIREFOX is not used: ${program} ${why}`);
  });
});

test('a stub first in PATH is passed over in the search for Chromium', async () => {
  const stub = fake('chromium', 'exit 1');
  vi.stubEnv('PATH', folder);
  vi.stubEnv('UNSTUCK_CHROMIUM', '');
  const { program, refused } = await lookForChromium();
  expect(program).not.toBe(stub);
  expect(refused[0]).toContain(stub);
});

test.each([
  ['chromium', 'apt-get install chromium.', 'Chromium 126'],
  ['firefox', 'apt-get install firefox-esr.', 'Firefox 140'],
] as const)('without root, the advice on %s names its package', (kind, command, version) => {
  expect(adviceOn(kind)).toContain(command);
  expect(adviceOn(kind)).toContain(version);
});
