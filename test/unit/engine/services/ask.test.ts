import { describe, expect, it } from 'vitest';
import {
  noServices,
  noteFeed,
  refreshServices,
  type ServicesState,
  serviceQuestions,
} from '../../../../lib/engine/services';
import type { Activity } from '../../../../lib/engine/services/ask';
import { draws } from '../../../../lib/engine/services/draws';
import type { Question } from '../../../../lib/model/effect';
import type { EvidenceOf } from '../../../../lib/model/evidence';
import { defaultSettings, type Settings } from '../../../../lib/model/settings';
import { feed, HOUR, MINUTE, readingOf, SECOND, T0, unreadableFeed } from './world';

const idle: Activity = { online: true, jobOpen: false, popupOpen: false, pikaTabOpen: false };
const working: Activity = { ...idle, jobOpen: true, pikaTabOpen: true };
const looking: Activity = { ...idle, popupOpen: true };
const offline: Activity = { ...idle, online: false };

interface Asked {
  source: string;
  atMs: number;
  question: Question;
}

function nameOf(question: Question): string {
  return question.about === 'feed' ? question.feed : 'probe';
}

/** A user whose every question is answered at once, or not at all. */
class User {
  state: ServicesState = noServices();
  now = T0;
  settings: Settings = defaultSettings;
  readonly asked: Asked[] = [];
  private readonly random: () => number;

  constructor(seed = 0.3) {
    this.random = draws(seed);
  }

  /** Until `ms` from now, stepping whenever something falls due, or up to `lateMs` later. */
  run(
    activity: Activity,
    ms: number,
    answer: (source: string, nowMs: number) => EvidenceOf<'feed'> | undefined,
    lateMs = 0,
  ): this {
    const endMs = this.now + ms;
    while (this.now < endMs) {
      const { state, questions, nextDueMs } = serviceQuestions(
        this.state,
        activity,
        this.settings,
        this.now,
        this.random(),
      );
      this.state = state;
      for (const { question } of questions) {
        const source = nameOf(question);
        this.asked.push({ source, atMs: this.now, question });
        const evidence = answer(source, this.now);
        if (evidence !== undefined) this.state = noteFeed(this.state, evidence, this.now);
      }
      this.now = Math.min(endMs, Math.max(nextDueMs ?? endMs, this.now + SECOND) + lateMs * this.random());
    }
    return this;
  }

  of(source: string): number[] {
    return this.asked.filter((question) => question.source === source).map((question) => question.atMs);
  }
}

const usual = ['prismix', 'apistatuscheck', 'fal', 'runway', 'luma', 'discord'];

function fine(source: string): EvidenceOf<'feed'> | undefined {
  if (source === 'probe') return undefined;
  return feed(source, [readingOf(source === 'prismix' || source === 'apistatuscheck' ? 'pika' : source, 'ok')]);
}

/** Both ends of the span included. */
function most(times: readonly number[], spanMs: number): number {
  return Math.max(...times.map((atMs) => times.filter((other) => other >= atMs - spanMs && other <= atMs).length));
}

function longestGap(times: readonly number[]): number {
  return Math.max(...times.slice(1).map((atMs, index) => atMs - (times[index] ?? atMs)));
}

