import type { Effect } from '../model/effect';
import type { Evidence } from '../model/evidence';
import type { Ports } from './ports';

/** What the loop needs of the engine; it knows nothing of what is judged. */
export interface Machine<State extends object> {
  /** What of the stored state can be read, or what to begin with. `marks`: what `marks` gave of an earlier state. */
  restore(stored: unknown, marks: unknown, nowMs: number): State;
  /** The little that must outlive a state that is lost. Kept in the spare store whenever it changes. */
  marks(state: State): unknown;
  /** Ever smaller forms of the state, for a store that has no room for the whole. */
  lean(state: State): State[];
  /** The store cannot take the state in, or is well again. */
  troubled(trouble: StoreTrouble | undefined): void;
  advance(state: State, evidence: Evidence, nowMs: number): { state: State; effects: Effect[]; dueMs: number | null };
  /** Counts evidence whose step failed or took too long (`error` says which). Never throws. */
  setAside(state: State, evidence: Evidence, error: unknown, nowMs: number): State;
  /** Was this letter taken already, and its answer lost? */
  knows(state: State, letter: string): boolean;
  remember(state: State, letter: string): State;
  /** What has changed while no worker lived to hear of it. Never rejects. */
  catchUp(state: State): Promise<Evidence[]>;
  /** Effects of an earlier worker that were saved and perhaps not carried out. */
  pending(state: State): Effect[];
  /** What is stored beside the state in the same transaction (the snapshot). */
  project(state: State, nowMs: number): Record<string, unknown>;
  /** After each save: badge, banners; harmless when repeated. Never rejects. */
  show(state: State, nowMs: number): Promise<void>;
  /** Carries out an effect (`again`: perhaps it was already); what it brings back is evidence. Never rejects. */
  run(effect: Effect, again: boolean): Promise<Evidence[]>;
  /** The state could not be read or stored. */
  failed(error: unknown): void;
}

export interface Loop {
  /** Takes evidence in, once for a letter; resolves when it is judged and saved. */
  take(evidence: readonly Evidence[], letter?: string): Promise<void>;
  /** Runs what has fallen due. */
  wake(): Promise<void>;
  /** Resolves when nothing is under way. */
  settled(): Promise<void>;
}

export const STATE_KEY = 'state';
/** In the spare store: what must outlive a state that is lost. */
export const MARKS_KEY = 'told';
/** `full`: no room is left; `broken`: it cannot be read, or not be written, for another reason. */
export type StoreTrouble = 'full' | 'broken';

const SAFETY_MS = 60_000;
/** A step of outside evidence that took longer is not kept: what it led to would slow every later step. */
const LONGEST_STEP_MS = 3000;
/** Evidence from outside that may be left out. The passing of time, finished effects and the user's own wishes may not. */
const SPARABLE: ReadonlySet<Evidence['kind']> = new Set(['reply', 'view', 'provider', 'feed', 'probe', 'clip']);
/** After a turn that failed: the wait before the next, doubled each time. */
const FIRST_REST_MS = 1000;
const LAST_REST_MS = 60_000;

/**
 * Load, advance, save state and effects in one transaction, run the effects, mark them done. One step at a time; what
 * comes meanwhile waits. A worker that dies anywhere in between has either not taken the evidence (its sender is not
 * answered and sends it again) or has saved the effects too (the next worker runs them).
 */
