import type { Exchange } from '../../lib/page/exchange-form';
import { flag, Misshapen, number, objectOf, text, texts } from '../../lib/platform/shape';

/** A copy as it crosses between the worlds: a line of JSON about the exchange, then the body as it came. */
const readHead = objectOf(
  { request: objectOf({ method: text, url: text }, { headers: texts, body: text, finalUrl: text, gesture: flag }) },
  {
    /** Absent where the request failed. */
    response: objectOf({ status: number }, { contentType: text, headers: texts, more: flag }),
    /** We had the page ask. */
    repeat: flag,
  },
);

/** Reads a copy; undefined for anything else. */
export function readCopy(copy: string): { exchange: Exchange; via: 'page' | 'repeat-in-page' } | undefined {
  const end = copy.indexOf('\n');
  try {
    const { request, response, repeat } = readHead(JSON.parse(end < 0 ? copy : copy.slice(0, end)));
    const body = end < 0 ? undefined : copy.slice(end + 1);
    const exchange: Exchange =
      response === undefined
        ? { request, failed: true }
        : { request, response: { ...response, ...(body !== undefined && { body }) } };
    return { exchange, via: repeat === true ? 'repeat-in-page' : 'page' };
  } catch (error) {
    if (error instanceof Misshapen || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
