import { bounds } from './bounds';
import type { PageResponse } from './exchange-form';

const MAX_BODIES = 60;
const MAX_KEPT_CHARS = 8_000_000;

/** Last bodies of the questions of all pages, in the background's memory. */
export interface Bodies {
  /**
   * The reply with its whole body where only what is new of it was handed over. `page` names whose it is: no other page
   * can make its replies out of it. `lost` where the body before is: then the page hands the whole over; `known` where the
   * whole was wanted twice. `letter` names the message: one that comes again because its answer was lost is read again.
   */
  restore(page: string, response: PageResponse, letter?: string): PageResponse | 'lost' | 'known';
}

interface Body {
  n: number;
  text: string;
  letter: string | undefined;
}

/** Keeps so many bodies and characters at most; the oldest is forgotten first. */
export function createBodies(): Bodies {
  const kept = new Map<string, Body>();
  let chars = 0;

  function keep(key: string, body: Body): void {
    forget(key);
    kept.set(key, body);
    chars += body.text.length;
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_BODIES && chars <= MAX_KEPT_CHARS) break;
      forget(oldest);
    }
  }

  function forget(key: string): void {
    chars -= kept.get(key)?.text.length ?? 0;
    kept.delete(key);
  }

  return {
    restore(page, response, letter) {
      const { part, body = '', ...rest } = response;
      if (part === undefined) return response;
      const { n, from, keep: end } = part;
      const key = `${page} ${part.chain}`;
      const before = kept.get(key);
      if (before?.n === n) return before.letter === letter ? { ...rest, body: before.text } : 'known';
      let whole = body;
      if (from !== undefined && end !== undefined) {
        if (before?.n !== n - 1 || from + end > before.text.length) return 'lost';
        whole = before.text.slice(0, from) + body + before.text.slice(before.text.length - end);
      }
      if (whole.length > bounds.body) return { ...rest, body: whole };
      keep(key, { n, text: whole, letter });
      return { ...rest, body: whole };
    },
  };
}
