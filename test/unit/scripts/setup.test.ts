import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Runs the setup as this version of Node, in a project all of whose packages are there but for `node`. */
function setUpWith(version: string) {
  const folder = mkdtempSync(join(tmpdir(), 'unstuck-setup-'));
  folders.push(folder);
  mkdirSync(join(folder, 'scripts'));
  cpSync('scripts/setup.mjs', join(folder, 'scripts', 'setup.mjs'));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {} } }));
  const posed = `Object.defineProperties(process, {
    version: { value: 'v${version}' },
    versions: { value: { ...process.versions, node: '${version}' } },
  });`;
  const words = ['--import', `data:text/javascript,${encodeURIComponent(posed)}`, join(folder, 'scripts', 'setup.mjs')];
  return spawnSync(process.execPath, words, { encoding: 'utf8' });
}

test.each(['20.20.2', '22.11.0'])(
  'with Node %s and none of its own, the setup stops and names what to install',
  (old) => {
    const { status, stderr } = setUpWith(old);
    expect(status).toBe(1);
    expect(stderr).toContain(`v${old} is too old`);
    expect(stderr).toContain('Install Node 22.12 or later');
  },
);

test.each(['22.12.0', '23.0.0', '24.21.0'])('with Node %s it goes on without its own', (newEnough) => {
  const { status, stdout } = setUpWith(newEnough);
  expect(status).toBe(0);
  expect(stdout).toContain(`going on with v${newEnough}`);
});
