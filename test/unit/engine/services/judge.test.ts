import { describe, expect, it } from 'vitest';
import { noOwnEvidence, type OwnEvidence, servicesStateSchema } from '../../../../lib/engine/services';
import { verdictSchema } from '../../../../lib/model/verdict';
import { feed, HOUR, incident, MINUTE, readingOf, SECOND, T0, unreadableFeed, Watch } from './world';

describe('what is read of a service', () => {
  it('is unknown before anything is read', () => {
    const watch = new Watch();
    expect(watch.judge().map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ['service:pika', 'unknown'],
      ['service:fal', 'unknown'],
      ['service:discord', 'unknown'],
      ['service:runway', 'unknown'],
      ['service:luma', 'unknown'],
    ]);
  });

  it('is ok, with a modest p, after one good word', () => {
    const verdict = new Watch().says('prismix', 'pika', 'ok').verdict();
    expect(verdict.verdict).toBe('ok');
    expect(verdict.p).toBeGreaterThan(0.7);
    expect(verdict.p).toBeLessThan(0.95);
    expect(verdict.because[0]).toMatchObject({ id: 'prismix-ok', source: 'prismix', age: 0 });
    expect(verdict.advice).toEqual([]);
  });

  it('is surer the more independent sources agree, and less sure as time goes by', () => {
    const one = new Watch().says('prismix', 'pika', 'ok');
    const p = one.verdict().p;
    expect(one.later(60 * MINUTE).verdict().p).toBeLessThan(p);
    const two = new Watch().says('prismix', 'pika', 'ok').says('apistatuscheck', 'pika', 'ok').probes(200);
    expect(two.verdict().p).toBeGreaterThan(p);
  });

  it('is unknown again when the last good word is hours old', () => {
    expect(new Watch().says('prismix', 'pika', 'ok').later(4 * HOUR).pika).toBe('unknown');
  });

  it('fades when nothing can be read any longer, health sooner than trouble', () => {
    const well = new Watch()
      .says('prismix', 'pika', 'ok')
      .later(20 * MINUTE)
      .hears(unreadableFeed('prismix'));
    expect(well.pika).toBe('ok');
    expect(well.later(11 * MINUTE).pika).toBe('unknown');
    const ill = new Watch().says('prismix', 'pika', 'outage').later(MINUTE).says('prismix', 'pika', 'outage');
    ill.later(40 * MINUTE).hears(unreadableFeed('prismix'));
    expect(ill.pika).toBe('outage');
    expect(ill.later(36 * MINUTE).pika).toBe('unknown');
  });

  it('lives until its source is asked again where that is rare', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok');
    const prismix = watch.state.sources.prismix;
    if (prismix === undefined) throw new Error('not read');
    watch.state = { ...watch.state, sources: { prismix: { ...prismix, intervalMs: 2 * HOUR } } };
    expect(watch.later(2.4 * HOUR).pika).toBe('ok');
    expect(watch.later(0.2 * HOUR).pika).toBe('unknown');
  });

  it('is unknown where the source itself last looked hours ago', () => {
    expect(new Watch().says('prismix', 'pika', 'ok', { readAtMs: T0 - 6 * HOUR }).pika).toBe('unknown');
  });

  it('believes no source that says it looked in the future any longer than others', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok', { readAtMs: T0 + 1000 * HOUR });
    expect(watch.pika).toBe('ok');
    expect(watch.later(4 * HOUR).pika).toBe('unknown');
  });

  it('is unknown where only the home page is known to answer', () => {
    expect(new Watch().says('prismix', 'pika', 'ok', { thin: true }).pika).toBe('unknown');
    expect(new Watch().probes(200).pika).toBe('unknown');
    expect(new Watch().says('prismix', 'pika', 'outage', { thin: true }).pika).toBe('unknown');
  });

  it('is unknown where nothing is readable, and says why', () => {
    const watch = new Watch().hears(unreadableFeed('prismix', 'A web page came instead of data'));
    const verdict = watch.says('apistatuscheck', 'pika', 'unknown').verdict();
    expect(verdict.verdict).toBe('unknown');
    expect(verdict.because.map((reason) => reason.text).join()).toContain('A web page came instead of data');
  });

  it('advises to look at the network where nothing could be reached at all', () => {
    const watch = new Watch().hears(unreadableFeed('prismix', 'No connection', 0)).probes(0);
    expect(watch.verdict().advice.map((advice) => advice.id)).toEqual(['check-network']);
  });

  it('keeps to its own words', () => {
    const watch = new Watch().says('prismix', 'pika', 'outage', { incidents: [incident(T0 - HOUR)] });
    for (const verdict of watch.judge()) expect(() => verdictSchema.parse({ ...verdict, sinceMs: 0 })).not.toThrow();
    expect(servicesStateSchema.parse(JSON.parse(JSON.stringify(watch.state)))).toEqual(watch.state);
  });

  it('judges what the settings ask for, marked services too, and nothing that nobody knows', () => {
    const watch = new Watch();
    watch.settings = { ...watch.settings, services: ['luma', 'atlantis'], markedServices: ['pika', 'kling'] };
    expect(watch.judge().map((verdict) => verdict.subject)).toEqual(['service:pika', 'service:luma', 'service:kling']);
  });
});

