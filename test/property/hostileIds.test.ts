import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance } from '../../lib/engine/advance';
import { tabView } from '../../lib/engine/banners';
import { restoreState } from '../../lib/engine/restore';
import { snapshotOf } from '../../lib/engine/snapshot';
import { initialState, type State } from '../../lib/engine/state';
import type { Evidence } from '../../lib/model/evidence';
import type { JobState } from '../../lib/model/job';
import { CLIP, poll, START } from '../unit/engine/course';

/** What every object inherits. An id of a job may be any of these. */
const inherited = Object.getOwnPropertyNames(Object.prototype);
/** Takes the place of a hostile id in the course that must go the same way. */
const tame = 'an-id-like-any-other';

type Id = 'odd' | 'plain';
interface Step {
  seconds: number;
  ids: Id[];
  state: JobState;
  progress: number;
  kind: 'list' | 'submit' | 'view' | 'dismiss' | 'snooze' | 'clip' | 'watch' | 'provider' | 'resubmitted' | 'forget';
  film: boolean;
}
const step: fc.Arbitrary<Step> = fc.record({
  seconds: fc.integer({ min: 1, max: 200 }),
  ids: fc.uniqueArray(fc.constantFrom<Id>('odd', 'plain'), { minLength: 1, maxLength: 2 }),
  state: fc.constantFrom<JobState>('waiting', 'running', 'done', 'failed'),
  progress: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom<Step['kind']>(
    ...(['list', 'list', 'list', 'submit', 'view', 'dismiss', 'snooze', 'clip'] as const),
    ...(['watch', 'provider', 'resubmitted', 'forget'] as const),
  ),
  film: fc.boolean(),
});
const course = fc.array(step, { maxLength: 25 });

function evidenceOf({ ids, state, progress, kind, film }: Step, odd: string): Evidence {
  const names = ids.map((id) => (id === 'odd' ? odd : 'plain-job'));
  const first = names[0] ?? odd;
  const jobs = names.map((id) => ({ id, state, progress, prompt: 'a cat', ...(film && { videoUrl: CLIP }) }));
  switch (kind) {
    case 'list':
    case 'submit':
      return {
        kind: 'reply',
        via: 'page',
        host: 'pika.art',
        status: 200,
        tab: 1,
        reading: { jobs, balances: [], jobList: true, unrecognised: { objects: 0, strings: 0, truncated: false } },
        ...(kind === 'submit' ? { submit: { kind: {}, costCredits: 10, fingerprint: 'f' } } : { poll: poll(names) }),
      };
    case 'view':
      return { kind: 'view', tab: 1, jobs: names.map((id) => ({ id, shown: film ? 'finished' : 'in-progress' })) };
    case 'clip':
      return { kind: 'clip', job: first, url: CLIP, result: film ? 'playable' : 'refused', status: film ? 200 : 404 };
    case 'watch':
      return { kind: 'watch', provider: 'fal', id: first };
    case 'provider':
      return { kind: 'provider', provider: 'fal', asked: first, jobs, balances: [] };
    default:
      return { kind: 'intent', intent: kind, subject: `job:${first}` };
  }
}

/** What can be seen of a course from outside: verdicts, alerts, snapshot, the tab's view. */
function seen(steps: readonly Step[], odd: string, reborn: boolean): string {
  let state: State = initialState(START);
  let wallMs = START;
  const effects: unknown[] = [];
  const take = (item: Evidence) => {
    const next = advance(state, item, wallMs, { timeZone: 'UTC', random: 0.5 });
    state = next.state;
    effects.push(...next.effects.filter((effect) => effect.do !== 'ask'));
  };
  take({ kind: 'tab', tab: 1, state: 'visible', url: 'https://pika.art/library' });
  for (const one of steps) {
    wallMs += one.seconds * 1000;
    if (reborn) state = restoreState(JSON.parse(JSON.stringify(state)), wallMs);
    take(evidenceOf(one, odd));
  }
  const shown = snapshotOf(state, wallMs);
  const text = JSON.stringify({ effects, shown, view: tabView(state, 1, wallMs), waits: state.waits });
  return text.replaceAll(odd, tame);
}

for (const name of inherited) {
  it(`treats a job with the id ${name} like any other`, () => {
    fc.assert(
      fc.property(course, fc.boolean(), (steps, dies) => {
        // A stored `__proto__` is lost when it is read; it is found again with the next reply.
        const reborn = dies && name !== '__proto__';
        expect(seen(steps, name, reborn)).toBe(seen(steps, tame, reborn));
      }),
      { numRuns: 60 },
    );
  });
}
