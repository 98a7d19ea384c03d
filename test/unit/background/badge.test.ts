import { expect, it } from 'vitest';
import { createWorker } from '../../../entrypoints/background/worker';
import { badgeOf } from '../../../lib/engine/snapshot';
import type { Snapshot } from '../../../lib/model/snapshot';
import { Course, look, reply, submitted, tab } from '../engine/course';
import { deadPorts, emptyStore } from './deadPorts';

const badge = (course: Course) => badgeOf(course.state, course.state.lastMs);
const started = () => new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));

it('counts the videos under way, and says when one has failed', () => {
  expect(badge(new Course())).toEqual({ text: '', tone: 'none' });
  expect(badge(started())).toEqual({ text: '1', tone: 'calm' });
  const failed = started().at(10, reply([look('failed', { error: { message: 'moderation_blocked' } })]));
  expect(badge(failed)).toEqual({ text: '!', tone: 'bad' });
});

it('is shown after each step', async () => {
  const shown: Snapshot['badge'][] = [];
  const ports = { ...deadPorts, badge: async (next: Snapshot['badge']) => void shown.push(next) };
  const keys = { load: async () => ({}), save: async () => undefined };
  const worker = createWorker(ports, { timeZone: () => 'UTC', keys, hooks: emptyStore });
  await worker.take([submitted(look('waiting'))]);
  await worker.settled();
  expect(shown.at(-1)).toEqual({ text: '1', tone: 'calm' });
});