describe('an idle user', () => {
  it.each([0.01, 0.2, 0.5, 0.77, 0.999])(
    'asks at most 12 times in any hour, and reads everything hourly (seed %d)',
    (seed) => {
      const user = new User(seed).run(idle, 48 * HOUR, fine, 30 * SECOND);
      expect(
        most(
          user.asked.map((asked) => asked.atMs),
          HOUR,
        ),
      ).toBeLessThanOrEqual(12);
      for (const source of [...usual, 'probe']) {
        expect(user.of(source)[0]).toBeLessThanOrEqual(T0 + HOUR);
        expect(longestGap(user.of(source))).toBeLessThanOrEqual(HOUR);
      }
    },
  );

  it('keeps his rhythm whatever the feeds say', () => {
    const down = (source: string) =>
      source === 'probe'
        ? undefined
        : feed(source, [readingOf(source === 'prismix' || source === 'apistatuscheck' ? 'pika' : source, 'outage')]);
    const calm = new User(0.4).run(idle, 12 * HOUR, fine);
    const troubled = new User(0.4).run(idle, 12 * HOUR, down);
    expect(troubled.asked.map((asked) => [asked.source, asked.atMs])).toEqual(
      calm.asked.map((asked) => [asked.source, asked.atMs]),
    );
  });

  it('stays within 12 an hour when everything is watched', () => {
    const user = new User();
    user.settings = {
      ...defaultSettings,
      services: [
        'pika',
        'fal',
        'runway',
        'luma',
        'kling',
        'stability',
        'hailuo',
        'veo',
        'elevenlabs',
        'openai',
        'replicate',
        'discord',
      ],
    };
    user.run(idle, 24 * HOUR, fine);
    expect(
      most(
        user.asked.map((asked) => asked.atMs),
        HOUR,
      ),
    ).toBeLessThanOrEqual(12);
    expect(new Set(user.asked.map((asked) => asked.source)).size).toBe(13);
  });

  it('stays within 12 an hour right after a busy time', () => {
    const user = new User().run(working, 2 * HOUR, fine);
    const from = user.now;
    user.run(idle, 3 * HOUR, fine);
    const later = user.asked.map((asked) => asked.atMs).filter((atMs) => atMs >= from);
    expect(most(later, HOUR)).toBeLessThanOrEqual(12);
  });

  it('does not ask together with others after being off line', () => {
    const first = Array.from({ length: 200 }, (_, index) => {
      const user = new User((index + 0.5) / 200).run(idle, 6 * HOUR, fine).run(offline, 40 * MINUTE, fine);
      const from = user.now;
      user.run(idle, HOUR, fine);
      return user.asked
        .filter((asked) => asked.atMs >= from && asked.source === 'prismix')
        .map((asked) => asked.atMs - from);
    }).flat();
    const perMinute = Array.from(
      { length: 10 },
      (_, minute) => first.filter((ms) => Math.floor(ms / MINUTE) === minute).length,
    );
    expect(Math.max(...perMinute)).toBeLessThanOrEqual(40);
    expect(first.filter((ms) => ms < 30 * SECOND).length).toBeLessThanOrEqual(25);
  });

  it('asks nothing off line', () => {
    expect(new User().run(offline, 5 * HOUR, fine).asked).toEqual([]);
  });
});

describe('an active user', () => {
  it('has everything read at once, and again when it is old', () => {
    const user = new User().run(working, 5 * SECOND, fine);
    expect(user.asked.map((asked) => asked.source).sort()).toEqual([...usual, 'probe'].sort());
    user.run(working, HOUR, fine);
    expect(longestGap(user.of('prismix'))).toBeLessThanOrEqual(6 * MINUTE);
  });

  it('sees what tells of Pika renewed while he looks, and leaves the rest its own rhythm', () => {
    const user = new User().run(working, 5 * SECOND, fine).run(idle, 5 * MINUTE, fine);
    const before = user.asked.length;
    user.run(looking, 5 * SECOND, fine);
    expect(user.asked.slice(before).map(({ source }) => source)).toEqual(['prismix']);
    user.run(looking, 2 * HOUR, fine);
    const prismix = user.asked.slice(before).filter(({ source }) => source === 'prismix');
    expect(prismix.length).toBeGreaterThanOrEqual(22);
  });

  it('sees all of it renewed that is older than five minutes when he opens a page', () => {
    const user = new User().run(working, 5 * SECOND, fine).run(idle, 6 * MINUTE, fine);
    const before = user.asked.length;
    user.state = refreshServices(user.state, user.now, 5 * MINUTE);
    user.run(looking, 5 * SECOND, fine);
    expect(user.asked.length - before).toBe(7);
  });

  it('never asks more than 36 times an hour', () => {
    const user = new User().run(looking, 3 * HOUR, fine);
    expect(
      most(
        user.asked.map((asked) => asked.atMs),
        HOUR,
      ),
    ).toBeLessThanOrEqual(36);
  });

  it('looks twice at another source 30 to 40 s after a first bad look, and only then', () => {
    const user = new User().run(working, 5 * SECOND, fine);
    user.state = { ...user.state, confirm: { service: 'runway', avoid: ['prismix'], sinceMs: user.now, asked: false } };
    const from = user.now;
    user.run(working, 2 * MINUTE, fine);
    const second = user.asked.filter((asked) => asked.atMs >= from);
    expect(second.map((asked) => asked.source)).toEqual(['runway']);
    expect((second[0]?.atMs ?? 0) - from).toBeGreaterThanOrEqual(30 * SECOND);
    expect((second[0]?.atMs ?? 0) - from).toBeLessThanOrEqual(42 * SECOND);
  });

  it('is asked for by the user’s own wish, but not twice a minute', () => {
    const user = new User().run(working, 5 * SECOND, fine);
    user.state = refreshServices(user.state, user.now);
    expect(user.run(looking, 10 * SECOND, fine).asked).toHaveLength(7);
    user.now += 2 * MINUTE;
    user.state = refreshServices(user.state, user.now);
    expect(user.run(looking, 10 * SECOND, fine).asked).toHaveLength(14);
  });
});

