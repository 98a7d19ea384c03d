import { describe, expect, it } from 'vitest';
import { isQuiet, quietEndsMs } from '../../../lib/engine/alerts/quiet';
import { serviceCandidates } from '../../../lib/engine/alerts/services';
import { summaryOf } from '../../../lib/engine/alerts/together';
import type { Evidence, EvidenceOf } from '../../../lib/model/evidence';
import type { ReadingState } from '../../../lib/model/service';
import { defaultSettings, hookId } from '../../../lib/model/settings';
import type { Verdict } from '../../../lib/model/verdict';
import { CLIP, Course, look, reply, submitted, tab } from './course';

const failed = reply([look('failed', { error: { message: 'moderation_blocked' } })]);
const started = (course: Course) => course.at(0, tab('visible')).at(1, submitted(look('waiting')));

describe('alerts', () => {
  it('are told once per cause, however often the news is repeated', () => {
    const course = started(new Course());
    for (let at = 10; at < 600; at += 10) course.at(at, failed);
    expect(course.alerts()).toEqual(['job-failed']);
  });

  it('of a kind that is switched off are not told', () => {
    const course = started(new Course({ alerts: { ...defaultSettings.alerts, 'job-failed': false } })).at(10, failed);
    expect(course.to(100).alerts()).toEqual([]);
  });

  it('name the webhooks that get them, one of each kind', () => {
    const webhooks = [
      { kind: 'slack' as const, url: 'https://hooks.slack.com/services/x' },
      { kind: 'slack' as const, url: 'https://hooks.slack.com/services/y' },
    ];
    const course = started(new Course({ webhooks })).at(10, failed);
    expect(course.state.alerts.given[0]?.channels).toEqual(['notification', 'slack']);
  });

  it('go to each webhook by an effect of its own, so that none is lost with another', () => {
    const webhooks = [
      { kind: 'slack' as const, url: 'https://hooks.slack.com/services/x' },
      { kind: 'json' as const, url: 'https://hooks.example/unstuck' },
    ];
    const course = started(new Course({ webhooks })).at(10, failed);
    const told = course.effects.filter((effect) => effect.do === 'alert' || effect.do === 'post');
    expect(told.map((effect) => (effect.do === 'post' ? effect.hook : effect.do))).toEqual([
      'alert',
      ...webhooks.map(hookId),
    ]);
    expect(new Set(told.map(({ key }) => key)).size).toBe(3);
  });

  it('are held back during a pause and told after it, once, when still true', () => {
    const course = started(new Course({ pausedUntil: '2026-11-22T08:10:00Z' })).at(10, failed);
    expect(course.to(599).alerts()).toEqual([]);
    expect(course.to(700).alerts()).toEqual(['job-failed']);
  });

  it('that were held back are dropped when they are no longer true', () => {
    const course = started(new Course({ pausedUntil: '2026-11-22T08:10:00Z' })).at(
      10,
      reply([look('done', { videoUrl: CLIP })]),
    );
    expect(course.to(20).verdict('job:a')).toBe('finished-unseen');
    course.at(30, { kind: 'view', tab: 1, jobs: [{ id: 'a', shown: 'finished' }] });
    expect(course.to(900).alerts()).toEqual([]);
  });
});

