import { request } from 'node:https';
import { Readable } from 'node:stream';
import { createFalClient } from '@fal-ai/client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ApiKnobs } from '../../world/apis';
import { type DeepPartial, patch } from '../../world/patch';
import { createWorld, type World } from '../../world/world';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  const knobs: DeepPartial<ApiKnobs['fal-queue']> = {
    plan: { queueSeconds: 0.2, runSeconds: 0.3 },
    streamEverySeconds: 0.02,
  };
  patch(world.sites['fal-queue']?.knobs ?? {}, knobs);
});
afterAll(() => world.close());

/** `fetch` over TLS with the world's authority; the address stays as the client wrote it. */
const fetchFromWorld: typeof fetch = (address, init) =>
  new Promise((resolve, reject) => {
    const url = new URL(address instanceof Request ? address.url : address);
    const headers = { ...Object.fromEntries(new Headers(init?.headers)), host: url.hostname };
    const asking = request(
      {
        host: '127.0.0.1',
        port: world.port,
        servername: url.hostname,
        ca: world.certificates.caPem,
        path: url.pathname + url.search,
        method: init?.method ?? 'GET',
        headers,
        agent: false,
      },
      (reply) => {
        const told = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]);
        const body = new ReadableStream<Uint8Array>({
          async start(controller) {
            for await (const chunk of reply) controller.enqueue(Buffer.from(chunk));
            controller.close();
          },
        });
        resolve(new Response(body, { status: reply.statusCode ?? 0, headers: told }));
      },
    );
    asking.on('error', reject);
    Readable.from(typeof init?.body === 'string' ? [Buffer.from(init.body)] : []).pipe(asking);
  });

test.each(['polling', 'streaming'] as const)(
  'the published client follows a job in the whole world, %s',
  async (mode) => {
    const fal = createFalClient({ credentials: 'fal-test-key', fetch: fetchFromWorld });
    const seen: string[] = [];
    const onQueueUpdate = ({ status }: { status: string }) => seen.push(status);
    const result = await fal.subscribe('fal-ai/pika/v2.2/text-to-video', {
      input: { prompt: 'a cat' },
      onQueueUpdate,
      ...(mode === 'polling' ? { mode, pollInterval: 20 } : { mode }),
    });
    expect([...new Set(seen)]).toEqual(['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']);
    const clip = await fetchFromWorld(result.data.video.url);
    expect(clip.headers.get('content-type')).toBe('video/mp4');
    expect(
      Buffer.from(await clip.arrayBuffer())
        .subarray(4, 8)
        .toString(),
    ).toBe('ftyp');
  },
);

test('without a key the whole world answers 401 too', async () => {
  const fal = createFalClient({ credentials: () => undefined, fetch: fetchFromWorld });
  await expect(fal.queue.submit('fal-ai/pika/v2.2/text-to-video', { input: { prompt: 'x' } })).rejects.toMatchObject({
    status: 401,
  });
});

test('a webhook reaches the site that it was meant for', async () => {
  const fal = createFalClient({ credentials: 'fal-test-key', fetch: fetchFromWorld });
  const { request_id } = await fal.queue.submit('fal-ai/pika/v2.2/text-to-video', {
    input: { prompt: 'a cat' },
    webhookUrl: 'https://hook.example/fal',
  });
  const sink = world.sites['hook-sink']?.knobs;
  await vi.waitFor(() => expect(JSON.stringify(sink)).toContain(request_id), { timeout: 10_000 });
});
