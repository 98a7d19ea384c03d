import { expect, it } from 'vitest';
import { reportOf } from '../../../components/diagnosis/CopyReport';
import { verdict } from '../../ui/fixtures/parts';

const now = Date.UTC(2026, 10, 21, 12);

it('tells counts and times of an unreadable page, and nothing of anybody', () => {
  const blind = verdict(now, 'page', 'blind', {
    p: 0.9,
    because: [
      { id: 'nothing-recognised', text: '14 replies were read and no job was found', age: 61.4, source: 'page' },
      {
        id: 'odd',
        text: 'https://pika.art/u/jane said "my secret prompt" for 9f3c0a52-77aa-4d3e-9a8b-0d1f2e3c4b5a',
        age: 3,
        source: 'page',
      },
    ],
  });
  const report = reportOf(blind, now, 'Firefox 153');
  expect(report).toContain('2026-11-21T12:00:00.000Z');
  expect(report).toContain('- nothing-recognised: 14 replies were read and no job was found (61 s ago)');
  expect(report).not.toMatch(/jane|secret|9f3c0a52/);
});
