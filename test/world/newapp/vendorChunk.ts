import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { WorldReply, WorldRequest } from '../site';

const bundles = new Map<string, Promise<string>>();

/** A library's code as one script module, unmodified but for its form. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, lib: { entry, formats: ['es'], fileName: () => 'library.js' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}

/** The chunk of a library that the new app's page speaks through, built when it is first asked for; null for other addresses. */
export async function vendorChunk({ url }: WorldRequest): Promise<WorldReply | null> {
  const [, name] = /^\/_next\/static\/chunks\/newapp\/vendor\/([a-z]+\.js)$/.exec(url.pathname) ?? [];
  if (name === undefined) return null;
  const entry = fileURLToPath(new URL(`vendor/${name}`, import.meta.url));
  if (!existsSync(entry)) return null;
  const built = bundles.get(entry) ?? bundle(entry);
  bundles.set(entry, built);
  return { status: 200, headers: { 'content-type': 'application/javascript; charset=UTF-8' }, body: await built };
}
