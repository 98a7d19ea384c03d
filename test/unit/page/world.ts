import { Window } from 'happy-dom';
import type { Evidence } from '../../../lib/model/evidence';
import type { PollRequest } from '../../../lib/model/reply';
import type { ReaderPorts } from '../../../lib/page/ports';

/** A virtual clock: timers run in order of time, then of making. */
export class VirtualClock {
  time = 0;
  #timers: { at: number; order: number; task: () => void }[] = [];
  #order = 0;

  timer(ms: number, task: () => void): () => void {
    const entry = { at: this.time + ms, order: this.#order++, task };
    this.#timers.push(entry);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== entry);
    };
  }

  runTo(time: number): void {
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at || a.order - b.order);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.time = next.at;
      next.task();
    }
    this.time = time;
  }
}

/** A pretend page for the reader: a DOM, a clock, and a record of what was sent when. */
export function pretendPage(url = 'https://pika.art/library') {
  const window = new Window({ url });
  const document = window.document as unknown as Document;
  const clock = new VirtualClock();
  const sent: { at: number; evidence: Evidence }[] = [];
  const repeated: PollRequest[] = [];
  const state = { visible: true, url };
  const ports: ReaderPorts = {
    now: () => clock.time,
    timer: (ms, task) => clock.timer(ms, task),
    idle: (task) => task(),
    send: (evidence) => sent.push(...evidence.map((item) => ({ at: clock.time, evidence: item }))),
    root: () => document.body,
    visible: () => state.visible,
    url: () => state.url,
    repeat: (request) => repeated.push(request),
  };
  const views = () =>
    sent.flatMap(({ at, evidence }) => (evidence.kind === 'view' ? evidence.jobs.map((job) => ({ at, ...job })) : []));
  const show = (html: string) => {
    document.body.innerHTML = html;
  };
  return { window, document, clock, sent, repeated, state, ports, views, show };
}
