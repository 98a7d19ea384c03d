import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../../../lib/engine/snapshot';
import { Course, look, reply, START, submitted, tab } from './course';

const prompts = (course: Course) => course.state.kept.map(({ prompt }) => prompt);
const job = (id: string, state: 'running' | 'failed', prompt: string) => ({ ...look(state), id, prompt });

describe('prompts kept for later', () => {
  const two = () =>
    new Course()
      .at(0, tab('visible'))
      .at(1, reply([job('a', 'running', 'a fox'), job('b', 'running', 'a mill')]))
      .at(2, reply([job('a', 'running', 'a fox'), job('b', 'running', 'a mill')]));

  it('are those of one job, or of all that have no video yet', () => {
    expect(prompts(two().at(5, { kind: 'intent', intent: 'keep', subject: 'job:a' }))).toEqual(['a fox']);
    expect(prompts(two().at(5, { kind: 'intent', intent: 'keep', subject: 'service:pika' })).sort()).toEqual([
      'a fox',
      'a mill',
    ]);
  });

  it('outlive their job, are kept once, and go when they are let go', () => {
    const course = two()
      .at(5, { kind: 'intent', intent: 'keep', subject: 'job:a' })
      .at(6, { kind: 'intent', intent: 'keep', subject: 'job:a' })
      .at(7, { kind: 'intent', intent: 'forget', subject: 'job:a' });
    expect(snapshotOf(course.state, course.state.lastMs).kept).toEqual([
      { id: 'a', prompt: 'a fox', atMs: START + 6000 },
    ]);
    expect(prompts(course.at(8, { kind: 'intent', intent: 'drop-kept', subject: 'job:a' }))).toEqual([]);
  });

  it('are none where no prompt is known', () => {
    const course = new Course().at(0, tab('visible')).at(1, submitted({ id: 'x', state: 'waiting' }));
    expect(prompts(course.at(5, { kind: 'intent', intent: 'keep', subject: 'job:none' }))).toEqual([]);
  });
});

describe('a wallet that was put away', () => {
  const balance = (amount: number) => ({
    ...reply([]),
    reading: { ...reply([]).reading, balances: [{ wallet: 'create' as const, amount, unit: 'credits' as const }] },
  });

  it('stays away while it is the same, and comes back with the next trouble of its kind', () => {
    const course = new Course({ lowCredits: 50 })
      .at(0, tab('visible'))
      .at(1, balance(20))
      .at(5, { kind: 'intent', intent: 'dismiss', subject: 'wallet:create' })
      .at(10, balance(19));
    expect(course.state.dismissed).toEqual({ 'wallet:create': 'low' });
    expect(course.at(20, balance(500)).state.dismissed).toEqual({});
  });
});