export function createLoop<State extends object>(
  ports: Pick<Ports, 'clock' | 'store' | 'spare' | 'alarm'>,
  machine: Machine<State>,
): Loop {
  let state: State | undefined;
  let queue: { evidence: readonly Evidence[]; letter: string | undefined; done: () => void }[] = [];
  let turning: Promise<void> | undefined;
  let restMs = FIRST_REST_MS;
  let resting = false;
  let running = 0;
  let callOff: (() => void) | undefined;
  let idle: (() => void)[] = [];
  let trouble: StoreTrouble | undefined;
  /** The marks as the spare store has them. */
  let written: string | undefined;

  async function loaded(): Promise<Record<string, unknown>> {
    try {
      return await ports.store.load([STATE_KEY]);
    } catch (error) {
      machine.troubled('broken');
      throw error;
    }
  }

  async function begin(): Promise<State> {
    if (state !== undefined) return state;
    const spare = await ports.spare.load([STATE_KEY, MARKS_KEY]).catch((error) => {
      machine.failed(error);
      return {};
    });
    const kept = new Map(Object.entries(spare));
    // The whole stands in the spare store only while the other could not take it: then it is the newer one.
    const newer = kept.get(STATE_KEY);
    const stored = newer ?? (await loaded())[STATE_KEY];
    if (newer !== undefined) trouble = 'broken';
    const restored = machine.restore(stored, kept.get(MARKS_KEY), ports.clock.now());
    written = JSON.stringify(kept.get(MARKS_KEY));
    state = restored;
    for (const effect of machine.pending(restored)) carryOut(effect, true);
    queue.unshift({ evidence: await machine.catchUp(restored), letter: undefined, done: () => undefined });
    return restored;
  }

  async function turn(): Promise<void> {
    // The alarm that woke us is spent: should this life end before the next is set, there must be another.
    const safety = ports.alarm.set(ports.clock.now() + SAFETY_MS);
    let now: State = await begin();
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      const effects: Effect[] = [];
      let dueMs: number | null | undefined;
      let next = now;
      for (const { evidence, letter } of batch) {
        // Even a letter that is known makes a step: time has gone on.
        const fresh = letter === undefined || !machine.knows(next, letter);
        for (const item of fresh ? evidence : []) take(item);
        if (letter !== undefined && fresh) next = machine.remember(next, letter);
      }
      // A step that failed set no time for the next.
      if (dueMs === undefined) take({ kind: 'tick' });
      if (dueMs === undefined) dueMs = ports.clock.now() + SAFETY_MS;

      function take(item: Evidence): void {
        const startMs = ports.clock.now();
        try {
          const step = machine.advance(next, item, startMs);
          const tookMs = ports.clock.now() - startMs;
          if (tookMs > LONGEST_STEP_MS && SPARABLE.has(item.kind)) throw new Error(`The step took ${tookMs} ms.`);
          next = step.state;
          effects.push(...step.effects);
          dueMs = step.dueMs;
        } catch (error) {
          // One odd piece costs itself alone: what came before and comes after it counts.
          next = machine.setAside(next, item, error, startMs);
        }
      }

      const atMs = ports.clock.now();
      await keep(next, atMs);
      now = next;
      state = next;
      for (const effect of effects) carryOut(effect);
      for (const item of batch) item.done();
      await safety;
      schedule(dueMs ?? null);
      await machine.show(next, atMs).catch(machine.failed);
    }
  }

  /** Saves the state and its picture: all in the lasting store, else what there is room for, and the rest in the spare one. */
  async function keep(next: State, atMs: number): Promise<void> {
    try {
      await ports.store.save({ [STATE_KEY]: next, ...projected(next, atMs) });
      if (trouble !== undefined) await mended(next, atMs);
    } catch (error) {
      machine.failed(error);
      trouble = error instanceof Error && error.name === 'StorageFull' ? 'full' : 'broken';
      machine.troubled(trouble);
      if (trouble === 'full') await keepLean(next);
      // What has no place there lasts as long as the browser; without any, the judgement goes on in memory.
      await ports.spare.save({ [STATE_KEY]: next, ...projected(next, atMs) }).catch(machine.failed);
    }
    // Only now that the effects are saved: a mark ahead of them would be an alert that nobody gets.
    const marks = machine.marks(next);
    const text = JSON.stringify(marks);
    if (text !== written) {
      await ports.spare.save({ [MARKS_KEY]: marks }).then(() => {
        written = text;
      }, machine.failed);
    }
  }

  async function mended(next: State, atMs: number): Promise<void> {
    trouble = undefined;
    machine.troubled(undefined);
    await ports.store.save(projected(next, atMs));
    await ports.spare.remove([STATE_KEY, ...Object.keys(projected(next, atMs))]).catch(machine.failed);
  }

  async function keepLean(next: State): Promise<void> {
    for (const lean of machine.lean(next)) {
      try {
        await ports.store.save({ [STATE_KEY]: lean });
        return;
      } catch (error) {
        machine.failed(error);
      }
    }
  }

  /** A picture that cannot be drawn is no reason not to save what it would show. */
  function projected(now: State, atMs: number): Record<string, unknown> {
    try {
      return machine.project(now, atMs);
    } catch (error) {
      machine.failed(error);
      return {};
    }
  }

  function carryOut(effect: Effect, again = false): void {
    running += 1;
    machine
      .run(effect, again)
      .then((evidence) => push([...evidence, { kind: 'done', key: effect.key }]))
      .finally(() => {
        running -= 1;
        notifyIdle();
      });
  }

  /** A timer while the worker lives, and the alarm for when it does not. */
  function schedule(dueMs: number | null): void {
    callOff?.();
    callOff = undefined;
    if (dueMs !== null) {
      const waitMs = Math.max(0, dueMs - ports.clock.now());
      if (waitMs < 2 ** 31) callOff = ports.clock.timer(waitMs, () => void push([{ kind: 'tick' }]));
    }
    void ports.alarm.set(dueMs);
  }

  function push(evidence: readonly Evidence[], letter?: string): Promise<void> {
    const taken = new Promise<void>((done) => queue.push({ evidence, letter, done }));
    start();
    return taken;
  }

  function start(): void {
    if (turning !== undefined || resting || queue.length === 0) return;
    turning = turn()
      .then(() => {
        restMs = FIRST_REST_MS;
      }, rest)
      .finally(() => {
        turning = undefined;
        start();
        notifyIdle();
      });
  }

  /** The store cannot be read: what came waits, and it is tried again, ever more seldom. */
  function rest(error: unknown): void {
    machine.failed(error);
    resting = true;
    ports.clock.timer(restMs, () => {
      resting = false;
      start();
    });
    restMs = Math.min(LAST_REST_MS, restMs * 2);
  }

  function isIdle(): boolean {
    return turning === undefined && running === 0 && queue.length === 0;
  }

  function notifyIdle(): void {
    if (!isIdle()) return;
    const waiting = idle;
    idle = [];
    for (const resolve of waiting) resolve();
  }

  return {
    take: push,
    wake: () => push([{ kind: 'tick' }]),
    settled: () => (isIdle() ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
  };
}
