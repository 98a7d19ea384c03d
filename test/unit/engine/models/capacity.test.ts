import { expect, test } from 'vitest';
import { saysNoCapacity } from '../../../../lib/engine/models/capacity';

test.each([
  'Kling is at capacity, please try again later',
  'Seedance is currently at full capacity. Your job keeps its place.',
  'The model is overloaded',
  'We are experiencing very high demand',
  'Server is busy',
  'No available GPU capacity',
  'RESOURCE_EXHAUSTED',
  'Service temporarily unavailable',
])('%s: there is no room', (text) => {
  expect(saysNoCapacity(text)).toBe(true);
});

test.each([
  undefined,
  '',
  'Your plan is at capacity: 3 concurrent videos',
  'Account at capacity',
  'Rate limit: too many requests, servers are busy for your key',
  'Worker handoff: task was requeued',
  'A capacity of ten litres',
  'overloadedness of the picture',
  'A busy street',
])('%s: nothing of that', (text) => {
  expect(saysNoCapacity(text)).toBe(false);
});

test('a long text costs no time', () => {
  const before = performance.now();
  saysNoCapacity('no '.repeat(50_000));
  saysNoCapacity('high'.repeat(50_000));
  expect(performance.now() - before).toBeLessThan(50);
});
