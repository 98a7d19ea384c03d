import { isThere } from './channel';
import { call, replace } from './disguise';
import { bodyLimit } from './hand';
import { apply, defineProperty, getFrom, getPrototypeOf, quietly, setIn } from './own';

/** Reads a copy of a reply's body: events as they come, all else whole. */
export type ReadCopy = (response: Response, events: boolean, tell: (text: string, more: boolean) => void) => void;

/**
 * Copies bodies. The browser ends a connection only when both the page's branch and ours are cancelled: where the page
 * lets go of its own, ours is let go too.
 */
export function copyBodies(): ReadCopy {
  const { clone } = Response.prototype;
  const { prototype: stream } = ReadableStream;
  const { prototype: reader } = ReadableStreamDefaultReader;
  const getReader: () => ReadableStreamDefaultReader<Uint8Array> = stream.getReader;
  const { read, cancel } = reader;
  /** Our readers, by what the page holds of the same body. */
  const readers = new WeakMap<object, ReadableStreamDefaultReader<Uint8Array>>();
  const letGo = (ours: ReadableStreamDefaultReader) => quietly(() => apply(cancel, ours, []));

  const handler: ProxyHandler<(...args: never[]) => unknown> = {
    apply(target, self: object, args) {
      const result = call(target, self, args);
      const ours = apply(getFrom, readers, [self]);
      // What ends a stream gives a promise, all else something that leads on to the same body.
      if (ours) {
        if (result instanceof Promise) letGo(ours);
        else apply(setIn, readers, [result, ours]);
      }
      return result;
    },
  };
  const iterator: object = getPrototypeOf(new ReadableStream().values());
  // How a pipe ends cannot be seen: a body that goes into one is let go at once.
  for (const owner of [stream, reader, iterator])
    for (const name of 'getReader values pipeThrough pipeTo cancel return'.split(' ')) replace(owner, name, handler);
  defineProperty(stream, Symbol.asyncIterator, { value: stream.values });

  return (response, events, tell) =>
    quietly(async () => {
      const { body } = apply(clone, response, []);
      const ours = body && apply(getReader, body, []);
      if (!ours) return;
      apply(setIn, readers, [response.body, ours]);
      const decoder = new TextDecoder();
      let text = '';
      for (let end = false; !end; ) {
        const { done, value } = await apply(read, ours, []);
        text += decoder.decode(value, { stream: !done });
        end = done || text.length > bodyLimit || !isThere;
        if (!end && !events) continue;
        tell(text, !end);
        text = '';
      }
      letGo(ours);
    });
}
