import { createClient } from '@supabase/supabase-js';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { createWorld, type World } from '../../world/world';
import { cookieHeader } from './kit';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());
beforeEach(() => {
  world.reset();
  world.pika.set({ speed: 60 });
});

/** The library's own client, but that the world is found on its port and under its name. */
function socketTo(world: World) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      const url = new URL(address);
      const { hostname } = url;
      url.hostname = '127.0.0.1';
      url.port = String(world.port);
      super(url, protocols ?? [], { headers: { host: hostname }, rejectUnauthorized: false });
    }
  };
}

test.each(['1.0.0', '2.0.0'])('Realtime tells the rows of a job to its own client, serializer %s', async (vsn) => {
  world.pika.set({ form: 'realtime', sockets: { others: false } });
  const client = createClient('https://data.pika.art', world.pika.account.apiKey, {
    accessToken: async () => world.pika.account.accessToken,
    // Its handlers are typed unlike the browser's; the client gives them the same.
    realtime: { vsn, transport: socketTo(world) as unknown as typeof globalThis.WebSocket },
  });
  const words: string[] = [];
  await new Promise<void>((done) => {
    client
      .channel('generations')
      .on('postgres_changes', { event: '*', schema: 'public', table: 'generations' }, ({ new: row }) => {
        if (!('status' in row)) return;
        words.push(row.status);
        if (row.status === 'finished') done();
      })
      .subscribe((state) => {
        if (state === 'SUBSCRIBED')
          world.pika.jobs.submit({
            prompt: 'a',
            model: '2.5',
            resolution: '720p',
            durationSeconds: 5,
            contentType: 't2v',
          });
      });
  });
  expect([...new Set(words)]).toEqual(['queued', 'running', 'finished']);
  await client.removeAllChannels();
  client.realtime.disconnect();
});

test('Socket.IO tells the events of a job to its own client', async () => {
  world.pika.set({ form: 'socketio', sockets: { others: false } });
  const socket = io(`https://127.0.0.1:${world.port}/jobs`, {
    transports: ['websocket'],
    rejectUnauthorized: false,
    extraHeaders: { host: 'create.pika.art', cookie: cookieHeader(world) },
  });
  const words: string[] = [];
  await new Promise<void>((done) => {
    socket.on('connect', () =>
      world.pika.jobs.submit({ prompt: 'a', model: '2.5', resolution: '720p', durationSeconds: 5, contentType: 't2v' }),
    );
    socket.on('run:moved', ({ status }: { status: string }) => {
      words.push(status);
      if (status === 'finished') done();
    });
  });
  expect([...new Set(words)]).toEqual(['queued', 'running', 'finished']);
  socket.close();
});
