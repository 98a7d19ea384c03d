import { describe, expect, it } from 'vitest';
import type { KnownJob } from '../../../lib/model/message';
import { createPageReader } from '../../../lib/page/reader';
import { pretendPage } from './world';

const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
const film = `https://cdn.pika.art/v1/${id}/a_cat_seed1.mp4`;
const card = (inner: string) => `<main><article><a href="/library?v=${id}">${inner}<p>a cat</p></a></article></main>`;

function poll(video: object) {
  return {
    request: {
      method: 'POST',
      url: 'https://pika.art/library',
      headers: { 'next-action': 'ab' },
      body: `[{"ids":["${id}"]}]`,
    },
    response: {
      status: 200,
      contentType: 'text/x-component',
      body: `0:{"a":"$@1"}\n1:${JSON.stringify({ success: true, data: { results: [{ id, promptText: 'a cat', videos: [{ id, ...video }] }] } })}\n`,
    },
  };
}

function open() {
  const page = pretendPage();
  const reader = createPageReader(page.ports);
  const known: KnownJob[] = [];
  reader.onTabView({ type: 'tab-view', tab: 7, origin: 'https://pika.art', banners: [], jobs: known, theme: 'auto' });
  return { ...page, reader };
}

describe('the page reader', () => {
  it('sends what a reply tells at once, stamped with its tab', () => {
    const { reader, clock, sent } = open();
    reader.onExchange(poll({ status: 'pending', progress: 13 }));
    clock.runTo(0);
    expect(sent).toHaveLength(1);
    expect(sent[0]?.evidence).toMatchObject({
      kind: 'reply',
      tab: 7,
      reading: { jobs: [{ id, state: 'running', progress: 0.13 }] },
    });
  });

  it('tells at once that the page shows the end, where it does', () => {
    const { reader, clock, show, views } = open();
    show(card('<span>13%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 13 }));
    clock.runTo(60_000);
    expect(views()).toEqual([{ at: 0, id, shown: 'in-progress', figure: 0.13 }]);
    show(card(`<video src="${film}"></video>`));
    reader.onExchange(poll({ status: 'finished', resultUrl: film }));
    clock.runTo(60_000);
    expect(views().at(-1)).toEqual({ at: 60_000, id, shown: 'finished' });
  });

  it('gives a frozen card three seconds, then says what it shows', () => {
    const { reader, clock, show, views } = open();
    show(card('<span>71%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 71 }));
    clock.runTo(10_000);
    reader.onExchange(poll({ status: 'finished', resultUrl: film }));
    reader.onDomChanged();
    clock.runTo(12_999);
    expect(views()).toEqual([{ at: 0, id, shown: 'in-progress', figure: 0.71 }]);
    clock.runTo(20_000);
    expect(views().slice(1)).toEqual([{ at: 13_000, id, shown: 'in-progress' }]);
  });

  it('says not-shown after three seconds where no card was ever there', () => {
    const { reader, clock, views } = open();
    reader.onExchange(poll({ status: 'pending' }));
    clock.runTo(5000);
    reader.onExchange(poll({ status: 'finished', resultUrl: film }));
    clock.runTo(20_000);
    expect(views()).toEqual([{ at: 8000, id, shown: 'not-shown' }]);
  });

  it('waits with its three seconds until the page is visible', () => {
    const { reader, clock, state, show, views } = open();
    show(card('<span>71%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 71 }));
    clock.runTo(1000);
    state.visible = false;
    reader.onVisibility();
    reader.onExchange(poll({ status: 'finished', resultUrl: film }));
    clock.runTo(30_000);
    state.visible = true;
    reader.onVisibility();
    clock.runTo(60_000);
    expect(views().map(({ at, shown }) => [at, shown])).toEqual([
      [0, 'in-progress'],
      [33_000, 'in-progress'],
    ]);
  });

  it('holds a card that scrolled away for shown, but not one on a page that was left', () => {
    const { reader, clock, state, show, views } = open();
    show(card('<span>40%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 40 }));
    clock.runTo(1000);
    show('<main></main>');
    reader.onDomChanged();
    clock.runTo(5000);
    expect(views()).toHaveLength(1);
    state.url = 'https://pika.art/pricing';
    reader.onDomChanged();
    clock.runTo(10_000);
    expect(views().map(({ shown }) => shown)).toEqual(['in-progress', 'not-shown']);
  });

  it('sees a late picture within two seconds', () => {
    const { reader, clock, show, views } = open();
    show(card('<span>71%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 71 }));
    clock.runTo(10_000);
    reader.onExchange(poll({ status: 'finished', resultUrl: film }));
    clock.runTo(40_000);
    show(card(`<video src="${film}"></video>`));
    reader.onDomChanged();
    clock.runTo(42_000);
    expect(views().at(-1)?.shown).toBe('finished');
  });

  it('looks when the background tells the end of a job that the page thinks is running', () => {
    const { reader, clock, show, views } = open();
    show(card('<span>71%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 71 }));
    clock.runTo(1000);
    reader.onTabView({
      type: 'tab-view',
      tab: 7,
      origin: 'https://pika.art',
      banners: [],
      theme: 'auto',
      jobs: [{ id, videoIds: [], open: false, videoUrl: film }],
    });
    clock.runTo(10_000);
    expect(views().slice(1)).toEqual([{ at: 4000, id, shown: 'in-progress' }]);
  });

  it('keeps what names the tab until the tab is known, and asks again through the page', () => {
    const page = pretendPage();
    const reader = createPageReader(page.ports);
    page.show(card('<span>1%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 20 }));
    page.clock.runTo(1000);
    expect(page.sent.map(({ evidence }) => evidence.kind)).toEqual(['reply']);
    reader.onTabView({ type: 'tab-view', tab: 3, origin: 'https://pika.art', banners: [], jobs: [], theme: 'auto' });
    page.clock.runTo(1000);
    expect(page.sent.map(({ evidence }) => evidence.kind)).toEqual(['reply', 'view']);
    const request = {
      url: 'https://pika.art/library',
      method: 'POST' as const,
      headers: {},
      secret: false,
      jobIds: [],
      asks: true,
      hashed: false,
    };
    reader.onRepeatPoll('a', request);
    expect(page.repeated).toEqual([request]);
  });

  it('is silent once stopped', () => {
    const { reader, clock, sent, show } = open();
    show(card('<span>71%</span>'));
    reader.onExchange(poll({ status: 'pending', progress: 71 }));
    reader.stop();
    reader.onExchange(poll({ status: 'finished', resultUrl: film }));
    reader.onDomChanged();
    clock.runTo(60_000);
    expect(sent).toEqual([]);
  });
});
