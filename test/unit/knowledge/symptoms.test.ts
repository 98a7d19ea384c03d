import { describe, expect, it } from 'vitest';
import { symptoms } from '../../../lib/knowledge/symptoms';
import { jobVerdictIds } from '../../../lib/model/verdict';

const shown = (subject: string, verdict: string, parts?: string[], provider?: string) =>
  symptoms
    .filter((symptom) => symptom.shows({ subject, verdict, ...(parts === undefined ? {} : { parts }) }, provider))
    .map(({ id }) => id);

describe('the guide', () => {
  it.each<[string, string, string[] | undefined, string | undefined, string]>([
    ['job:a', 'stuck', undefined, 'web', 'queue'],
    ['job:a', 'finished-unseen', undefined, 'web', 'queue'],
    ['job:a', 'failed-policy', undefined, 'web', 'failed'],
    ['job:a', 'failed-platform', undefined, 'fal', 'failed'],
    ['job:a', 'failed-input', undefined, 'web', 'image'],
    ['job:a', 'failed-credits', undefined, 'web', 'credits'],
    ['job:a', 'failed-session', undefined, 'web', 'sign-in'],
    ['job:a', 'failed-session', undefined, 'fal', 'api'],
    ['job:a', 'finished-unplayable', undefined, 'web', 'export'],
    ['wallet:create', 'charged-twice', undefined, undefined, 'credits'],
    ['service:pika', 'outage', undefined, undefined, 'down'],
    ['service:pika', 'degraded', ['web', 'models'], undefined, 'down'],
    ['service:pika', 'degraded', ['models'], undefined, 'model'],
    ['service:pika', 'partial-outage', ['export'], undefined, 'export'],
    ['service:pika', 'partial-outage', ['login'], undefined, 'sign-in'],
    ['service:pika', 'degraded', ['discord'], undefined, 'discord'],
    ['service:discord', 'outage', undefined, undefined, 'discord'],
    ['model:kling', 'outage', undefined, undefined, 'model'],
    ['network', 'blocked', undefined, undefined, 'only-me'],
    ['page', 'blind', undefined, undefined, 'not-seen'],
  ])('opens for %s %s (%s, %s) at one place', (subject, verdict, parts, provider, id) => {
    expect(shown(subject, verdict, parts, provider)).toEqual([id]);
  });

  it('has a place for every verdict on a job that is no good news', () => {
    const good = new Set(['on-track', 'finished', 'cancelled']);
    for (const verdict of jobVerdictIds)
      expect(shown('job:a', verdict, undefined, 'web')).toHaveLength(good.has(verdict) ? 0 : 1);
  });

  it('has the checks for "works for others, not for me" in the order of their cost', () => {
    const steps = symptoms.find(({ id }) => id === 'only-me')?.answers[0]?.steps ?? [];
    expect(steps.map((step) => step.split(':', 1)[0])).toEqual(['Region', 'Account', 'Browser', 'Way in', 'Network']);
  });

  it('names each symptom and each answer once', () => {
    const ids = symptoms.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { answers } of symptoms) expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
  });
});