describe('quiet hours', () => {
  const nightly = { ...defaultSettings, quietHours: { from: '22:00', to: '07:00', days: ['fri' as const] } };
  const at = (iso: string) => Date.parse(iso);

  it('over midnight belong to the day on which they begin', () => {
    // 2026-11-20 is a Friday.
    expect(isQuiet(nightly, at('2026-11-20T22:00:00Z'), 'UTC')).toBe(true);
    expect(isQuiet(nightly, at('2026-11-21T06:59:00Z'), 'UTC')).toBe(true);
    expect(isQuiet(nightly, at('2026-11-21T07:00:00Z'), 'UTC')).toBe(false);
    expect(isQuiet(nightly, at('2026-11-21T22:30:00Z'), 'UTC')).toBe(false);
    expect(isQuiet(nightly, at('2026-11-20T06:00:00Z'), 'UTC')).toBe(false);
  });

  it('are in the zone of the user', () => {
    expect(isQuiet(nightly, at('2026-11-20T21:30:00Z'), 'Europe/Berlin')).toBe(true);
    expect(isQuiet(nightly, at('2026-11-20T21:30:00Z'), 'UTC')).toBe(false);
  });

  it('tell when they end', () => {
    expect(quietEndsMs(nightly, at('2026-11-20T23:15:20Z'), 'UTC')).toBe(at('2026-11-21T07:00:00Z'));
    expect(quietEndsMs(nightly, at('2026-11-20T12:00:00Z'), 'UTC')).toBeNull();
  });

  it('end by the clock on the wall, also in a night that has an hour less or more', () => {
    const weekend = { ...defaultSettings, quietHours: { from: '22:00', to: '07:00', days: ['sat' as const] } };
    const ends = (iso: string) => quietEndsMs(weekend, at(iso), 'Europe/Berlin');
    expect(ends('2027-03-27T22:00:00Z')).toBe(at('2027-03-28T05:00:00Z'));
    expect(ends('2026-10-24T21:00:00Z')).toBe(at('2026-10-25T06:00:00Z'));
  });

  it('that end in the hour that a night has not still end', () => {
    const short = { ...defaultSettings, quietHours: { from: '22:00', to: '02:30', days: ['sat' as const] } };
    const now = at('2027-03-28T00:40:00Z');
    expect(isQuiet(short, now, 'Europe/Berlin')).toBe(true);
    expect(quietEndsMs(short, now, 'Europe/Berlin')).toBeGreaterThan(now);
  });
});

describe('troubles of a service', () => {
  const verdict = (id: string): Verdict => ({
    subject: 'service:pika',
    verdict: id,
    p: 0.9,
    because: [],
    advice: [],
    sinceMs: 0,
  });

  function told(...ids: string[]): string[] {
    let incidents = {};
    return ids.flatMap((id, index) => {
      const found = serviceCandidates(incidents, verdict(id), 'Pika', index * 60_000);
      incidents = found.incidents;
      return found.candidates.map(({ alert }) => alert);
    });
  }

  it('are one incident from the first bad verdict to the first good one', () => {
    expect(told('ok', 'outage', 'ok')).toEqual(['service-down', 'service-recovered']);
    expect(told('ok', 'degraded', 'busy')).toEqual(['service-degraded', 'service-recovered']);
    expect(told('outage', 'ok', 'outage')).toEqual(['service-down', 'service-recovered', 'service-down']);
  });

  it('stay open through unknown and maintenance', () => {
    expect(told('outage', 'unknown', 'outage', 'maintenance', 'ok')).toEqual(['service-down', 'service-recovered']);
  });

  it('are told again when they get worse, not when they get milder', () => {
    expect(told('degraded', 'outage', 'degraded', 'partial-outage', 'ok')).toEqual([
      'service-degraded',
      'service-down',
      'service-recovered',
    ]);
  });

  it('are none when it is busy or in maintenance', () => {
    expect(told('ok', 'busy', 'maintenance', 'ok')).toEqual([]);
  });
});

describe('Pika’s own outage', () => {
  const feed = (name: string, state: ReadingState): EvidenceOf<'feed'> => ({
    kind: 'feed',
    feed: name,
    status: 200,
    latencyMs: 100,
    outcome: {
      ok: true,
      readings: [{ service: 'pika', state, parts: [], incidents: [], maintenance: [], readAtMs: null, thin: false }],
    },
  });

  it('is told after it is confirmed, and its end once', () => {
    const course = new Course();
    for (let at = 0; at < 600; at += 120) course.at(at, feed('prismix', 'ok'), feed('apistatuscheck', 'ok'));
    for (let at = 600; at < 3000; at += 120) course.at(at, feed('prismix', 'outage'), feed('apistatuscheck', 'outage'));
    for (let at = 3000; at < 6000; at += 120) course.at(at, feed('prismix', 'ok'), feed('apistatuscheck', 'ok'));
    expect(course.alerts()).toEqual(['service-down', 'service-recovered']);
  });
});