describe('what is neither one nor the other', () => {
  it('is unknown once nothing good is left to stand on', () => {
    const watch = new Watch()
      .says('prismix', 'pika', 'ok')
      .later(4 * HOUR)
      .says('apistatuscheck', 'pika', 'degraded');
    watch.later(80 * MINUTE);
    expect(watch.pika).toBe('unknown');
  });
});

describe('trouble', () => {
  it('is not claimed after one bad word that names no incident', () => {
    const watch = new Watch()
      .says('prismix', 'pika', 'ok')
      .later(10 * MINUTE)
      .says('prismix', 'pika', 'outage');
    expect(watch.pika).toBe('ok');
    expect(watch.verdict().because.map((reason) => reason.id)).toContain('unconfirmed');
    expect(watch.state.confirm).toMatchObject({ service: 'pika', avoid: ['prismix'] });
  });

  it('is claimed after a second look', () => {
    const watch = new Watch()
      .says('prismix', 'pika', 'outage')
      .later(40 * SECOND)
      .says('prismix', 'pika', 'outage');
    expect(watch.pika).toBe('outage');
    expect(watch.state.confirm).toBeNull();
  });

  it('is not claimed on a copy of the first look', () => {
    const cached = { readAtMs: T0 - MINUTE };
    const watch = new Watch().says('prismix', 'pika', 'outage', cached).later(MINUTE);
    expect(watch.says('prismix', 'pika', 'outage', cached).pika).toBe('unknown');
  });

  it('is claimed at once where two sources agree that do not copy each other', () => {
    expect(new Watch().says('prismix', 'pika', 'outage').says('apistatuscheck', 'pika', 'outage').pika).toBe('outage');
    expect(new Watch().says('apistatuscheck', 'pika', 'outage').probes(503).pika).toBe('outage');
  });

  it('is claimed at once where a serious incident is declared and nobody contradicts', () => {
    const declared = { incidents: [incident(T0 - MINUTE)] };
    const watch = new Watch().says('prismix', 'pika', 'outage', declared);
    expect(watch.verdict()).toMatchObject({ verdict: 'outage', parts: ['models'] });
    expect(watch.verdict().because[0]?.text).toContain('Generations fail');
    const contradicted = new Watch().says('apistatuscheck', 'pika', 'ok').says('prismix', 'pika', 'outage', declared);
    expect(contradicted.pika).toBe('ok');
  });

  it('waits with a minor incident until it is seen twice, or is no longer short', () => {
    const young = { incidents: [incident(T0 - 3 * MINUTE, { state: 'degraded' })] };
    const old = { incidents: [incident(T0 - 20 * MINUTE, { state: 'degraded' })] };
    expect(new Watch().says('runway', 'runway', 'degraded', young).verdict('runway').verdict).toBe('unknown');
    expect(new Watch().says('runway', 'runway', 'degraded', old).verdict('runway').verdict).toBe('degraded');
    const twice = new Watch().says('runway', 'runway', 'degraded', young).later(2 * MINUTE);
    expect(twice.says('runway', 'runway', 'degraded', young).verdict('runway').verdict).toBe('degraded');
  });

  it.each([
    ['degraded', 'degraded'],
    ['partial-outage', 'partial-outage'],
    ['outage', 'outage'],
  ] as const)('is %s where the feed says so', (said, claimed) => {
    const watch = new Watch().says('luma', 'luma', said).later(MINUTE).says('luma', 'luma', said);
    expect(watch.verdict('luma').verdict).toBe(claimed);
  });

  it('is not claimed where a good majority stands against one weak voice', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok').probes(200);
    watch.later(MINUTE).says('apistatuscheck', 'pika', 'outage').later(MINUTE).says('apistatuscheck', 'pika', 'outage');
    expect(watch.pika).toBe('ok');
  });

  it('counts sources that copy each other once', () => {
    const official = new Watch().says('runway', 'runway', 'outage').later(MINUTE).says('runway', 'runway', 'outage');
    const p = official.verdict('runway').p;
    official.says('prismix', 'runway', 'outage');
    expect(official.verdict('runway').p).toBeCloseTo(p, 3);
    expect(official.verdict('runway').because.filter((reason) => reason.id.endsWith('-outage'))).toHaveLength(1);
  });

  it('takes no copy of hours ago for a second look', () => {
    const watch = new Watch()
      .says('prismix', 'runway', 'outage')
      .later(5 * HOUR)
      .says('runway', 'runway', 'degraded');
    expect(watch.verdict('runway').verdict).toBe('unknown');
  });

  it('believes the original over its copy, and a much newer copy over the original', () => {
    const watch = new Watch()
      .says('runway', 'runway', 'ok')
      .later(5 * MINUTE)
      .says('prismix', 'runway', 'outage');
    expect(watch.verdict('runway').because[0]?.source).toBe('runway');
    watch.later(30 * MINUTE).says('prismix', 'runway', 'outage');
    expect(watch.verdict('runway').because[0]?.source).toBe('prismix');
  });

  it('takes 5xx of the home page for a sign, and a bot check or no connection for none', () => {
    const told = new Watch().says('apistatuscheck', 'pika', 'outage').probes(503).verdict();
    expect(told.because.map((reason) => reason.id)).toContain('probe-partial-outage');
    expect(told.parts).toContain('web');
    expect(new Watch().probes(511).later(MINUTE).probes(511).verdict().because[0]?.id).toBe('not-read');
    expect(new Watch().probes(403).later(MINUTE).probes(403).pika).toBe('unknown');
    expect(new Watch().probes(0).later(MINUTE).probes(0).pika).toBe('unknown');
  });

  it('advises to work elsewhere, and to leave running jobs alone', () => {
    const watch = new Watch().says('prismix', 'pika', 'outage').says('apistatuscheck', 'pika', 'outage');
    watch.own = { ...noOwnEvidence, openJobs: 1 };
    const { advice } = watch.verdict();
    expect(advice.map((step) => step.id)).toEqual(['switch-service', 'keep-for-later', 'wait']);
    expect(advice[0]?.text).toContain('Leave the job that runs alone');
  });

  it('names Discord among Pika’s parts when Discord is down', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok');
    watch.says('discord', 'discord', 'outage').later(MINUTE).says('discord', 'discord', 'outage');
    expect(watch.verdict()).toMatchObject({ verdict: 'ok', parts: ['discord'] });
  });
});

