// @vitest-environment happy-dom
// @vitest-environment-options {"url": "https://pika.art/library"}
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bodyChanges } from '../../../../lib/page/changes';
import { handOver } from '../../../../lib/page/handover';
import { requestMemory } from '../../../../lib/page/requestMemory';
import { openNearEnd } from '../../../../lib/page/tap/channel';
import { installTap } from '../../../../lib/page/tap/install';

/** An event of the browser's own, with its data behind a getter of the prototype. */
class MessageEvent extends Event {
  readonly #data: unknown;
  constructor(type: string, { data, byPage = false }: { data: unknown; byPage?: boolean }) {
    super(type);
    this.#data = data;
    Object.defineProperty(this, 'isTrusted', { value: !byPage });
  }
  get data(): unknown {
    return this.#data;
  }
}

type Answer = () => Promise<Response>;
const copies: string[] = [];
const asked: { url: string; init: RequestInit | undefined }[] = [];
let answer: Answer;
let before: Record<string, unknown>;
let near: ReturnType<typeof openNearEnd>;
const originalFetch = function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  asked.push({ url: String(input), init });
  if (input instanceof Request && input.body !== null) void input.text();
  return answer();
};

function look(): Record<string, unknown> {
  const { prototype } = XMLHttpRequest;
  const functions: [object, string][] = [
    [window, 'fetch'],
    [prototype, 'open'],
    [prototype, 'send'],
    [prototype, 'setRequestHeader'],
    [Function.prototype, 'toString'],
    [window, 'EventSource'],
    [window, 'WebSocket'],
  ];
  return Object.fromEntries(
    functions.map(([owner, name]) => {
      const place = Object.getOwnPropertyDescriptor(owner, name);
      const { value, ...flags } = place ?? {};
      return [name, { text: Function.prototype.toString.call(value), name: value.name, length: value.length, keys: Reflect.ownKeys(value), hasPrototype: 'prototype' in value, flags }];
    }),
  ); // biome-ignore format: a table
}

const json =
  (text: string, headers = {}) =>
  async () =>
    new Response(text, { headers: { 'content-type': 'application/json', ...headers } });
const settle = () => new Promise((resolve) => setTimeout(resolve, 20));
const heads = () => copies.map((copy) => JSON.parse(copy.split('\n', 1)[0] ?? ''));

