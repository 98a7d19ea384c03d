import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { WorldReply, WorldRequest } from '../site';

/** Libraries that the new app's page speaks through, unmodified, by the name of their chunk. */
const LIBRARIES: Readonly<Record<string, string>> = {
  supabase: '@supabase/supabase-js',
  socketio: 'socket.io-client',
};
const bundles = new Map<string, Promise<string>>();

/** A library's code as one script module. */
async function bundle(library: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: true, lib: { entry: library, formats: ['es'], fileName: () => 'library.js' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output !== undefined && 'output' in output ? output.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${library} could not be bundled.`);
  return chunk.code;
}

/** A library's chunk, built when it is first asked for; null for other addresses. */
export async function vendorChunk({ url }: WorldRequest): Promise<WorldReply | null> {
  const [, name = ''] = /^\/_next\/static\/chunks\/newapp\/vendor\/([a-z]+)\.js$/.exec(url.pathname) ?? [];
  const library = Object.hasOwn(LIBRARIES, name) ? LIBRARIES[name] : undefined;
  if (library === undefined) return null;
  const built = bundles.get(library) ?? bundle(library);
  bundles.set(library, built);
  return { status: 200, headers: { 'content-type': 'application/javascript; charset=UTF-8' }, body: await built };
}