describe('maintenance', () => {
  it('is no outage, whatever monitors see meanwhile', () => {
    const watch = new Watch().says('runway', 'runway', 'maintenance').says('prismix', 'runway', 'outage');
    expect(watch.later(MINUTE).says('prismix', 'runway', 'outage').verdict('runway').verdict).toBe('maintenance');
    expect(watch.verdict('runway').advice.map((advice) => advice.id)).toEqual(['wait']);
  });
});

describe('recovery', () => {
  function down(): Watch {
    return new Watch().says('prismix', 'pika', 'outage').says('apistatuscheck', 'pika', 'outage');
  }

  it('needs two good looks', () => {
    const watch = down()
      .later(20 * MINUTE)
      .says('prismix', 'pika', 'ok');
    expect(watch.pika).toBe('outage');
    expect(watch.later(5 * MINUTE).says('apistatuscheck', 'pika', 'ok').pika).toBe('ok');
  });

  it('does not come from a copy of the first good look', () => {
    const watch = down().later(20 * MINUTE);
    const cached = { readAtMs: watch.now };
    expect(watch.says('prismix', 'pika', 'ok', cached).later(MINUTE).says('prismix', 'pika', 'ok', cached).pika).toBe(
      'outage',
    );
  });

  it('never comes from a feed that cannot be read, or that says nothing', () => {
    const watch = down();
    for (let i = 0; i < 60; i += 1) {
      watch
        .later(10 * MINUTE)
        .hears(unreadableFeed('prismix'))
        .hears(feed('apistatuscheck', []));
      expect(['outage', 'unknown']).toContain(watch.pika);
    }
    expect(watch.pika).toBe('unknown');
  });

  it('never comes from thin readings', () => {
    const watch = down();
    for (let i = 0; i < 30; i += 1) {
      watch
        .later(10 * MINUTE)
        .says('prismix', 'pika', 'ok', { thin: true })
        .probes(200);
      expect(watch.pika).not.toBe('ok');
    }
  });

  it('needs two good looks also after a time of not knowing', () => {
    const watch = down().later(6 * HOUR);
    expect(watch.pika).toBe('unknown');
    expect(watch.says('prismix', 'pika', 'ok').pika).toBe('unknown');
    expect(watch.later(5 * MINUTE).says('prismix', 'pika', 'ok').pika).toBe('ok');
  });

  it('is not believed while a service comes and goes, and is told in the end', () => {
    const watch = new Watch();
    const claims: string[] = [];
    for (let i = 0; i < 8; i += 1) {
      for (const state of ['outage', 'outage', 'ok', 'ok'] as const) {
        claims.push(
          watch
            .later(4 * MINUTE)
            .says('luma', 'luma', state)
            .verdict('luma').verdict,
        );
      }
    }
    const turns = claims.filter((claim, index) => claim === 'outage' && claims[index - 1] !== 'outage').length;
    const rounds = claims.filter((claim, index) => claim === 'ok' && claims[index - 1] !== 'ok').length;
    expect(turns).toBeGreaterThan(0);
    expect(rounds).toBeLessThanOrEqual(1);
    expect(claims.at(-1)).toBe('degraded');
    for (let i = 0; i < 5; i += 1) watch.later(10 * MINUTE).says('luma', 'luma', 'ok');
    expect(watch.verdict('luma').verdict).toBe('degraded');
    expect(watch.verdict('luma').because.map((reason) => reason.id)).toContain('recovering');
    for (let i = 0; i < 8; i += 1) watch.later(10 * MINUTE).says('luma', 'luma', 'ok');
    expect(watch.verdict('luma').verdict).toBe('ok');
  });

  it.each([7, 10, 14, 20])('is told twice at most while it comes and goes every %i minutes for four hours', (half) => {
    const watch = new Watch().says('apistatuscheck', 'pika', 'ok');
    let rounds = 0;
    let claim: string = watch.pika;
    for (let minute = 0; minute < 420; minute += 3) {
      const bad = minute < 240 && Math.floor(minute / half) % 2 === 1;
      const now = watch.says('prismix', 'pika', bad ? 'degraded' : 'ok').pika;
      if (now === 'ok' && claim !== 'ok') rounds += 1;
      claim = now;
      watch.later(3 * MINUTE);
    }
    expect(rounds).toBe(2);
    expect(claim).toBe('ok');
  });

  it('holds nothing back where two troubles are hours apart', () => {
    const watch = new Watch();
    for (let i = 0; i < 2; i += 1) {
      watch
        .says('luma', 'luma', 'outage')
        .later(5 * MINUTE)
        .says('luma', 'luma', 'outage')
        .later(30 * MINUTE);
      expect(watch.verdict('luma').verdict).toBe('outage');
      watch
        .says('luma', 'luma', 'ok')
        .later(5 * MINUTE)
        .says('luma', 'luma', 'ok');
      expect(watch.verdict('luma').verdict).toBe('ok');
      watch.later(2 * HOUR);
    }
  });
});

