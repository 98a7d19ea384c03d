import { describe, expect, it } from 'vitest';
import { takeTime } from '../../../lib/engine/clock';
import { keepBounded } from '../../../lib/engine/keep';
import { initialState, type PollRecord } from '../../../lib/engine/state';
import { Course, look, poll, reply, START, tab } from './course';

const DAY_MS = 86_400_000;

describe('what is kept', () => {
  it('are the questions of open tabs and of the last two days, at most thirty', () => {
    const course = new Course({}).at(0, tab('visible'));
    course.at(5, reply([look('running')], { poll: poll(['a']) }));
    const state = course.state;
    const [first] = Object.values(state.polls);
    if (first === undefined) throw new Error('no question was kept');
    const gone = (id: number, seenMs: number): [string, PollRecord] => [String(id), { ...first, tab: id, seenMs }];
    const old = { ...state, polls: { ...state.polls, ...Object.fromEntries([gone(77, START - 3 * DAY_MS)]) } };
    expect(Object.keys(keepBounded(old, START + 5000).polls)).toEqual(Object.keys(state.polls));
    const many = Array.from({ length: 100 }, (_, n) => gone(100 + n, START + n));
    expect(Object.keys(keepBounded({ ...state, polls: Object.fromEntries(many) }, START).polls)).toHaveLength(30);
  });

  it('are wishes about subjects that are still claimed, as long as they hold', () => {
    const course = new Course({}).at(0, tab('visible')).at(5, reply([look('running')]));
    const [subject] = Object.keys(course.state.verdicts).filter((one) => one.startsWith('job:'));
    if (subject === undefined) throw new Error('no job is claimed');
    const state = {
      ...course.state,
      dismissed: { [subject]: 'stuck', 'job:long-gone': 'stuck' },
      snoozed: { [subject]: START + 60_000, 'job:long-gone': START - 1 },
    };
    const kept = keepBounded(state, START + 6000);
    expect(kept.dismissed).toEqual({ [subject]: 'stuck' });
    expect(kept.snoozed).toEqual({ [subject]: START + 60_000 });
  });
});

describe('a clock that is three years ahead for an hour', () => {
  it('leaves the engine ahead by days, not by years', () => {
    const ahead = takeTime(initialState(START), START + 3 * 365 * DAY_MS);
    expect(ahead.nowMs - START).toBeLessThan(4 * DAY_MS);
    const later = takeTime(ahead.state, START + 3 * 365 * DAY_MS + 3_600_000);
    expect(later.nowMs - ahead.nowMs).toBe(3_600_000);
    const back = takeTime(later.state, START + 3_700_000);
    expect(back.nowMs).toBe(later.nowMs);
    expect(takeTime(back.state, START + 3_800_000).nowMs - back.nowMs).toBe(100_000);
  });
});
