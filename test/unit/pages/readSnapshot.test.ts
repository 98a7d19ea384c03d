import { expect, it } from 'vitest';
import { readSnapshot } from '../../../entrypoints/pages/readSnapshot';
import { snapshotOf } from '../../../lib/engine/snapshot';
import { Course, look, reply, tab } from '../engine/course';

function stored() {
  const course = new Course({}).at(0, tab('visible'));
  course.at(5, reply([look('running', { progress: 0.2 }), look('running', { id: 'b', progress: 0.2 })]));
  return { ...snapshotOf(course.state, course.state.lastMs), fallbacks: [] };
}

it('leaves a row out that cannot be read, and shows the others', () => {
  const sound = stored();
  const [first, ...others] = sound.jobs;
  const odd = {
    ...sound,
    jobs: [{ ...first, id: 'x'.repeat(300) }, ...others],
    verdicts: [{ subject: 'job:', verdict: 7 }, ...sound.verdicts],
    services: [{ service: 'pika' }, ...sound.services],
    dismissed: { 'job:a': 5, 'job:b': 'stuck' },
  };
  const { phase, snapshot } = readSnapshot(JSON.parse(JSON.stringify(odd)));
  expect(phase).toBe('ready');
  expect(snapshot?.jobs.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
  expect(snapshot?.verdicts).toHaveLength(sound.verdicts.length);
  expect(snapshot?.services).toHaveLength(sound.services.length);
  expect(snapshot?.dismissed).toEqual({ 'job:b': 'stuck' });
});

it('shows what is left where a whole part is missing', () => {
  const { wallets: _gone, ...rest } = stored();
  expect(readSnapshot(rest)).toMatchObject({ phase: 'ready', snapshot: { wallets: [], jobs: [{}, {}] } });
});

it.each([null, 5, {}, { version: 2, atMs: 1 }])('calls %j unreadable', (odd) => {
  expect(readSnapshot(odd).phase).toBe('unreadable');
});
