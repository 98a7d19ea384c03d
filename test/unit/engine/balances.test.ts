import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../lib/model/evidence';
import type { ProviderId } from '../../../lib/model/job';
import type { Refusal } from '../../../lib/model/reply';
import { defaultSettings } from '../../../lib/model/settings';
import { Course } from './course';

const HOUR = 3600;

function withKeys(...keyNames: string[]): Course {
  return new Course().at(0, { kind: 'settings', settings: defaultSettings, keyNames });
}

function refused(provider: ProviderId, refusal: Refusal): Evidence {
  return { kind: 'provider', provider, jobs: [], balances: [], refusal };
}

describe('asking for balances with nothing going on', () => {
  it('asks for one each hour, in turn, after all were asked for once', () => {
    const course = withKeys('fal', 'pika', 'devkey').to(6 * HOUR + 60);
    const asked = course.effects.flatMap((effect) =>
      effect.do === 'ask' && effect.question.about === 'balance' ? [effect.question.provider] : [],
    );
    expect(asked).toHaveLength(9);
    for (const turn of [0, 3, 6]) expect([...asked.slice(turn, turn + 3)].sort()).toEqual(['devkey', 'fal', 'pika']);
  });

  it('asks no oftener where nothing answers', () => {
    const failed: Refusal = { kind: 'server-error', error: { code: 'no-answer' } };
    const course = withKeys('pika')
      .at(1, refused('pika', failed))
      .to(3 * HOUR - 60);
    expect(course.asked('balance')).toHaveLength(3);
  });

  it('keeps at most twelve questions in any hour, the services among them', () => {
    const course = withKeys('fal', 'pika', 'devkey', 'pika-me').to(12 * HOUR);
    const asked = ['balance', 'feed', 'probe'].flatMap((about) => course.asked(about)).filter((at) => at >= HOUR);
    for (const at of asked) expect(asked.filter((other) => other >= at && other < at + HOUR).length).toBeLessThan(13);
  });

  it('keeps Retry-After, also while somebody looks', () => {
    const wait: Refusal = { kind: 'rate-limited', retryAfterSeconds: 2 * HOUR };
    const course = withKeys('pika').at(1, refused('pika', wait));
    for (let at = 10; at < 2 * HOUR; at += 120) course.at(at, { kind: 'popup', open: true });
    expect(course.asked('balance')).toEqual([0]);
    expect(course.to(2 * HOUR + 60).asked('balance')).toEqual([0, 2 * HOUR + 1]);
  });
});
