import { existsSync, readFileSync } from 'node:fs';
import type { WorldReply, WorldRequest } from '../site';

const world = new URL('../', import.meta.url);
const known = /^\/_next\/static\/chunks\/((?:oldapp|newapp|pika)\/client\/[a-z-]+\.js)$/;

/** A pretend app's script files, under the paths that they have here; null for other addresses. */
export function serveChunk(request: WorldRequest): WorldReply | null {
  const [, path] = known.exec(request.url.pathname) ?? [];
  if (path === undefined || !existsSync(new URL(path, world))) return null;
  const headers = {
    'content-type': 'application/javascript; charset=UTF-8',
    'cache-control': 'no-cache',
  };
  return { status: 200, headers, body: readFileSync(new URL(path, world)) };
}
