import { type Identified, identityOf, keptHeaders } from '../../knowledge/requestHeaders';
import { readReplyHeaders } from '../headers';
import type { Asked } from './asked';
import { openFarEnd } from './channel';
import { apply, create, find, keys, parse, quietly, safely, stringify } from './own';

export const bodyLimit = 2_000_000;
const remembered = 40;
const kept: readonly string[] = keptHeaders;
const questions: Record<string, Asked> = create(null);
const { then } = Promise.prototype;
let send: (text: string) => void;

/** Finds our side; `repeat` asks one of the remembered questions again, when our side says so. */
export function meet(repeat: (asked: Asked) => void): void {
  send = openFarEnd((text) => {
    safely(() => {
      const asked = questions[identityOf(parse(text))];
      if (asked) repeat(asked);
    });
  });
}

/** `body`: as the page passed it. What was not sent as a plain text is not remembered: it could not be sent again as it was. */
export function remember(asked: Asked, body: unknown): void {
  const key = identityOf(harmless(asked));
  if (asked.isSignIn || key.length > 24_000 || (body ?? undefined) !== asked.body) return;
  // The newest last.
  delete questions[key];
  questions[key] = asked;
  const all = keys(questions);
  if (all.length > remembered) delete questions[all[0] ?? ''];
}

/** The part of a request that may be handed over: the names of all headers, the values of the harmless ones. */
function harmless(asked: Asked): Identified {
  const shown: Record<string, string> = create(null);
  for (const [name, value] of asked.headers) shown[name] = kept.includes(name) ? value : '';
  // Without a prototype, lest a `toJSON` of the page's be called.
  const request = {
    __proto__: null,
    ...asked,
    reading: undefined,
    isSignIn: undefined,
    headers: shown,
  };
  return request;
}

function hand(asked: Asked, more: object, body = ''): void {
  send(stringify({ __proto__: null, request: harmless(asked), ...more }) + body);
}

/** Does it once the request's body is read, which is at once but for a body inside of a `Request`. */
function whenRead({ reading }: Asked, work: () => void): void {
  if (reading) quietly(() => apply(then, reading, [work]));
  else work();
}

/** Hands over that a request failed. */
export const failed = (asked: Asked): void => {
  if (!asked.isSignIn) whenRead(asked, () => hand(asked, {}));
};

/** Hands over what a reply says of itself, and returns how to hand over its body; undefined where that is no data. */
export function replied(
  asked: Asked,
  status: number,
  head: (name: string) => string | null | undefined,
  repeat?: boolean,
): ((body: string, more?: boolean) => void) | undefined {
  if (asked.isSignIn) {
    if (status >= 500) hand(asked, { response: { __proto__: null, status } });
    return undefined;
  }
  const contentType = head('content-type') ?? '';
  const headers: Record<string, string | undefined> = create(null);
  for (const name of readReplyHeaders) headers[name] = head(name) ?? undefined;
  const tell = (body: string, more?: boolean) =>
    whenRead(asked, () =>
      hand(
        asked,
        { response: { __proto__: null, status, contentType, headers, more }, repeat },
        `\n${body.slice(0, bodyLimit + 1)}`,
      ),
    );
  // Content types that may carry news of jobs.
  if (find(/json|x-component|event-stream|text.plain/, contentType)) return tell;
  // A page or a failure in place of data is news too, but its text is none.
  if (status >= 400 || find(/html/, contentType)) tell('<');
  return undefined;
}
