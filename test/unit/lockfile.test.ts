import { expect, test } from 'vitest';
import { missingPackages, readLock } from '../../scripts/lockfile';

test('the lockfile names every optional package, so that npm ci takes it on every system', () => {
  expect(missingPackages(readLock())).toEqual([]);
});

test('a package that is missing is found, unless it stands nearer by', () => {
  const packages = {
    'node_modules/a': { optionalDependencies: { 'a-linux-x64': '1.0.0', 'a-win32-x64': '^1.0.0' }, dev: true },
    'node_modules/a/node_modules/a-linux-x64': {},
  };
  expect(missingPackages({ packages })).toEqual([{ name: 'a-win32-x64', version: '1.0.0', dev: true }]);
});
