/**
 * What the WebSockets standard (websockets.spec.whatwg.org, 2026-10) and Web IDL say of `WebSocket`, as a page can see it.
 * Runs in the page; gives what it saw, by name. `address` answers every frame with itself.
 */
export async function socketChecks(address: string): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  const thrown = (work: () => unknown): string => {
    try {
      work();
      return 'nothing';
    } catch (error) {
      const stack = error instanceof Error ? (error.stack ?? '') : '';
      return `${error instanceof DOMException ? 'DOMException ' : ''}${Reflect.get(Object(error), 'name')} ${/extension|anonymous code/.test(stack) ? 'strange' : 'clean'}`;
    }
  };
  const once = (target: EventTarget, name: string) =>
    new Promise<Event>((done) => target.addEventListener(name, done, { once: true }));
  const flags = ({ writable, enumerable, configurable }: PropertyDescriptor = {}) => [
    writable,
    enumerable,
    configurable,
  ];

  seen.text = Function.prototype.toString.call(WebSocket);
  seen.shape = [
    WebSocket.name,
    WebSocket.length,
    typeof WebSocket,
    Object.prototype.toString.call(WebSocket.prototype),
  ];
  seen.keys = Reflect.ownKeys(WebSocket).map(String).sort();
  seen.prototypeKeys = Reflect.ownKeys(WebSocket.prototype).map(String).sort();
  seen.global = flags(Object.getOwnPropertyDescriptor(window, 'WebSocket'));
  seen.constants = ['CONNECTING', 'OPEN', 'CLOSING', 'CLOSED'].map((name) => [
    Reflect.get(WebSocket, name),
    flags(Object.getOwnPropertyDescriptor(WebSocket, name)),
    flags(Object.getOwnPropertyDescriptor(WebSocket.prototype, name)),
  ]);
  seen.itsConstructor = [
    WebSocket.prototype.constructor === WebSocket,
    flags(Object.getOwnPropertyDescriptor(WebSocket.prototype, 'constructor')),
    flags(Object.getOwnPropertyDescriptor(WebSocket, 'prototype')),
    Object.getPrototypeOf(WebSocket) === EventTarget,
    Object.getPrototypeOf(WebSocket.prototype) === EventTarget.prototype,
  ];
  seen.withoutNew = thrown(() => Reflect.apply(WebSocket, undefined, [address]));
  seen.nothing = thrown(() => Reflect.construct(WebSocket, []));
  seen.noAddress = thrown(() => new WebSocket('http://['));
  seen.otherScheme = thrown(() => new WebSocket('ftp://pika.art/'));
  seen.twice = thrown(() => new WebSocket(address, ['a', 'a']));
  seen.notAToken = thrown(() => new WebSocket(address, 'a b'));
  seen.tooSoon = thrown(() => new WebSocket(address).send('x'));
  seen.wrongCode = thrown(() => new WebSocket(address).close(1001));
  seen.longReason = thrown(() => new WebSocket(address).close(3000, 'x'.repeat(124)));
  seen.getter = thrown(() => Object.getOwnPropertyDescriptor(WebSocket.prototype, 'url')?.get?.call({}));

  const order: string[] = [];
  class Own extends WebSocket {
    readonly extra = 'own';
    override get url(): string {
      order.push('url was read');
      return super.url;
    }
    override addEventListener(...args: Parameters<WebSocket['addEventListener']>): void {
      order.push(`listens to ${args[0]}`);
      super.addEventListener(...args);
    }
  }
  const socket = new Own(address);
  seen.made = [
    socket instanceof WebSocket, socket instanceof Own, socket instanceof EventTarget, socket.constructor === Own, socket.extra,
    socket.readyState, socket.binaryType, socket.bufferedAmount, socket.extensions, socket.protocol,
    socket.onmessage, Object.prototype.toString.call(socket), Reflect.ownKeys(socket).map(String), [...order],
  ]; // biome-ignore format: a list
  order.length = 0;
  const late = Reflect.construct(WebSocket, [address], Own);
  seen.newTarget = [late instanceof Own, Object.getPrototypeOf(late) === Own.prototype];
  late.close();

  EventTarget.prototype.addEventListener.call(socket, 'message', () => order.push('first'));
  socket.onmessage = () => order.push('handler');
  EventTarget.prototype.addEventListener.call(socket, 'message', (event) => {
    order.push('stops');
    if (event instanceof MessageEvent && event.data === 'stop') event.stopImmediatePropagation();
  });
  EventTarget.prototype.addEventListener.call(socket, 'message', () => order.push('last'));
  await once(socket, 'open');
  order.length = 0;
  let came = once(socket, 'message');
  socket.send('go');
  const message = await came;
  seen.order = [...order];
  seen.event = message instanceof MessageEvent && [
    message.data, message.type, message.isTrusted, message.target === socket, message.currentTarget, message.origin, message.lastEventId,
    message.source, message.ports.length, message.bubbles, message.cancelable, message.composed, message.eventPhase,
    message.defaultPrevented, Reflect.ownKeys(message).map(String),
  ]; // biome-ignore format: a list
  order.length = 0;
  socket.send('stop');
  await new Promise<void>((done) => {
    socket.onmessage = () => done();
  });
  seen.stopped = [...order];

  socket.binaryType = 'arraybuffer';
  came = once(socket, 'message');
  socket.send(new Uint8Array([1, 2, 3]));
  const bytes: unknown = Reflect.get(await came, 'data');
  seen.buffer = bytes instanceof ArrayBuffer && [...new Uint8Array(bytes)];
  socket.binaryType = 'blob';
  came = once(socket, 'message');
  socket.send(new Blob(['blob']));
  const blob: unknown = Reflect.get(await came, 'data');
  seen.blob = blob instanceof Blob && (await blob.text());
  Reflect.set(socket, 'binaryType', 'nonsense');
  seen.binaryType = socket.binaryType;

  const many: string[] = [];
  const all = new Promise<void>((done) => {
    socket.onmessage = ({ data }) => {
      many.push(data);
      if (many.length === 1000) done();
    };
  });
  for (let n = 0; n < 1000; n += 1) socket.send(`${n}`);
  await all;
  seen.many = many.every((text, index) => text === String(index));
  came = once(socket, 'message');
  socket.send('x'.repeat(10_000_000));
  seen.large = Reflect.get(await came, 'data').length;
  const heard: unknown[] = [];
  socket.onmessage = ({ data, isTrusted }) => heard.push([data, isTrusted]);
  socket.dispatchEvent(new MessageEvent('message', { data: 'made by the page' }));
  seen.forged = heard;

  const closed = once(socket, 'close');
  socket.close(3001, 'enough');
  seen.closing = socket.readyState;
  const close = await closed;
  seen.closed = close instanceof CloseEvent && [
    close.code,
    close.reason,
    close.wasClean,
    close.isTrusted,
    socket.readyState,
  ];
  seen.afterwards = thrown(() => socket.send('x'));

  const refused = new WebSocket(`${address}/refused`);
  const events: string[] = [];
  refused.onerror = (event) => events.push(`error ${event.constructor.name}`);
  const end = await once(refused, 'close');
  seen.refused = [events, end instanceof CloseEvent && [end.code, end.wasClean]];
  return seen;
}