describe('the manners of asking', () => {
  it('does not ask again for 60 s what is in flight, even if it falls due', () => {
    const user = new User().run(working, SECOND, () => undefined);
    const overdue = () => {
      const sources = Object.entries(user.state.sources).map(([id, source]) => [id, { ...source, dueMs: 0 }] as const);
      user.state = { ...user.state, sources: Object.fromEntries(sources) };
    };
    overdue();
    expect(user.run(working, 55 * SECOND, () => undefined).of('prismix')).toHaveLength(1);
    overdue();
    expect(user.run(working, 10 * SECOND, () => undefined).of('prismix')).toHaveLength(2);
  });

  it('sends the validators of the last answer', () => {
    const user = new User().run(working, 40 * MINUTE, (source) =>
      source === 'runway'
        ? feed('runway', [readingOf('runway', 'ok')], { etag: '"7"', lastModified: 'Fri' })
        : fine(source),
    );
    const questions = user.asked.filter((asked) => asked.source === 'runway').map((asked) => asked.question);
    expect(questions).toEqual([
      { about: 'feed', feed: 'runway' },
      { about: 'feed', feed: 'runway', etag: '"7"', lastModified: 'Fri' },
    ]);
  });

  it('sends no validator after an answer that could not be read', () => {
    let turn = 0;
    const user = new User().run(working, 3 * HOUR, (source) => {
      if (source !== 'runway') return fine(source);
      turn += 1;
      return turn === 1 ? feed('runway', [readingOf('runway', 'ok')], { etag: '"7"' }) : unreadableFeed('runway');
    });
    expect(user.asked.filter((asked) => asked.source === 'runway')[2]?.question).toEqual({
      about: 'feed',
      feed: 'runway',
    });
  });

  it.each([idle, working])('keeps Retry-After', (activity) => {
    const user = new User().run(activity, 5 * HOUR, (source) =>
      source === 'prismix' ? { ...unreadableFeed('prismix', 'later', 429), retryAfterSeconds: 5400 } : fine(source),
    );
    const times = user.of('prismix');
    expect(times.length).toBeGreaterThan(1);
    for (const [index, atMs] of times.slice(1).entries())
      expect(atMs - (times[index] ?? 0)).toBeGreaterThanOrEqual(5400 * SECOND);
  });

  it('keeps max-age', () => {
    const user = new User().run(working, 2 * HOUR, (source) =>
      source === 'prismix' ? feed('prismix', [readingOf('pika', 'ok')], { maxAgeSeconds: 1200 }) : fine(source),
    );
    const times = user.of('prismix');
    expect(Math.min(...times.slice(1).map((atMs, index) => atMs - (times[index] ?? 0)))).toBeGreaterThanOrEqual(
      1200 * SECOND,
    );
  });

  it('asks a feed that fails less and less, and at least every hour or two', () => {
    const user = new User().run(working, 24 * HOUR, (source) =>
      source === 'prismix' ? unreadableFeed('prismix', 'x', 500) : fine(source),
    );
    const times = user.of('prismix');
    expect(times.length).toBeLessThan(60);
    expect(times.length).toBeGreaterThan(20);
    expect(longestGap(times)).toBeLessThanOrEqual(2 * HOUR);
  });

  it('finds out the form of a page that the user added, and then keeps to it', () => {
    const user = new User();
    user.settings = { ...defaultSettings, services: ['status.krea.example'], markedServices: [] };
    user.run(idle, 6 * HOUR, (source) =>
      source === 'status.krea.example/instatus'
        ? feed(source, [readingOf('status.krea.example', 'ok')])
        : unreadableFeed(source),
    );
    const last = user.asked.filter((asked) => asked.atMs > T0 + 3 * HOUR);
    expect(new Set(last.map((asked) => asked.source))).toEqual(new Set(['status.krea.example/instatus']));
  });

  it('asks unproven addresses only when they are named', () => {
    const user = new User().run(idle, 6 * HOUR, fine);
    expect(user.asked.some((asked) => asked.source.includes('status.pika'))).toBe(false);
    const brave = new User();
    brave.settings = { ...defaultSettings, services: ['pika', 'status.pika.me'] };
    expect(brave.run(idle, 6 * HOUR, fine).of('status.pika.me').length).toBeGreaterThan(3);
  });
});
