/**
 * What the Fetch standard (fetch.spec.whatwg.org, 2026-10) and Web IDL say of `fetch`, as a page can see it. Runs in the
 * page; gives what it saw, by name. `/echo` answers with what it got, `/away` leads to `/echo`, `/parts` comes in pieces.
 */
export async function fetchChecks(): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const fault = (error: unknown): string => {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    return `${error instanceof DOMException ? 'DOMException ' : ''}${Reflect.get(Object(error), 'name')} ${/extension|anonymous code|Reflect/.test(stack) ? 'strange' : 'clean'}`;
  };
  const rejected = (work: () => Promise<unknown>): Promise<string> => {
    try {
      return work().then(() => 'nothing', fault);
    } catch (error) {
      return Promise.resolve(`thrown ${fault(error)}`);
    }
  };
  const flags = ({ writable, enumerable, configurable }: PropertyDescriptor = {}) => [
    writable,
    enumerable,
    configurable,
  ];
  const texts = (owner: object, names: readonly string[]) =>
    names.map((name) => {
      const { value, get, ...place } = Object.getOwnPropertyDescriptor(owner, name) ?? {};
      const found: unknown = value ?? get;
      if (typeof found !== 'function') return [name, 'none'];
      return [
        name,
        Function.prototype.toString.call(found),
        found.name,
        found.length,
        Reflect.ownKeys(found).map(String).sort(),
        flags(place),
      ];
    });

  seen.functions = texts(window, ['fetch', 'EventSource', 'WebSocket', 'XMLHttpRequest']);
  seen.streams = texts(ReadableStream.prototype, ['getReader', 'values', 'pipeThrough', 'pipeTo', 'cancel', 'tee']);
  seen.xhr = texts(XMLHttpRequest.prototype, ['open', 'send', 'setRequestHeader']);
  seen.nativeText = texts(Function.prototype, ['toString']);
  seen.frames = texts(HTMLIFrameElement.prototype, ['contentWindow', 'contentDocument']);
  seen.noPrototype = 'prototype' in fetch;
  seen.withNew = await rejected(async () => Reflect.construct(fetch, ['/echo']));
  seen.nothing = await rejected(() => Reflect.apply(fetch, undefined, []));
  seen.isPromise = fetch('/echo') instanceof Promise;
  seen.noAddress = await rejected(() => fetch('http://['));
  seen.credentialsInAddress = await rejected(() => fetch('https://user:word@pika.art/echo'));
  seen.wrongMethod = await rejected(() => fetch('/echo', { method: 'TRACE' }));
  seen.bodyWithGet = await rejected(() => fetch('/echo', { body: 'x' }));
  seen.wrongHeader = await rejected(() => fetch('/echo', { headers: { 'a b': 'c' } }));
  seen.wrongSelf = await rejected(() => Reflect.apply(fetch, {}, ['/echo']));

  const ask = new Request('/echo', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-own': 'yes' },
    body: '{"prompt":"a cat","model":"2.5","duration":5}',
  });
  seen.before = ask.bodyUsed;
  const promise = fetch(ask);
  seen.during = ask.bodyUsed;
  const reply = await promise;
  seen.after = [ask.bodyUsed, reply.bodyUsed, reply.ok, reply.status, reply.type, reply.redirected, reply.url];
  seen.echo = await reply.json();
  seen.used = [
    reply.bodyUsed,
    await rejected(() => reply.text()),
    await rejected(() => fetch(ask)),
    await rejected(() => ask.text()),
  ];
  seen.cloneUsed = await rejected(async () => ask.clone());
  const form = new FormData();
  form.append('promptText', 'a dog');
  form.append('image', new File(['PIXELS'], 'me.png', { type: 'image/png' }));
  const formRequest = new Request('/echo', { method: 'POST', body: form });
  const formReply = await (await fetch(formRequest)).json();
  seen.form = [
    formRequest.bodyUsed,
    formReply.length,
    /a dog/.test(formReply.body),
    /PIXELS/.test(formReply.body),
    /^multipart/.test(formReply.type),
  ];
  seen.urlencoded = await (await fetch('/echo', { method: 'POST', body: new URLSearchParams({ a: 'b c' }) })).json();
  seen.bytes = await (await fetch('/echo', { method: 'PUT', body: new Uint8Array([104, 105]) })).json();
  seen.blob = await (
    await fetch(new Request('/echo', { method: 'POST', body: new Blob(['blob'], { type: 'text/x' }) }))
  ).json();
  const own = { toString: () => '/echo?own' };
  seen.stringified = (await (await Reflect.apply(fetch, window, [own])).json()).url;
  let reads = 0;
  const init = { get method() { reads += 1; return 'POST'; }, get body() { reads += 1; return 'from a getter'; } }; // biome-ignore format: one line
  seen.getters = [(await (await fetch('/echo', init)).json()).body, reads];

  const led = await fetch('/away');
  seen.redirect = [led.redirected, led.url, led.type];
  const kept = await fetch('/away', { redirect: 'manual' });
  seen.manual = [kept.type, kept.status, kept.url];
  seen.redirectAsError = await rejected(() => fetch('/away', { redirect: 'error' }));
  const gone = new AbortController();
  gone.abort();
  seen.abortedBefore = await rejected(() => fetch('/echo', { signal: gone.signal }));
  const later = new AbortController();
  const slow = await fetch('/parts', { signal: later.signal });
  later.abort();
  seen.abortedAfter = await rejected(() => slow.text());
  seen.reason = await rejected(() => fetch('/echo', { signal: AbortSignal.abort(new RangeError('mine')) }));
  seen.cut = await rejected(() => fetch('/cut'));

  const streamed = await fetch('/parts');
  const reader = streamed.body?.getReader();
  let text = '';
  const decoder = new TextDecoder();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
    text += decoder.decode(part.value);
  seen.streamed = [text, streamed.bodyUsed, streamed.body?.locked];
  const twins = (await fetch('/parts')).body?.tee() ?? [];
  seen.tee = await Promise.all(twins.map((twin) => new Response(twin).text()));
  const one = await fetch('/parts');
  const copy = one.clone();
  seen.clone = [await one.text(), await copy.text(), one.bodyUsed, copy.bodyUsed];
  const let_go = await fetch('/parts');
  seen.cancelled = [await let_go.body?.cancel('enough'), let_go.bodyUsed];
  let piped = '';
  await (await fetch('/parts')).body?.pipeThrough(new TextDecoderStream()).pipeTo(
    new WritableStream({
      write: (chunk) => {
        piped += chunk;
      },
    }),
  );
  seen.piped = piped;
  seen.noJson = await rejected(async () => (await fetch('/parts')).json());
  const empty = await fetch('/empty');
  seen.empty = [empty.status, empty.body, await empty.text()];
  seen.failed = await (await fetch('/echo?status=503')).json().then(({ url }) => url);

  const frame = document.createElement('iframe');
  document.body.append(frame);
  const { contentWindow, contentDocument } = frame;
  const inFrame: { Function: FunctionConstructor } = Reflect.get(contentDocument ?? {}, 'defaultView');
  const told = (of: unknown): string => inFrame.Function.prototype.toString.call(of);
  seen.fromAFrame = [
    contentWindow === Reflect.get(window, 0), told(fetch), told(WebSocket), told(XMLHttpRequest.prototype.send), told(Function.prototype.toString),
    told(inFrame.Function.prototype.toString), Function.prototype.toString.call(inFrame.Function.prototype.toString),
    told(Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow')?.get),
  ]; // biome-ignore format: a list
  frame.remove();
  return seen;
}
