/**
 * Records how a real Next.js application frames the replies of its server actions: builds and runs the application in
 * `app/` and keeps what it answers in `recorded/`. Needs no network. `npx tsx test/world/next/record.ts`
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../../..');
const folder = path.join(root, '.world/next-app');
const next = path.join(root, 'node_modules/next/dist/bin/next');
const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const };

const manifestSchema = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });
const packageSchema = z.object({ version: z.string() });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port to be had.');
  return address.port;
}

async function build(): Promise<Map<string, string>> {
  rmSync(folder, { recursive: true, force: true });
  cpSync(path.join(here, 'app'), folder, { recursive: true });
  const run = spawn(process.execPath, [next, 'build'], { cwd: folder, env, stdio: 'inherit' });
  const [code] = await once(run, 'exit');
  if (code !== 0) throw new Error(`next build ended with ${code}`);
  const text = readFileSync(path.join(folder, '.next/server/server-reference-manifest.json'), 'utf8');
  const { node } = manifestSchema.parse(JSON.parse(text));
  return new Map(Object.entries(node).map(([id, entry]) => [entry.exportedName, id]));
}

const kept = ['content-type', 'content-encoding', 'vary', 'cache-control', 'location', 'set-cookie'];
const keeps = (name: string) => kept.includes(name) || name.startsWith('x-action') || name.startsWith('x-nextjs');

async function call(origin: string, id: string, args: unknown, from: string) {
  const tree = ['', { children: ['library', { children: ['__PAGE__', {}] }] }, null, null, true];
  const headers = {
    accept: 'text/x-component',
    'content-type': 'text/plain;charset=UTF-8',
    'next-action': id,
    'next-router-state-tree': encodeURIComponent(JSON.stringify(tree)),
    origin: from,
  };
  const body = JSON.stringify(args);
  const reply = await fetch(`${origin}/library`, { method: 'POST', headers, body, redirect: 'manual' });
  const chunks: Buffer[] = [];
  if (reply.body) for await (const chunk of reply.body) chunks.push(Buffer.from(chunk));
  return {
    request: { method: 'POST', path: '/library', headers, body },
    status: reply.status,
    headers: Object.fromEntries([...reply.headers].filter(([name]) => keeps(name))),
    chunkBytes: chunks.map((chunk) => chunk.length),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

async function whenUp(origin: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const up = await fetch(origin).then(
      (reply) => reply.ok,
      () => false,
    );
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The application does not answer.');
}

const actions = await build();
const port = await freePort();
const origin = `http://127.0.0.1:${port}`;
const server = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], { cwd: folder, env });
try {
  await whenUp(origin);
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(path.join(root, 'node_modules/next/package.json'), 'utf8')),
  );
  const recordedAt = new Date().toISOString().slice(0, 10);
  mkdirSync(path.join(here, 'recorded'), { recursive: true });
  const keep = async (name: string, id: string, from = origin) => {
    const seen = await call(origin, id, [{ ids: [] }], from);
    writeFileSync(
      path.join(here, 'recorded', `${name}.json`),
      `${JSON.stringify({ name, next: version, recordedAt, ...seen }, null, 2)}\n`,
    );
    console.log(`${name}: ${seen.status}, ${seen.body.length} characters in ${seen.chunkBytes.length} pieces`);
  };
  for (const [name, id] of actions) await keep(name, id);
  await keep('stale', `40${'0'.repeat(40)}`);
  await keep('wrong-origin', actions.get('items') ?? '', 'https://elsewhere.test');
} finally {
  server.kill();
}
