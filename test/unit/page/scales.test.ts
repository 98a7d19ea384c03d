import { expect, test } from 'vitest';
import { readHanded } from '../../../lib/page/handed';
import { createHostScales } from '../../../lib/page/job/progress';

test('how one host counts progress teaches nothing of another, in one background for all pages', () => {
  const scalesOf = createHostScales();
  const progressAt = (host: string, progress: number) => {
    const body = JSON.stringify({ jobs: [{ id: 'job-77-x', status: 'running', progress, prompt: 'x' }] });
    const request = { method: 'GET', url: `https://${host}/api/jobs` };
    const response = { status: 200, contentType: 'application/json', body };
    const handed = {
      type: 'exchange' as const,
      via: 'page' as const,
      request,
      response,
      history: { seen: 0, wasPoll: false },
    };
    return readHanded(handed, () => false, scalesOf, 0)?.reading.jobs[0]?.progress;
  };
  expect(progressAt('beta.pika.me', 0.4)).toBe(0.4);
  expect(progressAt('beta.pika.me', 1)).toBe(1);
  expect(progressAt('pika.art', 1)).toBe(0.01);
  expect(progressAt('pika.art', 40)).toBe(0.4);
  expect(progressAt('beta.pika.me', 1)).toBe(1);
});

test('of hosts without end the oldest are forgotten', () => {
  const scalesOf = createHostScales();
  const first = scalesOf('0.pika.art');
  first.set('progress', 'percent');
  for (let n = 1; n <= 20; n += 1) scalesOf(`${n}.pika.art`);
  expect(scalesOf('0.pika.art').size).toBe(0);
});
