import { type Asked, addHeader, asking, bodyText } from './asked';
import { clean, replace } from './disguise';
import { failed, remember, replied } from './hand';
import { apply, find, getOwnPropertyDescriptor, keys, plainText, quietly, safely, withoutQuery } from './own';
import { copyBodies } from './stream';

/** Taps `fetch`; returns how to ask a question again with the browser's own `fetch`. */
export function tapFetch(): (asked: Asked) => void {
  const { get } = Headers.prototype;
  const { clone, formData, text } = Request.prototype;
  const { fetch } = window;
  const readCopy = copyBodies();

  /** A plain field of what the page passed; its getters are left alone. */
  const field = (of: unknown, name: string): unknown => getOwnPropertyDescriptor(Object(of), name)?.value;

  function addHeaders(asked: Asked, source: unknown): void {
    const add = (value: unknown, name: unknown) => addHeader(asked, name, value);
    if (source instanceof Headers) source.forEach(add);
    else if (Array.isArray(source)) for (const pair of source) add(pair[1], pair[0]);
    else for (const name of keys(Object(source))) add(field(source, name), name);
  }

  function askedBy(input: unknown, init: unknown): Asked | undefined {
    const request = input instanceof Request ? input : undefined;
    const asked = asking(request?.url ?? plainText(input), field(init, 'method') ?? request?.method);
    if (!asked || asked.isSignIn) return asked;
    addHeaders(asked, field(init, 'headers') ?? request?.headers);
    asked.body = bodyText(field(init, 'body'));
    asked.credentials = (field(init, 'credentials') as RequestCredentials | undefined) ?? request?.credentials;
    if (request && asked.method !== 'GET' && asked.body === undefined)
      asked.reading = quietly(() => readBody(asked, request));
    else remember(asked, field(init, 'body'));
    return asked;
  }

  /** The body that is inside of a `Request`, from a copy: the page's own stays unread. */
  async function readBody(asked: Asked, request: Request): Promise<void> {
    const ours = apply(clone, request, []);
    const isForm = find(/multipart/, apply(get, ours.headers, ['content-type']));
    const body = await apply<Request, [], Promise<unknown>>(isForm ? formData : text, ours, []);
    asked.body = bodyText(body);
    // A form's fields are handed over in another form than they were sent.
    if (isForm) addHeader(asked, 'content-type', 'application/x-www-form-urlencoded');
    remember(asked, body);
  }

  function copy(asked: Asked, response: Response, repeat?: boolean): void {
    const { status, headers } = response;
    const head = (name: string) => apply(get, headers, [name]);
    if (response.redirected) asked.finalUrl = withoutQuery(response.url);
    const tell = replied(asked, status, head, repeat);
    if (tell) readCopy(response, !!find(/event-stream/, head('content-type')), tell);
  }

  /** The page's promise: settles as the browser's own does, after our notes. */
  async function settled(promise: Promise<Response>, asked: Asked | undefined, repeat?: boolean): Promise<Response> {
    try {
      const response = await promise;
      if (asked) safely(() => copy(asked, response, repeat));
      return response;
    } catch (error) {
      // An abort is no TypeError.
      if (asked && error instanceof TypeError) safely(() => failed(asked));
      throw clean(error);
    }
  }

  replace(window, 'fetch', {
    apply(target, self, args: unknown[]) {
      // First: a body inside of a `Request` is gone once the browser has it.
      const asked = safely(() => askedBy(args[0], args[1]));
      // Also where there is nothing to note: our frames are in the stacks of its errors.
      return settled(apply(target as typeof fetch, self, args), asked);
    },
  });

  return (asked) => {
    const { url, ...init } = asked;
    quietly(() => settled(fetch(url, init as RequestInit), asked, true));
  };
}
