import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreState } from '../../lib/engine/restore';
import type { State } from '../../lib/engine/state';
import { learn } from '../../lib/engine/waits/waits';
import { Course, look, reply, submitted, tab } from '../unit/engine/course';

const NOW = Date.parse('2026-11-22T09:00:00Z');

/** A state in which every part that the user would miss holds something. */
function lived(): State {
  const course = new Course({
    theme: 'dark',
    alerts: { 'job-stuck': false, 'credits-low': false, 'job-finished': true },
    quietHours: { from: '22:00', to: '07:00', days: ['mon', 'sun'] },
    webhooks: [
      { kind: 'slack', url: 'https://hooks.slack.com/services/x' },
      { kind: 'json', url: 'https://example.com/hook' },
    ],
  })
    .at(0, tab('visible'))
    .at(1, submitted(look('waiting')));
  course.at(5, reply([look('running', { id: 'b', progress: 0.2 })]));
  course.at(10, reply([look('failed', { error: { message: 'moderation_blocked' } })]));
  const state = structuredClone(course.state);
  for (let n = 0; n < 5; n += 1)
    state.waits = learn(state.waits, {
      kind: { model: '2.5' },
      provider: 'web',
      endedAtMs: NOW - n * 3_600_000,
      waitSeconds: 60 + n,
      outcome: 'finished',
    });
  return JSON.parse(JSON.stringify(state));
}

type Path = (string | number)[];

/** Every place in a plain value, the root left out. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, Array.isArray(value) ? Number(key) : key];
    return [here, ...placesIn(item, here)];
  });
}

function damaged(state: State, path: Path, junk: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(state));
  let at: unknown = copy;
  for (const step of path.slice(0, -1)) at = Reflect.get(Object(at), step);
  Reflect.set(Object(at), path.at(-1) ?? '', junk);
  return copy;
}

const state = lived();
const places = placesIn(state);
const junk = fc.constantFrom<unknown>(null, 'junk', -1e300, [], {}, true, [[[]]], { constructor: 1 });

describe('a state that was damaged in one place', () => {
  it('loses nothing but the part of which that place is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), junk, (path, rubbish) => {
        const back = restoreState(damaged(state, path, rubbish), NOW);
        const top = path[0];
        for (const [part, value] of Object.entries(state)) {
          if (part !== top) expect(Reflect.get(back, part)).toEqual(value);
        }
        // Of a book of things, the other things are still there.
        if (top === 'jobs' || top === 'verdicts' || top === 'tabs') {
          const { [String(path[1])]: _hit, ...others } = state[top];
          if (path.length > 1) expect(back[top]).toMatchObject(others);
        }
        if (top === 'settings' && path.length > 1) {
          for (const [name, value] of Object.entries(state.settings)) {
            if (name !== path[1]) expect(Reflect.get(back.settings, name)).toEqual(value);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is one that can be judged on, wherever it was hit three times', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...places), junk), { maxLength: 3 }), (hits) => {
        let stored: unknown = state;
        for (const [path, rubbish] of hits) {
          try {
            stored = damaged(stored as State, path, rubbish);
          } catch {
            return; // An earlier hit took the place away.
          }
        }
        expect(() => restoreState(stored, NOW)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
});

describe('an entry that cannot be read', () => {
  it('of the alerts leaves each other alert as the user set it', () => {
    const stored = {
      ...state,
      settings: { ...state.settings, alerts: { ...state.settings.alerts, 'job-dreams': true } },
    };
    expect(restoreState(stored, NOW).settings.alerts).toEqual(state.settings.alerts);
  });

  it('of the webhooks leaves the others', () => {
    const webhooks = [{ kind: 'pigeon', url: 'x' }, ...state.settings.webhooks];
    const stored = { ...state, settings: { ...state.settings, webhooks } };
    expect(restoreState(stored, NOW).settings.webhooks).toEqual(state.settings.webhooks);
  });

  it('of the quiet hours leaves their other days', () => {
    const quietHours = { from: '22:00', to: '07:00', days: ['mon', 'noday', 'sun'] };
    const stored = { ...state, settings: { ...state.settings, quietHours } };
    expect(restoreState(stored, NOW).settings.quietHours).toEqual(state.settings.quietHours);
  });

  it('of the waits and of a ledger leaves the others', () => {
    const create = state.wallets.create;
    expect(create?.charges.length).toBeGreaterThan(0);
    const stored = {
      ...state,
      waits: { seen: [...state.waits.seen, { odd: true }] },
      wallets: { create: { ...create, charges: [{ odd: true }, ...(create?.charges ?? [])] }, gold: {} },
    };
    const back = restoreState(stored, NOW);
    expect(back.waits).toEqual(state.waits);
    expect(back.wallets).toEqual(state.wallets);
  });
});
