import { readReplyHeaders } from '../headers';
import { type Asked, harmless } from './asked';
import { openFarEnd } from './channel';
import { createDisguise, type Disguise } from './disguise';
import { tapEventSource } from './eventSource';
import { tapFetch } from './fetch';
import { isDataType } from './sites';
import { tapXhr } from './xhr';

/** What the three taps share. */
export interface Tap extends Disguise {
  silent(): boolean;
  /** Runs something of ours; what it throws reaches nobody. */
  safely<T>(work: () => T): T | undefined;
  remember(asked: Asked): void;
  /** Hands over that a request failed. */
  failed(asked: Asked): void;
  /** Hands over what a reply says of itself, and returns how to hand over its body; undefined where that is no data. */
  replied(
    asked: Asked,
    status: number,
    head: (name: string) => unknown,
    repeat: boolean,
  ): ((body: string, more: boolean) => void) | undefined;
}

const remembered = 40;

/**
 * Taps the page's own traffic: hands copies of Pika's replies to our side and changes nothing. Asks one of the page's
 * own remembered questions again when our side says so.
 */
export function installTap(): void {
  const { stringify, parse } = JSON;
  const questions = new Map<string, Asked>();
  let silent = false;

  function safely<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch {
      return undefined;
    }
  }

  const send = openFarEnd((text) => {
    safely(() => {
      if (text === 'silent') {
        silent = true;
        questions.clear();
      }
      const asked = questions.get(keyOf(parse(text)));
      if (asked !== undefined) repeat(asked);
    });
  });

  const hand = (asked: Asked, more: object, body = ''): void => {
    if (!silent) send(stringify(Object.assign(Object.create(null), { request: harmless(asked) }, more)) + body);
  };

  const tap: Tap = {
    ...createDisguise(),
    silent: () => silent,
    safely,
    remember(asked) {
      const key = keyOf(asked);
      if (key.length > 24_000) return;
      questions.delete(key);
      questions.set(key, asked);
      if (questions.size > remembered) questions.delete([...questions.keys()][0] ?? '');
    },
    failed: (asked) => hand(asked, {}),
    replied(asked, status, head, repeat) {
      const contentType = String(head('content-type') ?? '');
      const headers: Record<string, unknown> = Object.create(null);
      for (const name of readReplyHeaders) headers[name] = head(name) ?? undefined;
      const tell = (body: string, more: boolean) => {
        hand(
          asked,
          { response: Object.assign(Object.create(null), { status, contentType, headers, more }), repeat },
          `\n${body}`,
        );
      };
      if (isDataType(contentType)) return tell;
      // A page or a failure in place of data is news too, but its text is none.
      if (status >= 400 || contentType.includes('html')) tell('<', false);
      return undefined;
    },
  };
  const repeat = tapFetch(tap);
  tapXhr(tap);
  tapEventSource(tap);
}

function keyOf({ method, url, body }: { method?: unknown; url?: unknown; body?: unknown }): string {
  return `${method} ${url} ${body ?? ''}`;
}