describe('many alerts at once', () => {
  const ids = Array.from({ length: 140 }, (_, index) => `j${index}`);
  const all = (state: 'running' | 'failed') => reply(ids.map((id) => ({ ...look(state), id, prompt: `fox ${id}` })));
  const crowd = () => new Course().at(0, tab('visible')).at(1, all('running')).at(10, all('failed')).to(60);

  it('are one notification that counts them and names the first', () => {
    const told = crowd().effects.filter((effect) => effect.do === 'alert');
    expect(told).toHaveLength(1);
    const [effect] = told;
    const alerts = effect?.do === 'alert' ? ([effect.alert, ...effect.more] as const) : undefined;
    expect(alerts).toHaveLength(140);
    expect(alerts && summaryOf(alerts)).toMatchObject({
      subject: 'jobs',
      title: '140 videos failed',
      body: '“fox j0”, “fox j1”, “fox j2” and 137 more.',
    });
  });

  it('leave a few to be told one by one', () => {
    const three = ids.slice(0, 3).map((id) => ({ ...look('failed'), id }));
    const course = new Course().at(0, tab('visible')).at(1, all('running')).at(10, reply(three)).to(60);
    expect(course.alerts()).toEqual(['job-failed', 'job-failed', 'job-failed']);
  });

  it('that follow each other wait for each other, at most 15 s', () => {
    const course = new Course().at(0, tab('visible')).at(1, all('running'));
    for (let index = 0; index < 20; index += 1)
      course.at(10 + index / 2, reply([{ ...look('failed'), id: ids[index] ?? '' }]));
    course.to(60);
    const sizes = course.effects.flatMap((effect) => (effect.do === 'alert' ? [1 + effect.more.length] : []));
    expect(sizes).toEqual([1, 1, 1, 17]);
  });
});

describe('a webhook that fails', () => {
  const webhooks = [{ kind: 'json' as const, url: 'https://hooks.example/unstuck' }];
  const hook = hookId({ kind: 'json', url: 'https://hooks.example/unstuck' });
  const delivered = (key: string, status: number): Evidence => ({ kind: 'delivery', key, status });
  /** A course in which posts end as told. */
  const ending = (...statuses: number[]) => {
    const left = [...statuses];
    const course = new Course({ webhooks });
    course.onPost = (key) => delivered(key, left.shift() ?? 200);
    return started(course).at(10, failed);
  };
  const posts = (course: Course) => course.effects.filter((effect) => effect.do === 'post').length;

  it('is tried again, ever later, until it takes the post', () => {
    const course = ending(500, 0, 429);
    expect([posts(course.to(39)), posts(course.to(41)), posts(course.to(161)), posts(course.to(700))]).toEqual([
      1, 2, 3, 4,
    ]);
    expect(course.state.alerts.deliveries[hook]).toMatchObject({ outcome: 'delivered', status: 200, waiting: 0 });
    expect(course.state.alerts.outbox).toEqual({});
  });

  it.each([301, 400, 401, 403, 404, 410])('with %i for good is not tried again', (status) => {
    const course = ending(status).to(90_000);
    expect(posts(course)).toBe(1);
    expect(course.state.alerts.deliveries[hook]).toMatchObject({ outcome: 'gone', status });
  });

  it('for a day is given up', () => {
    const course = ending(...Array.from({ length: 60 }, () => 503)).to(200_000);
    expect(posts(course)).toBeLessThan(20);
    expect(course.state.alerts.deliveries[hook]).toMatchObject({ outcome: 'given-up' });
    expect(course.state.alerts.outbox).toEqual({});
  });

  it('gets nothing any more once the user took it away', () => {
    const course = ending(503).at(20, { kind: 'settings', settings: defaultSettings });
    expect(posts(course.to(4000))).toBe(1);
    expect(course.state.alerts.outbox).toEqual({});
  });

  it('keeps its address and secret out of what is stored of it', () => {
    const { settings: _settings, ...rest } = ending(503).to(20).state;
    expect(JSON.stringify(rest)).not.toContain('hooks.example');
  });
});
