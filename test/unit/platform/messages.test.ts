import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../lib/model/settings';
import { admit, identify, onMessage, type RawSender, type Sender } from '../../../lib/platform/messages';
import { freshBrowser } from '../../fake/browser';

const own = { id: 'us', origin: 'chrome-extension://us' };
const page: RawSender = { id: 'us', url: 'chrome-extension://us/popup.html' };
const content: RawSender = { id: 'us', url: 'https://pika.art/library', frameId: 0, tab: { id: 7 } };

describe('who a sender is', () => {
  test('a page of ours, also one that stands in a tab', () => {
    expect(identify(page, own)).toEqual({ from: 'page' });
    expect(identify({ ...page, tab: { id: 3 }, frameId: 0 }, own)).toEqual({ from: 'page' });
  });

  test('our content script on Pika, with the tab that the browser names', () => {
    expect(identify(content, own)).toEqual({
      from: 'content',
      tab: 7,
      url: 'https://pika.art/library',
      origin: 'https://pika.art',
    });
    expect(identify({ ...content, url: 'https://create.pika.art/' }, own)).toMatchObject({ tab: 7 });
    expect(identify({ ...content, url: 'https://api.pika.me/' }, own)).toMatchObject({ tab: 7 });
  });

  test.each<[string, RawSender]>([
    ['another extension', { ...page, id: 'them' }],
    ['nobody by name', { url: page.url }],
    ['another extension that looks alike', { ...page, url: 'chrome-extension://us.evil/popup.html' }],
    ['a look-alike host', { ...content, url: 'https://pika.art.evil.example/' }],
    ['a host that ends like ours', { ...content, url: 'https://notpika.art/' }],
    ['plain http', { ...content, url: 'http://pika.art/' }],
    ['a frame inside a page', { ...content, frameId: 4 }],
    ['a page in a sandbox, which stands under an address that is not its own', { ...content, origin: 'null' }],
    ['a page of another origin than its address', { ...content, origin: 'https://evil.pika.me' }],
    ['a page without a tab', { ...content, tab: undefined }],
    ['no address', { ...content, url: undefined }],
    ['an address that is none', { ...content, url: 'pika.art' }],
  ])('%s is nobody', (_name, sender) => {
    expect(identify(sender, own)).toBeNull();
  });
});

