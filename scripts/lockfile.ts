import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { projectRoot } from './run';

const packageSchema = z.looseObject({
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
});
const lockSchema = z.looseObject({ packages: z.record(z.string(), packageSchema) });
type Lock = z.infer<typeof lockSchema>;

const systems = ['android', 'darwin', 'linux', 'win32', 'freebsd', 'openbsd', 'netbsd', 'openharmony', 'sunos', 'aix'];
const processors = ['arm64', 'x64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32'];

/** Where Node would find a package, asked from the place of another; `null` where the lockfile has none. */
function placeOf(lock: Lock, from: string, name: string): string | null {
  const parts = from.split('/node_modules/');
  for (let depth = parts.length; depth > 0; depth -= 1) {
    const place = `${parts.slice(0, depth).join('/node_modules/')}/node_modules/${name}`;
    if (place in lock.packages) return place;
  }
  return `node_modules/${name}` in lock.packages ? `node_modules/${name}` : null;
}

/** Optional packages that others name and the lockfile lacks: `npm ci` refuses such a lockfile. */
export function missingPackages(lock: Lock): { name: string; version: string; dev: boolean }[] {
  return Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {}, dev = false }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => placeOf(lock, place, name) === null)
      .map(([name, range]) => ({ name, version: range.replace(/^[\^~]/, ''), dev })),
  );
}

/** What a package's name tells of the system that it is for. */
function entryFor(name: string, version: string, dev: boolean) {
  const words = name.split('/').at(-1)?.split(/[-_]/) ?? [];
  const os = systems.find((system) => words.some((word) => word.startsWith(system)));
  const cpu = processors.find((processor) => words.some((word) => word.startsWith(processor)));
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && { libc: [words.some((word) => word.includes('musl')) ? 'musl' : 'glibc'] }),
    ...(dev && { dev }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

export function readLock(): Lock {
  return lockSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));
}

/**
 * npm leaves packages for other systems out of the lockfile when the registry at hand does not offer them, and then
 * `npm ci` refuses it. Run after `npm install` (`npm run lockfile`); does nothing where nothing is missing.
 */
export function completeLockfile(): number {
  const lock = readLock();
  const missing = missingPackages(lock);
  for (const { name, version, dev } of missing) lock.packages[`node_modules/${name}`] = entryFor(name, version, dev);
  const sorted = Object.entries(lock.packages).sort(([a], [b]) =>
    a === '' ? -1 : b === '' ? 1 : a.localeCompare(b, 'en'),
  );
  const text = `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`;
  if (missing.length > 0) writeFileSync(join(projectRoot, 'package-lock.json'), text);
  return missing.length;
}

if (process.argv[1]?.endsWith('lockfile.ts')) process.stdout.write(`${completeLockfile()} packages were added.\n`);
