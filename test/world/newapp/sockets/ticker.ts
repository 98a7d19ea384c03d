import type { Pika } from '../../pika/platform';
import { runRow } from '../forms/runs';

/** Rows are looked at that often, ms of real time: a socket tells within it. */
const TICK_MS = 100;

export type Row = ReturnType<typeof runRow>;

/** Tells of every row that has changed since it was last told. */
export interface Ticker {
  onRow(hear: (row: Row, isNew: boolean) => void): void;
  /** The knobs have just closed the sockets. */
  onClosed(hear: () => void): void;
  stop(): void;
}

/** Looks at the jobs of the pretend Pika in the rhythm of real time. */
export function createTicker(pika: Pika): Ticker {
  const told = new Map<string, string>();
  const listeners: ((row: Row, isNew: boolean) => void)[] = [];
  const closers: (() => void)[] = [];
  let open = true;
  const timer = setInterval(() => {
    if (open && !pika.knobs.sockets.open) for (const close of closers) close();
    open = pika.knobs.sockets.open;
    if (pika.knobs.form !== 'realtime' && pika.knobs.form !== 'socketio') return;
    for (const job of pika.jobs.list().slice(0, 24)) {
      const row = runRow(pika, job);
      const text = JSON.stringify(row);
      if (told.get(row.id) === text) continue;
      for (const hear of listeners) hear(row, !told.has(row.id));
      told.set(row.id, text);
    }
  }, TICK_MS);
  timer.unref();
  return {
    onRow: (hear) => listeners.push(hear),
    onClosed: (hear) => closers.push(hear),
    stop: () => clearInterval(timer),
  };
}

/** A row of somebody else's, which is over. */
export function foreignRow(pika: Pika): Row {
  return {
    id: pika.context.uuid(),
    user_id: pika.context.uuid(),
    prompt: 'of somebody else',
    status: 'finished',
    progress: 100,
    video_url: 'https://cdn.pika.art/results/others/0123456789abcdef0123456789abcdef.mp4',
    error: null,
    created_at: new Date(pika.context.clock.now()).toISOString(),
    updated_at: new Date(pika.context.clock.now()).toISOString(),
  };
}
