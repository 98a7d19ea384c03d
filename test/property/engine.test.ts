import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '../../lib/engine/advance';
import { initialState, type State, stateSchema } from '../../lib/engine/state';
import type { Evidence } from '../../lib/model/evidence';
import type { JobSighting } from '../../lib/model/job';
import { jobVerdictIds } from '../../lib/model/verdict';
import { CLIP, poll, START } from '../unit/engine/course';

const ids = fc.constantFrom('a', 'b', '17', 'odd id/%#');
const sighting: fc.Arbitrary<JobSighting> = fc.record(
  {
    id: ids,
    state: fc.constantFrom('waiting', 'running', 'done', 'failed', 'cancelled', 'unknown'),
    progress: fc.double({ min: 0, max: 1, noNaN: true }),
    queuePosition: fc.nat(500),
    videoUrl: fc.constant(CLIP),
    createdAtMs: fc.integer({ min: -1e15, max: 1e15 }),
    updatedAtMs: fc.integer({ min: -1e15, max: 1e15 }),
    costCredits: fc.integer({ min: -5, max: 500 }),
    error: fc.record({ message: fc.string({ maxLength: 40 }) }),
  },
  { requiredKeys: ['id', 'state'] },
);
const refusal = fc.record(
  {
    kind: fc.constantFrom('signed-out', 'gone', 'rate-limited', 'server-error', 'rejected'),
    retryAfterSeconds: fc.nat(10_000),
  },
  { requiredKeys: ['kind'] },
);
const reply = fc
  .record({
    jobs: fc.array(sighting, { maxLength: 4 }),
    amount: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
    refusal: fc.option(refusal, { nil: undefined }),
    via: fc.constantFrom('page', 'repeat-in-page', 'repeat-in-background'),
    status: fc.constantFrom(0, 200, 401, 429, 503),
    submit: fc.boolean(),
    polled: fc.boolean(),
    tab: fc.option(fc.nat(2), { nil: undefined }),
  })
  .map(({ jobs, amount, refusal: refused, via, status, submit, polled, tab }): Evidence => {
    const reading = {
      jobs,
      balances: amount === undefined ? [] : [{ wallet: 'create' as const, amount, unit: 'credits' as const }],
      jobList: jobs.length > 0,
      unrecognised: { objects: 0, strings: 0, truncated: false },
    };
    return {
      kind: 'reply',
      via,
      host: 'pika.art',
      status,
      reading: refused === undefined ? reading : { ...reading, refusal: refused },
      ...(tab === undefined ? {} : { tab }),
      ...(submit ? { submit: { kind: { model: '2.5' }, costCredits: 12, fingerprint: 'f' } } : {}),
      ...(polled ? { poll: poll(jobs.map((job) => job.id)) } : {}),
    };
  });
const others: fc.Arbitrary<Evidence>[] = [
  fc.record({
    kind: fc.constant('tab'),
    tab: fc.nat(2),
    state: fc.constantFrom('visible', 'hidden', 'closed'),
    url: fc.constant('https://pika.art/'),
  }),
  fc.record({
    kind: fc.constant('view'),
    tab: fc.nat(2),
    jobs: fc.array(fc.record({ id: ids, shown: fc.constantFrom('finished', 'in-progress', 'not-shown') }), {
      maxLength: 3,
    }),
  }),
  fc.record({
    kind: fc.constant('clip'),
    job: ids,
    url: fc.constant(CLIP),
    result: fc.constantFrom('playable', 'refused', 'server-error', 'unreachable'),
    status: fc.constantFrom(0, 200, 404, 503),
  }),
  fc.record({ kind: fc.constant('network'), online: fc.boolean() }),
  fc.record({ kind: fc.constant('popup'), open: fc.boolean() }),
  fc.record({ kind: fc.constant('watch'), provider: fc.constantFrom('fal', 'pika'), id: ids }),
  fc.record({
    kind: fc.constant('provider'),
    provider: fc.constantFrom('fal', 'pika'),
    jobs: fc.array(sighting, { maxLength: 2 }),
    balances: fc.array(fc.record({ wallet: fc.constant('fal'), amount: fc.nat(90), unit: fc.constant('usd') }), {
      maxLength: 1,
    }),
  }),
  fc.record({
    kind: fc.constant('intent'),
    intent: fc.constantFrom('dismiss', 'snooze', 'open', 'forget'),
    subject: ids.map((id) => `job:${id}`),
  }),
  fc.record({ kind: fc.constant('tick') }),
];
const evidence = fc.oneof({ weight: 6, arbitrary: reply }, ...others);
/** Seconds until it happens: close together, far apart, or with the clock set back. */
const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 60 }) },
  fc.integer({ min: -90_000, max: 90_000 }),
);
const course = fc.array(fc.tuple(gap, evidence), { maxLength: 60 });
const circumstances = { timeZone: 'Europe/Berlin', random: 0.3 };

interface Outcome {
  state: State;
  alerts: string[];
}

/** Plays a course; `reborn` says at which steps the worker comes back from storage in between. */
function play(steps: readonly (readonly [number, Evidence])[], reborn: (step: number) => boolean): Outcome {
  let state = initialState(START);
  let wallMs = START;
  const alerts: string[] = [];
  steps.forEach(([seconds, item], index) => {
    wallMs += seconds * 1000;
    if (reborn(index)) state = stateSchema.parse(JSON.parse(JSON.stringify(state)));
    const step = advance(state, item, wallMs, circumstances);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.do === 'alert') alerts.push(effect.key);
      state = advance(state, { kind: 'done', key: effect.key }, wallMs, circumstances).state;
    }
  });
  return { state, alerts };
}

describe('the engine', () => {
  it('takes any course of evidence, keeps a state that can be stored, and claims only what it has words for', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { state } = play(steps, () => false);
        expect(stateSchema.safeParse(state).success).toBe(true);
        for (const verdict of Object.values(state.verdicts)) {
          expect(verdict.p).toBeGreaterThanOrEqual(0);
          expect(verdict.p).toBeLessThanOrEqual(1);
          if (verdict.subject.startsWith('job:')) expect(jobVerdictIds).toContain(verdict.verdict);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('ends the same, and tells the same, when the worker dies between any two steps', () => {
    fc.assert(
      fc.property(course, fc.func(fc.boolean()), (steps, dies) => {
        const alive = play(steps, () => false);
        const killed = play(steps, (index) => dies(index));
        expect(killed.alerts).toEqual(alive.alerts);
        expect(killed.state.verdicts).toEqual(alive.state.verdicts);
      }),
      { numRuns: 200 },
    );
  });

  it('tells no cause twice', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { alerts } = play([...steps, ...steps], () => false);
        expect(new Set(alerts).size).toBe(alerts.length);
      }),
      { numRuns: 200 },
    );
  });

  it('never calls a job stuck that was not looked at twice in a row', () => {
    fc.assert(
      fc.property(course, (steps) => {
        const { state } = play(steps, () => false);
        for (const job of Object.values(state.jobs)) {
          if (state.verdicts[`job:${job.id}`]?.verdict === 'stuck')
            expect(job.track.looksSinceGap).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 200 },
    );
  });
});
