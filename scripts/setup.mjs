// Runs before anything is installed: nothing but what Node 20 brings, and no types.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const windows = process.platform === 'win32';

function say(text) {
  process.stdout.write(`[setup] ${text}\n`);
}

function stop(text) {
  process.stderr.write(`[setup] ${text}\n`);
  process.exit(1);
}

function checkNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) stop(`This project needs Node 20 or later; this is ${process.version}. See https://nodejs.org.`);
}

/** Runs a program with its output shown, and a line now and then while it says nothing. */
function run(program, words) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: windows });
    const started = Date.now();
    let heard = Date.now();
    const pass = (to) => (chunk) => {
      heard = Date.now();
      to.write(chunk);
    };
    child.stdout.on('data', pass(process.stdout));
    child.stderr.on('data', pass(process.stderr));
    const ticker = setInterval(() => {
      if (Date.now() - heard > 10_000) say(`... still at it after ${Math.round((Date.now() - started) / 1000)} s`);
    }, 10_000);
    child.on('error', (error) => {
      clearInterval(ticker);
      process.stderr.write(`[setup] ${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => {
      clearInterval(ticker);
      resolve(code ?? 1);
    });
  });
}

function packagesOf(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {};
}

/** npm writes its own lockfile into node_modules last, so what stands there was installed whole. */
function isInstalled() {
  const there = packagesOf(join(modules, '.package-lock.json'));
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(
    ([place, { version, optional, peer }]) => place === '' || optional || peer || there[place]?.version === version,
  );
}

async function installPackages() {
  if (isInstalled()) {
    say('The packages are there, as package-lock.json names them.');
    return;
  }
  say('Installing the packages that package-lock.json names (npm ci).');
  if ((await run('npm', ['ci', '--no-audit', '--no-fund'])) !== 0) {
    stop('npm ci failed: see its words above. The next run begins again.');
  }
}

function runs(program) {
  if (!existsSync(program)) return false;
  const tried = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return tried.status === 0 && /^v\d+/.test(tried.stdout);
}

/** Of the toolchain; older ones lack what it calls. */
const oldestNode = [22, 12];

function suits(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
}

/** The Node that the toolchain wants, from the package `node`; some npm versions leave its install script out. */
async function findNode() {
  const folder = join(modules, 'node');
  const program = join(folder, 'bin', windows ? 'node.exe' : 'node');
  if (runs(program)) return program;
  const installer = join(folder, 'installArchSpecificPackage.js');
  if (existsSync(installer)) {
    say('npm did not run the install script of the package "node"; running it now.');
    spawnSync(process.execPath, [installer], { cwd: folder, stdio: 'inherit' });
    if (runs(program)) return program;
  }
  const advice = `Install Node ${oldestNode.join('.')} or later (https://nodejs.org) and run this again.`;
  if (!suits(process.versions.node)) {
    stop(`The package "node" could not be installed, and ${process.version} is too old for the toolchain. ${advice}`);
  }
  say(`The package "node" could not be installed; going on with ${process.version}, which is new enough.`);
  return process.execPath;
}

/**
 * `node scripts/setup.mjs [SCRIPT [WORDS...]]`: makes sure that packages and Node are there, then hands over to a
 * script in TypeScript, whose exit code becomes this one's.
 */
async function main() {
  checkNode();
  await installPackages();
  const node = await findNode();
  const [script, ...words] = process.argv.slice(2);
  if (script === undefined) return;
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${windows ? ';' : ':'}${join(modules, '.bin')}${windows ? ';' : ':'}${process.env.PATH ?? ''}`,
  };
  const child = spawn(node, ['--import', 'tsx', script, ...words], { cwd: root, stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(error.message));
  child.on('close', (code) => process.exit(code ?? 1));
}

await main();
