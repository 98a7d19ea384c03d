import { describe, expect, it } from 'vitest';
import { normalTail, studentTail } from '../../../../lib/engine/waits/tail';

describe('tails', () => {
  it.each([
    [2.228, 10, 0.025],
    [3.078, 1, 0.1],
    [4.541, 3, 0.01],
    [2.75, 30, 0.005],
    [12.71, 1, 0.025],
    [0, 5, 0.5],
  ])("Student's t of %f with %i degrees of freedom, as tables have it", (t, dof, expected) => {
    expect(studentTail(t, dof)).toBeCloseTo(expected, 4);
    expect(studentTail(-t, dof)).toBeCloseTo(1 - expected, 4);
  });

  it.each([
    [1.96, 0.025],
    [2.326, 0.01],
    [0, 0.5],
    [-1.645, 0.95],
    [5, 2.867e-7],
  ])('the normal law beyond %f, as tables have it', (z, expected) => {
    expect(normalTail(z)).toBeCloseTo(expected, 4);
  });

  it('falls all the way and stays within 0 and 1', () => {
    let before = 1;
    for (let t = -40; t <= 40; t += 0.25) {
      const now = studentTail(t, 7);
      expect(now).toBeLessThanOrEqual(before);
      expect(now).toBeGreaterThanOrEqual(0);
      before = now;
    }
  });
});
