import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { KnownJob } from '../../../lib/model/message';
import type { ReaderPorts } from '../../../lib/page/ports';
import type { JobView } from '../../../lib/page/view/view';
import { createViewWatch } from '../../../lib/page/view/watch';

const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
const film = `https://cdn.pika.art/v1/${id}/a_cat_seed1.mp4`;
const poster = `https://cdn.pika.art/v1/${id}/poster.jpg`;
const running: KnownJob = { id, videoIds: [], prompt: 'a cat on a red bike', open: true };
const done: KnownJob = { ...running, videoUrl: film, posterUrl: poster, open: false };

/** A page under a clock of its own: timers and idle time run when it is moved on. */
function page() {
  const window = new Window();
  const told: JobView[] = [];
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const ports = {
    root: () => window.document.body as unknown as ParentNode & Node,
    now: () => now,
    url: () => 'https://pika.art/library',
    visible: () => true,
    idle: (run: () => void) => run(),
    timer(ms: number, run: () => void) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    send: () => undefined,
    repeat: () => undefined,
  } satisfies ReaderPorts;
  const watch = createViewWatch(ports, (view) => told.push({ ...view }));
  return {
    watch,
    told,
    show(html: string) {
      window.document.body.innerHTML = html;
      watch.onDomChanged();
    },
    to(ms: number) {
      for (;;) {
        const next = timers.filter(({ at }) => at <= ms).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        timers = timers.filter((timer) => timer !== next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = ms;
    },
  };
}

const card = (inner: string) => `<main><article><p>a cat on a red bike</p>${inner}</article></main>`;

describe('a card without any id', () => {
  it.each([
    ['a picture that is the still picture later', `<img src="${poster}"><svg></svg>`],
    ['a drawing that plays', '<video src="https://cdn.pika.art/ui/drawing.mp4" loop></video>'],
    ['a picture', '<img src="https://cdn.pika.art/uploads/in.jpg">'],
  ])('that froze in %s shows no end', (_name, inner) => {
    const { watch, told, show, to } = page();
    show(card(inner));
    watch.follow(running, true);
    to(8000);
    watch.follow(done, true);
    watch.watchEnd(id);
    to(12_000);
    expect(told.at(-1)?.shown).toBe('in-progress');
    expect(told.some(({ shown }) => shown === 'finished')).toBe(false);
  });

  it.each([
    ['the film', `<video src="${film}"></video>`],
    ['a player that was not there', '<video src="blob:https://pika.art/2"></video>'],
    ['the still picture that was not there', `<img src="${poster}">`],
  ])('that comes to hold %s shows the end', (_name, inner) => {
    const { watch, told, show, to } = page();
    show(card('<video src="https://cdn.pika.art/ui/drawing.mp4" loop></video>'));
    watch.follow(running, true);
    to(8000);
    watch.follow(done, true);
    watch.watchEnd(id);
    show(card(inner));
    to(12_000);
    expect(told.at(-1)?.shown).toBe('finished');
  });

  it('tells its figures and its film where no reply tells the end', () => {
    const { watch, told, show, to } = page();
    watch.follow(running, true);
    to(100);
    show(card('<span>Generating 12%</span>'));
    to(6000);
    show(card('<span>Generating 55 %</span>'));
    to(12_000);
    show(card('<progress value="0.8" max="1"></progress>'));
    to(18_000);
    show(card(`<video src="${film}"></video>`));
    to(30_000);
    expect(told).toEqual([
      { id, shown: 'in-progress', figure: 0.12 },
      { id, shown: 'in-progress', figure: 0.55 },
      { id, shown: 'in-progress', figure: 0.8 },
      { id, shown: 'finished', film },
    ]);
  });
});
