import { describe, expect, it } from 'vitest';
import { restoreState } from '../../../lib/engine/restore';
import { initialState } from '../../../lib/engine/state';
import { Course, look, reply, submitted, tab } from './course';

const NOW = Date.parse('2026-11-22T09:00:00Z');

/** A state with two jobs, a told alert and settings of the user's own, as it is stored. */
function lived() {
  const webhooks = [{ kind: 'slack' as const, url: 'https://hooks.slack.com/services/x' }];
  const course = new Course({ theme: 'dark', webhooks }).at(0, tab('visible')).at(1, submitted(look('waiting')));
  course.at(5, reply([look('running', { id: 'b', progress: 0.2 })]));
  course.at(10, reply([look('failed', { error: { message: 'moderation_blocked' } })]));
  return structuredClone(course.state);
}

describe('a stored state', () => {
  it('comes back as it was', () => {
    const state = lived();
    expect(restoreState(structuredClone(state), NOW)).toEqual(state);
  });

  it('loses one job that cannot be read, and nothing else', () => {
    const state = lived();
    const { b, ...others } = state.jobs;
    expect(b).toBeDefined();
    const back = restoreState({ ...state, jobs: { ...others, b: { ...b, state: 'dreaming' } } }, NOW);
    expect(back).toEqual({ ...state, jobs: others });
  });

  it('keeps the other settings where one is of another version', () => {
    const state = lived();
    const back = restoreState({ ...state, settings: { ...state.settings, theme: 'sepia' } }, NOW);
    expect(back.settings).toEqual({ ...state.settings, theme: 'auto' });
    expect(back.alerts.told).toEqual(state.alerts.told);
  });

  it('keeps the other effects where one cannot be read', () => {
    const state = lived();
    const pending = [{ do: 'withdraw' as const, key: 'w', notification: 'unstuck:job-stuck:job:a' }];
    const back = restoreState({ ...state, pending: [...pending, { do: 'dance', key: 'x' }] }, NOW);
    expect(back).toEqual({ ...state, pending });
  });

  it.each([undefined, null, 7, 'text', [], {}])('that is %j is a fresh one', (stored) => {
    expect(restoreState(stored, NOW)).toEqual(initialState(NOW));
  });
});