beforeAll(() => {
  class Source extends EventTarget {
    readonly #url: string;
    constructor(url: string) {
      super();
      this.#url = url;
    }
    get url(): string {
      return this.#url;
    }
  }
  class EventSource extends Source {}
  Object.defineProperty(EventSource.prototype, 'url', Object.getOwnPropertyDescriptor(Source.prototype, 'url') ?? {});
  class WebSocket extends Source {
    static readonly OPEN = 1;
  }
  Object.defineProperty(WebSocket.prototype, 'url', Object.getOwnPropertyDescriptor(Source.prototype, 'url') ?? {});
  Object.defineProperty(window, 'MessageEvent', { value: MessageEvent, writable: true, configurable: true });
  Object.defineProperty(window, 'WebSocket', { value: WebSocket, writable: true, configurable: true });
  /** The part of XMLHttpRequest that the tap touches, in the shape of the browser's. */
  class XMLHttpRequest extends EventTarget {
    status = 0;
    responseType = '';
    response: unknown = '';
    withCredentials = false;
    open(_method: string, _url: string): void {
      this.status = 0;
    }
    setRequestHeader(_name: string, _value: string): void {
      if (this.status === 1) throw new DOMException('sent already', 'InvalidStateError');
    }
    send(body?: string): void {
      if (body === 'fails') {
        this.dispatchEvent(new Event('error'));
        return;
      }
      this.status = 200;
      this.response = '{"c":3}';
      this.dispatchEvent(new Event('load'));
    }
    getAllResponseHeaders(): string {
      return 'content-type: application/json\r\n';
    }
  }
  Object.defineProperty(window, 'XMLHttpRequest', { value: XMLHttpRequest, writable: true, configurable: true });
  Object.defineProperty(window, 'fetch', {
    value: originalFetch,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  Object.defineProperty(window, 'EventSource', {
    value: EventSource,
    writable: true,
    enumerable: false,
    configurable: true,
  });
  before = look();
  installTap();
  near = openNearEnd(document, (text) => copies.push(text));
});

beforeEach(() => {
  copies.length = 0;
  asked.length = 0;
  answer = json('{"a":1}');
});

describe('the tap', { shuffle: false }, () => {
  it('looks like what it replaced', () => {
    expect(look()).toEqual(before);
    expect(new EventSource('https://pika.art/e')).toBeInstanceOf(EventSource);
    expect(EventSource.prototype.constructor).toBe(EventSource);
  });

  it('hands a copy over and leaves the reply as it was', async () => {
    const reply = await window.fetch('/api', {
      method: 'POST',
      headers: { Authorization: 'Bearer SECRET', Accept: 'x' },
      body: '{"b":2}',
    });
    expect(reply.bodyUsed).toBe(false);
    expect(await reply.text()).toBe('{"a":1}');
    await settle();
    expect(heads()[0]).toMatchObject({
      request: {
        method: 'POST',
        url: 'https://pika.art/api',
        headers: { authorization: '', accept: 'x' },
        body: '{"b":2}',
      },
      response: { status: 200, contentType: 'application/json' },
    });
    expect(copies[0]?.split('\n')[1]).toBe('{"a":1}');
    expect(copies.join()).not.toContain('SECRET');
  });

  it('lets other sites, pictures, sign-in and measuring alone', async () => {
    for (const url of [
      'https://example.com/a',
      'https://pika.art.evil.example/a',
      '/a.mp4',
      'https://login.pika.art/auth/v1/token',
      '/ingest/e',
    ])
      await window.fetch(url);
    answer = async () => new Response('x', { headers: { 'content-type': 'image/png' } });
    await window.fetch('/picture');
    await settle();
    expect(copies).toEqual([]);
  });

  it('hands over of sign-in that the server failed, and nothing else', async () => {
    const places = [
      'https://login.pika.art/auth/v1/token?grant_type=password',
      '/login',
      '/api/auth/callback/google?code=S3CRET',
      '/api/session',
      '/api/auth/magic-link/S3CRET',
      '/rpc/refreshToken',
      '/api/trpc/auth.verifyOtp?batch=1',
      'https://api.pika.me/v1/accounts:signInWithPassword?key=S3CRET',
    ];
    const init = { method: 'POST', headers: { authorization: 'S3CRET' }, body: '{"email":"S3CRET"}' };
    const askAll = async (status: number) => {
      answer = async () => new Response('{"a":"S3CRET"}', { status, headers: { 'content-type': 'application/json' } });
      for (const url of places) await window.fetch(url, init);
      await window.fetch(new Request('https://pika.art/login', init));
      await settle();
    };
    await askAll(200);
    await askAll(401);
    answer = async () => {
      throw new TypeError('no connection');
    };
    await expect(window.fetch('/login', init)).rejects.toThrow();
    expect(copies).toEqual([]);
    await askAll(503);
    expect(heads().map(({ request, response }) => [request.url, Object.keys(request.headers), response])).toEqual(
      [
        'https://login.pika.art/auth',
        'https://pika.art/login',
        'https://pika.art/api/auth',
        'https://pika.art/api/session',
        'https://pika.art/api/auth',
        'https://pika.art/rpc/refreshToken',
        'https://pika.art/api/trpc/auth',
        'https://api.pika.me/v1/accounts:signInWithPassword',
        'https://pika.art/login',
      ].map((url) => [url, [], { status: 503 }]),
    );
    expect(copies.join()).not.toContain('S3CRET');
  });

  it('reads the fields of a form inside of a Request, and says in which form they stand', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const body = '--x\r\nContent-Disposition: form-data; name="promptText"\r\n\r\na cat\r\n--x--\r\n';
    await window.fetch(new Request('https://api.pika.art/generate/v2', { method: 'POST', headers, body }));
    await settle();
    expect(heads()[0].request).toMatchObject({
      body: 'promptText=a+cat',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  it('cannot be made to ask again what carries something that signs somebody in: our side knows it without', async () => {
    await window.fetch('/api/jobs?token=S3CRET', { method: 'POST', body: '{"ids":["j1"],"apiKey":"S3CRET"}' });
    await settle();
    const { request, response } = heads()[0];
    const handover = handOver({ request, response }, 'page', requestMemory(), bodyChanges(1));
    const sent = asked.length;
    near.ask(JSON.stringify(handover?.handed.request));
    await settle();
    expect(asked).toHaveLength(sent);
  });

  it('passes errors on as they are, tells failures and keeps quiet about aborts', async () => {
    const failure = new TypeError('Failed to fetch');
    answer = () => Promise.reject(failure);
    await expect(window.fetch('/x')).rejects.toBe(failure);
    const abort = new DOMException('aborted', 'AbortError');
    answer = () => Promise.reject(abort);
    await expect(window.fetch('/y')).rejects.toBe(abort);
    expect(heads().map((head) => [head.request.url, head.response])).toEqual([['https://pika.art/x', undefined]]);
  });

  it('does not call the page\u2019s getters, and its own faults reach nobody', async () => {
    let calls = 0;
    const init = { get headers(): HeadersInit { calls += 1; return {}; } }; // biome-ignore format: one line
    await window.fetch('/api', init);
    expect(calls).toBe(0);
    answer = async () =>
      Object.assign(new Response('{}', { headers: { 'content-type': 'application/json' } }), { clone: 1 });
    await expect(window.fetch('/api')).resolves.toBeInstanceOf(Response);
    answer = () => Promise.resolve(Object.create(null));
    await expect(window.fetch('/api')).resolves.toBeDefined();
  });

  it('hands a form over without its files', async () => {
    const form = new FormData();
    form.append('promptText', 'a cat');
    form.append('image', new File(['PIXELS'], 'me.png'));
    await window.fetch('https://api.pika.art/generate/v2', { method: 'POST', body: form });
    await settle();
    expect(heads()[0].request.body).toBe('promptText=a+cat&image=file+of+6');
  });

  it('reads the body of a Request from a copy, also where it is refused, and tells where a redirect led', async () => {
    const ask = new Request('https://pika.art/runs', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"prompt":"a cat"}',
    });
    answer = async () => {
      const response = new Response('{"error":"no"}', { status: 403, headers: { 'content-type': 'application/json' } });
      Object.defineProperty(response, 'redirected', { value: true });
      Object.defineProperty(response, 'url', { value: 'https://pika.art/login?token=SECRET' });
      return response;
    };
    await window.fetch(ask);
    // The browser has had it whole.
    expect(ask.bodyUsed).toBe(true);
    await settle();
    expect(heads()).toMatchObject([
      {
        request: { method: 'POST', body: '{"prompt":"a cat"}', finalUrl: 'https://pika.art/login' },
        response: { status: 403 },
      },
    ]);
    expect(heads()[0].request).not.toHaveProperty('reading');
    expect(copies.join()).not.toContain('SECRET');
  });

  it('asks a question again with its own headers, and only one that the page asked', async () => {
    await window.fetch('/list', { method: 'POST', headers: { Authorization: 'Bearer SECRET' }, body: '[1]' });
    await settle();
    copies.length = 0;
    const headers = { authorization: '' };
    near.ask(JSON.stringify({ method: 'POST', url: 'https://pika.art/list', headers, body: '[2]' }));
    near.ask(JSON.stringify({ method: 'POST', url: 'https://pika.art/list', headers, body: '[1]' }));
    near.ask(JSON.stringify({ method: 'POST', url: 'https://pika.art/list', headers: {}, body: '[1]' }));
    near.ask('no json');
    await settle();
    expect(asked.slice(1)).toMatchObject([
      {
        url: 'https://pika.art/list',
        init: { method: 'POST', body: '[1]', headers: [['authorization', 'Bearer SECRET']] },
      },
    ]);
    expect(heads()).toMatchObject([{ repeat: true, request: { headers: { authorization: '' } } }]);
  });

  it('never sends one action in the place of another with equal arguments, nor one with an unknown header', async () => {
    const send = (headers: Record<string, string>) =>
      window.fetch('/list', { method: 'POST', headers, body: '[{"ids":["a"]}]' });
    const ask = (headers: Record<string, string>) =>
      near.ask(JSON.stringify({ method: 'POST', url: 'https://pika.art/list', headers, body: '[{"ids":["a"]}]' }));
    await send({ 'Next-Action': 'aaa' });
    await send({ 'Next-Action': 'bbb' });
    await send({ 'Next-Action': 'aaa', 'X-Do': 'cancel' });
    await settle();
    asked.length = 0;
    ask({ 'next-action': 'aaa' });
    ask({ 'next-action': 'ccc' });
    ask({});
    await settle();
    expect(asked.map(({ init }) => init?.headers)).toEqual([[['next-action', 'aaa']]]);
  });

  it('remembers nothing that it could not send again as it was: a form, a long text that was cut', async () => {
    const form = new FormData();
    form.set('ids', 'a');
    const bodies = [form, new URLSearchParams({ ids: 'a' }), JSON.stringify({ ids: ['a'.repeat(210_000)] })];
    for (const body of bodies) await window.fetch('/jobs/status', { method: 'POST', body });
    await settle();
    const told = heads().map(({ request }) => request.body);
    asked.length = 0;
    for (const body of told)
      near.ask(JSON.stringify({ method: 'POST', url: 'https://pika.art/jobs/status', headers: {}, body }));
    await settle();
    expect(told).toHaveLength(3);
    expect(asked).toEqual([]);
  });

  it('tells whether the user has just clicked, by events of the browser alone', async () => {
    const click = (isTrusted: boolean) => {
      const event = new Event('click');
      Object.defineProperty(event, 'isTrusted', { value: isTrusted });
      window.dispatchEvent(event);
    };
    await window.fetch('/jobs');
    click(false);
    await window.fetch('/jobs');
    click(true);
    await window.fetch('/jobs');
    await settle();
    expect(heads().map(({ request }) => request.gesture)).toEqual([false, false, true]);
  });

  it('copies what XMLHttpRequest gets, and tells its failures', async () => {
    const send = (body?: string) => {
      const xhr = new XMLHttpRequest();
      xhr.open('POST', '/xhr');
      xhr.setRequestHeader('apikey', 'SECRET');
      xhr.send(body);
      return xhr;
    };
    expect(send().response).toBe('{"c":3}');
    send('fails');
    expect(copies[0]?.split('\n')[1]).toBe('{"c":3}');
    expect(heads()).toMatchObject([
      { request: { url: 'https://pika.art/xhr', headers: { apikey: '' } }, response: { status: 200 } },
      { request: { body: 'fails' } },
    ]);
    expect(heads()[1]).not.toHaveProperty('response');
  });

  it('listens beside the page to its events', async () => {
    const source = new EventSource('https://pika.art/e');
    source.dispatchEvent(new MessageEvent('progress', { data: '{"id":1}' }));
    expect(copies[0]?.split('\n').slice(1).join('\n')).toBe('data: {"id":1}\n\n');
    expect(heads()[0].response).toMatchObject({ contentType: 'text/event-stream', more: true });
  });

  describe('beside a WebSocket', () => {
    const gathered = () => new Promise((resolve) => setTimeout(resolve, 300));
    const bodies = () => copies.map((copy) => copy.slice(copy.indexOf('\n') + 1));
    const message = (data: unknown, byPage = false) => new MessageEvent('message', { data, byPage });

    it('gathers its text frames, and keeps the keys of its address', async () => {
      const socket = new WebSocket('wss://login.pika.art/realtime/v1/websocket?apikey=SECRET&vsn=1.0.0');
      socket.dispatchEvent(message('{"a":1}'));
      socket.dispatchEvent(message(new ArrayBuffer(8)));
      socket.dispatchEvent(message('{"forged":1}', true));
      socket.dispatchEvent(message('{"b":2}'));
      expect(copies).toEqual([]);
      await gathered();
      expect(bodies()).toEqual(['{"a":1}\u001e{"b":2}\u001e']);
      expect(heads()).toMatchObject([{ request: { url: 'wss://login.pika.art/realtime/v1/websocket' } }]);
      expect(copies.join()).not.toContain('SECRET');
    });

    it('hears before the page, whatever the page does, and runs nothing of its', async () => {
      let calls = 0;
      class Own extends WebSocket {
        override get url(): string {
          calls += 1;
          return super.url;
        }
        override addEventListener(): void {
          calls += 1;
        }
      }
      const socket = new Own('wss://create-api.pika.art/live');
      EventTarget.prototype.addEventListener.call(socket, 'message', (event) => event.stopImmediatePropagation());
      socket.dispatchEvent(message('{"c":3}'));
      await gathered();
      expect(bodies()).toEqual(['{"c":3}\u001e']);
      expect(calls).toBe(0);
      expect(socket).toBeInstanceOf(Own);
      expect(WebSocket.OPEN).toBe(1);
      expect(WebSocket.prototype.constructor).toBe(WebSocket);
    });

    it('lets other hosts alone, and a flood costs no more than its bound', async () => {
      const other = new WebSocket('wss://live.example.com/socket');
      other.dispatchEvent(message('{"d":4}'));
      const socket = new WebSocket('wss://create-api.pika.art/live');
      socket.dispatchEvent(message('x'.repeat(10_000_000)));
      for (let count = 0; count < 10_000; count += 1) socket.dispatchEvent(message(`${'y'.repeat(100)}`));
      await gathered();
      expect(copies).toHaveLength(1);
      expect(copies[0]?.length).toBeLessThan(600_000);
    });
  });

  it('is found by nobody once both ends have met', () => {
    let found = 0;
    const listener = () => {
      found += 1;
    };
    document.addEventListener('unstuck-met', listener, true);
    document.dispatchEvent(new MouseEvent('unstuck-meet'));
    document.removeEventListener('unstuck-met', listener, true);
    expect(found).toBe(0);
  });

  it('is silent for good once the other end is gone, and takes away what that left in the page', async () => {
    document.documentElement.append(document.createElement('unstuck-stack'));
    near.close();
    expect(document.querySelector('unstuck-stack')).toBeNull();
    await window.fetch('/api');
    near.ask(JSON.stringify({ method: 'GET', url: 'https://pika.art/api' }));
    await settle();
    expect(copies).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
