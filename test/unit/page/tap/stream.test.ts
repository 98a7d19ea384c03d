import { describe, expect, it, vi } from 'vitest';
import { copyBodies } from '../../../../lib/page/tap/stream';

const readCopy = copyBodies();

/** A reply that never ends by itself. */
function endless() {
  const cancelled = vi.fn();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve));
      controller.enqueue(new TextEncoder().encode('data: 1\n\n'));
    },
    cancel: cancelled,
  });
  return { response: new Response(body), cancelled };
}

async function readOne(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  await reader.read();
  await reader.cancel();
}

const ways: Record<string, (body: ReadableStream<Uint8Array>) => Promise<void>> = {
  'its cancel': (body) => body.cancel(),
  'the cancel of its reader': readOne,
  'a loop that is left': async (body) => {
    for await (const piece of body) if (piece.length > 0) return;
  },
  'the end of what it was piped through': (body) => readOne(body.pipeThrough(new TransformStream())),
};

describe('a body that is copied', () => {
  it.each(Object.entries(ways))('is let go where the page lets it go, by %s', async (_, letGo) => {
    const { response, cancelled } = endless();
    const told = vi.fn();
    readCopy(response, true, told);
    const { body } = response;
    if (body !== null) await letGo(body);
    await vi.waitFor(() => expect(cancelled).toHaveBeenCalled());
  });

  it('goes to the page whole, and to us whole', async () => {
    const response = new Response('{"a":1}');
    const told = vi.fn();
    readCopy(response, false, told);
    expect(await response.text()).toBe('{"a":1}');
    await vi.waitFor(() => expect(told).toHaveBeenCalledExactlyOnceWith('{"a":1}', false));
  });

  it('keeps the one function under its two names', () => {
    expect(ReadableStream.prototype[Symbol.asyncIterator]).toBe(ReadableStream.prototype.values);
    expect(Object.keys(ReadableStream.prototype)).toContain('getReader');
  });
});