describe('what is believed', () => {
  const origin = 'https://pika.art';
  const fromTab: Sender = { from: 'content', tab: 7, url: 'https://pika.art/', origin };
  const fromPage: Sender = { from: 'page' };
  const reading = {
    jobs: [],
    balances: [],
    jobList: false,
    unrecognised: { objects: 0, strings: 0, truncated: false },
  };
  const reply = { kind: 'reply', tab: 7, via: 'page', host: 'pika.art', status: 200, reading };
  const hidden = { kind: 'tab', tab: 7, state: 'hidden' };
  const settings = { kind: 'settings', settings: defaultSettings };
  const evidence = (...items: object[]) => ({ type: 'evidence', evidence: items });

  test('a content script tells of its own tab', () => {
    const told = evidence(hidden, { kind: 'view', tab: 7, jobs: [] });
    expect(admit(told, fromTab)).toEqual(evidence({ ...hidden, origin }, { kind: 'view', tab: 7, origin, jobs: [] }));
    expect(admit({ type: 'hello', url: 'https://pika.art/', visible: true }, fromTab)).not.toBeNull();
  });

  test.each<[string, object]>([
    ['settings', settings],
    ['another tab', { ...hidden, tab: 8 }],
    ['a reply that it read itself', reply],
    ['an answer to the background itself', { ...reply, via: 'repeat-in-background' }],
    ['a provider', { kind: 'provider', provider: 'fal', jobs: [], balances: [] }],
    ['a feed', { kind: 'feed', feed: 'f', status: 200, outcome: { ok: false, reason: 'r' }, latencyMs: 1 }],
    ['a step that is done', { kind: 'done', key: 'k' }],
    ['time', { kind: 'tick' }],
    ['the network', { kind: 'network', online: false }],
    ['a page of ours', { kind: 'popup', open: true }],
    ['a job to follow', { kind: 'watch', provider: 'fal', id: 'x' }],
    ['forgetting all', { kind: 'intent', intent: 'forget' }],
    ['forgetting one', { kind: 'intent', intent: 'forget', subject: 'job:a' }],
    ['a job given up', { kind: 'intent', intent: 'resubmitted', subject: 'job:a' }],
    ['a look at the feeds', { kind: 'intent', intent: 'refresh-status' }],
    ['putting nothing away', { kind: 'intent', intent: 'dismiss' }],
  ])('but not of %s', (_name, item) => {
    expect(admit(evidence(item), fromTab)).toBeNull();
    expect(admit(evidence(item, hidden), fromTab)).toEqual(evidence({ ...hidden, origin }));
  });

  test('whose word it is says the browser, never the message', () => {
    const elsewhere: Sender = { from: 'content', tab: 7, url: 'https://evil.pika.me/', origin: 'https://evil.pika.me' };
    const claimed = { ...hidden, origin, url: 'https://pika.art/library' };
    expect(admit(evidence(claimed), elsewhere)).toEqual(
      evidence({ ...claimed, origin: elsewhere.origin, url: 'https://evil.pika.me/' }),
    );
    const hello = { type: 'hello', url: 'https://pika.art/library', visible: true };
    expect(admit(hello, elsewhere)).toEqual({ ...hello, url: 'https://evil.pika.me/' });
    const dismissed = { kind: 'intent', intent: 'dismiss', subject: 'job:a', tab: 3 };
    expect(admit(evidence(dismissed), fromTab)).toEqual(evidence({ ...dismissed, tab: 7 }));
  });

  test('of an address origin and path are kept', () => {
    const address = 'https://pika.art/auth/callback?code=s3cret#access_token=s3cret';
    const told = admit(evidence({ ...hidden, url: address }), fromTab);
    expect(told).toEqual(evidence({ ...hidden, origin, url: 'https://pika.art/auth/callback' }));
    expect(admit({ type: 'hello', url: address, visible: true }, fromTab)).toMatchObject({
      url: 'https://pika.art/auth/callback',
    });
  });

  test('only our pages ask for the snapshot or to open something', () => {
    const open = { type: 'open', url: 'https://pika.art/' };
    expect([admit({ type: 'snapshot' }, fromTab), admit(open, fromTab)]).toEqual([null, null]);
    expect(admit({ type: 'snapshot' }, fromPage)).toEqual({ type: 'snapshot' });
    expect(admit(open, fromPage)).toEqual(open);
  });

  test('our pages change settings and say what the user wants, but see no replies', () => {
    expect(admit(evidence(settings), fromPage)).toEqual(evidence(settings));
    expect(admit(evidence(reply), fromPage)).toBeNull();
  });

  test.each([null, 1, 'text', [], {}, { type: 'evidence' }, { type: 'wish' }, evidence({ kind: 'tab' })])(
    'nothing of %j',
    (raw) => {
      expect(admit(raw, fromPage)).toBeNull();
    },
  );
});

test('a message round trip: the handler hears what is admitted, and its answer goes back', async () => {
  const fake = freshBrowser();
  const heard: unknown[] = [];
  fake.workerApi();
  onMessage(async (message, sender) => {
    heard.push([message.type, sender.from]);
    return 'answer';
  });
  const tab = fake.openTab('https://pika.art/');
  expect(await fake.openPage('popup.html').runtime.sendMessage({ type: 'snapshot' })).toBe('answer');
  expect(await tab.api.runtime.sendMessage({ type: 'hello', url: 'https://pika.art/', visible: true })).toBe('answer');
  expect(await tab.api.runtime.sendMessage({ type: 'snapshot' })).toBeUndefined();
  expect(heard).toEqual([
    ['snapshot', 'page'],
    ['hello', 'content'],
  ]);
});