describe('the user’s own jobs', () => {
  it('show trouble of the models where two of them stopped', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok');
    watch.own = {
      ...noOwnEvidence,
      openJobs: 2,
      stuck: [
        { id: 'a', sinceMs: T0 },
        { id: 'b', sinceMs: T0 },
      ],
      platformFailures: [{ atMs: T0 }],
    };
    expect(watch.verdict()).toMatchObject({ verdict: 'degraded', parts: ['models'] });
    expect(watch.verdict().because[0]?.source).toBe('own jobs');
  });

  const stuckJob = (id: string) => ({ id, sinceMs: T0 });
  const serverError = (ageSeconds: number, host = 'api.pika.art') => ({
    atMs: T0 - ageSeconds * SECOND,
    status: 502,
    host,
  });

  it.each([
    ['one that stopped', { openJobs: 1, stuck: [stuckJob('a')] }],
    ['one that failed', { platformFailures: [{ atMs: T0 }] }],
    ['one server error', { trafficFailures: [serverError(1)] }],
    ['many server errors of one moment', { trafficFailures: [1, 2, 3, 4, 5, 6].map((age) => serverError(age)) }],
    ['one that failed, with a server error', { platformFailures: [{ atMs: T0 }], trafficFailures: [serverError(2)] }],
    ['one that stopped, with a server error', { stuck: [stuckJob('a')], trafficFailures: [serverError(2)] }],
    [
      'one that stopped while others finish',
      { openJobs: 3, stuck: [stuckJob('a')], finishes: [{ atMs: T0 - MINUTE }] },
    ],
  ] satisfies [string, Partial<OwnEvidence>][])('are no trouble of Pika by a single sign: %s', (_, own) => {
    const blind = new Watch();
    const seeing = new Watch().says('prismix', 'pika', 'ok');
    for (const watch of [blind, seeing]) {
      watch.own = { ...noOwnEvidence, ...own };
      for (let i = 0; i < 5; i += 1) {
        expect(watch.pika).toBe(watch === blind && watch.own.finishes.length === 0 ? 'unknown' : 'ok');
        watch.later(MINUTE);
      }
    }
  });

  it('and the home page, however often it is asked, are two signs; the home page alone is one', () => {
    const watch = new Watch();
    for (let i = 0; i < 5; i += 1) {
      expect(watch.probes(503).pika).toBe('unknown');
      watch.later(MINUTE);
    }
    watch.own = { ...noOwnEvidence, platformFailures: [{ atMs: watch.now }] };
    expect(watch.verdict()).toMatchObject({ verdict: 'degraded', parts: ['web', 'models'] });
    watch.own = { ...noOwnEvidence, platformFailures: [{ atMs: watch.now }, { atMs: watch.now }] };
    expect(watch.verdict().verdict).toBe('partial-outage');
    expect(watch.says('prismix', 'pika', 'ok').pika).toBe('degraded');
  });

  it('and a feed are two signs', () => {
    const watch = new Watch().says('apistatuscheck', 'pika', 'degraded');
    expect(watch.pika).toBe('unknown');
    watch.own = { ...noOwnEvidence, platformFailures: [{ atMs: T0 }] };
    expect(watch.pika).toBe('degraded');
  });

  it('show trouble, and no outage, by errors that last for minutes', () => {
    const watch = new Watch();
    watch.own = { ...noOwnEvidence, trafficFailures: [150, 110, 70, 30].map((age) => serverError(age, 'pika.art')) };
    expect(watch.verdict()).toMatchObject({ verdict: 'degraded', parts: ['web'] });
  });

  it.each([2, 3, 4])('show trouble of the models where all of %i stand still, though every feed is well', (count) => {
    const watch = new Watch().says('prismix', 'pika', 'ok').says('apistatuscheck', 'pika', 'ok').probes(200);
    const stuck = ['a', 'b', 'c', 'd'].slice(0, count).map(stuckJob);
    watch.own = { ...noOwnEvidence, openJobs: count, stuck };
    expect(watch.verdict()).toMatchObject({ verdict: 'degraded', parts: ['models'] });
    expect(watch.verdict().because[0]?.id).toBe('own-stuck');
    const apart = new Watch().says('prismix', 'pika', 'ok').says('apistatuscheck', 'pika', 'ok').probes(200);
    apart.own = { ...noOwnEvidence, openJobs: count + 2, stuck: stuck.slice(0, 2), finishes: [{ atMs: T0 }] };
    expect(apart.pika).toBe('ok');
  });

  it('bound an outage that feeds tell of, by what finished since', () => {
    const down = () => new Watch().says('prismix', 'pika', 'outage').says('apistatuscheck', 'pika', 'outage');
    const told = down().later(10 * MINUTE);
    const p = told.verdict().p;
    const one = down().later(10 * MINUTE);
    one.own = { ...noOwnEvidence, finishes: [{ atMs: T0 + 8 * MINUTE }] };
    expect(one.verdict().verdict).toBe('partial-outage');
    expect(one.verdict().p).toBeLessThan(p - 0.2);
    expect(one.verdict().because.map((reason) => reason.id)).toContain('own-finished');
    const two = down().later(10 * MINUTE);
    two.own = { ...noOwnEvidence, finishes: [{ atMs: T0 + 5 * MINUTE }, { atMs: T0 + 8 * MINUTE }] };
    expect(two.verdict().verdict).toBe('degraded');
    const before = down().later(10 * MINUTE);
    before.own = { ...noOwnEvidence, finishes: [{ atMs: T0 - 8 * MINUTE }] };
    expect(before.pika).toBe('outage');
  });

  it('outweigh a feed that says down while they finish', () => {
    const watch = new Watch();
    watch.own = { ...noOwnEvidence, finishes: [{ atMs: T0 - MINUTE }, { atMs: T0 - 2 * MINUTE }] };
    watch
      .says('prismix', 'pika', 'outage')
      .later(2 * MINUTE)
      .says('prismix', 'pika', 'outage');
    expect(watch.pika).not.toBe('outage');
  });

  it('make Pika busy where they are slow and nothing is broken', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok');
    watch.own = { ...noOwnEvidence, openJobs: 1, slow: 1 };
    expect(watch.verdict()).toMatchObject({ verdict: 'busy', advice: [{ id: 'wait' }] });
    expect(watch.verdict().because[0]).toMatchObject({ id: 'own-slow', source: 'own jobs' });
    watch.own = { ...noOwnEvidence, openJobs: 3, slow: 2 };
    expect(watch.verdict().because[0]?.text).toContain('2 of your jobs');
  });

  it('leave Pika well where one is slow while others are not', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok');
    watch.own = { ...noOwnEvidence, openJobs: 2, slow: 1 };
    expect(watch.pika).toBe('ok');
    watch.own = { ...noOwnEvidence, openJobs: 1, slow: 1, finishes: [{ atMs: T0 - MINUTE }] };
    expect(watch.pika).toBe('ok');
  });

  it('count server errors of the page until a good answer of the same host', () => {
    const errors = [1, 2, 3, 4, 5, 6].map((i) => ({ atMs: T0 - i * 30 * SECOND, status: 502, host: 'api.pika.art' }));
    const watch = new Watch().probes(503);
    watch.own = { ...noOwnEvidence, trafficFailures: errors };
    expect(watch.verdict().because.map((reason) => reason.id)).toContain('own-errors');
    expect(watch.pika).toBe('partial-outage');
    watch.own = { ...watch.own, trafficOk: [{ atMs: T0, host: 'api.pika.art' }] };
    expect(watch.verdict().because.map((reason) => reason.id)).not.toContain('own-errors');
  });

  it('say nothing through failed connections', () => {
    const cut = [1, 2, 3, 4, 5, 6].map((i) => ({ atMs: T0 - i * SECOND, status: 0, host: 'pika.art' }));
    const watch = new Watch();
    watch.own = { ...noOwnEvidence, trafficFailures: cut };
    expect(watch.probes(0).pika).toBe('unknown');
  });

  it.each(['offline', 'blocked'] as const)(
    'are no evidence while the network is %s, nor is the home page',
    (network) => {
      const watch = new Watch().says('prismix', 'pika', 'ok').later(MINUTE).probes(503);
      watch.network = network;
      watch.own = {
        ...noOwnEvidence,
        stuck: [
          { id: 'a', sinceMs: T0 },
          { id: 'b', sinceMs: T0 },
          { id: 'c', sinceMs: T0 },
        ],
        slow: 2,
        platformFailures: [{ atMs: T0 }, { atMs: T0 }],
      };
      expect(watch.pika).toBe('ok');
      expect(watch.verdict().because.map((reason) => reason.id)).toEqual(['prismix-ok']);
    },
  );

  it('do not speak for other services', () => {
    const watch = new Watch().says('luma', 'luma', 'ok');
    watch.own = {
      ...noOwnEvidence,
      stuck: [
        { id: 'a', sinceMs: T0 },
        { id: 'b', sinceMs: T0 },
        { id: 'c', sinceMs: T0 },
      ],
    };
    expect(watch.verdict('luma').verdict).toBe('ok');
  });
});

describe('a reading that did not change (304)', () => {
  it('holds anew', () => {
    const watch = new Watch().hears(feed('runway', [readingOf('runway', 'ok')], { etag: '"1"' }));
    watch.later(70 * MINUTE).hears({ ...unreadableFeed('runway', 'Nothing has changed since the last reading', 304) });
    expect(watch.later(70 * MINUTE).verdict('runway').verdict).toBe('ok');
  });
});
