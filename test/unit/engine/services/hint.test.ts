import { describe, expect, it } from 'vitest';
import {
  networkHint,
  noOwnEvidence,
  noServices,
  noteFeed,
  noteProbe,
  type OwnEvidence,
} from '../../../../lib/engine/services';
import { pikaProbe } from '../../../../lib/knowledge/services/monitors';
import { unreadable } from '../../../../lib/knowledge/services/unreadable';
import { feed, HOUR, MINUTE, readingOf, SECOND, T0, unreadableFeed, Watch } from './world';

const cut: OwnEvidence = {
  ...noOwnEvidence,
  trafficFailures: [60, 40, 20].map((age) => ({ atMs: T0 - age * SECOND, status: 0, host: 'pika.art' })),
};

function unreachable(after = noServices()) {
  return noteProbe(after, { kind: 'probe', target: pikaProbe, status: 0, latencyMs: 0 }, T0);
}

describe('a captive portal', () => {
  const page = (id: string) => unreadableFeed(id, unreadable.webPage);
  const data = (id: string) => feed(id, [readingOf(id === 'prismix' ? 'pika' : id, 'ok')]);
  const before = ['prismix', 'runway', 'fal', 'luma'].reduce(
    (state, id) => noteFeed(state, data(id), T0 - 5 * MINUTE),
    noServices(),
  );

  it('is where two hosts or more send web pages, and none sends data any longer', () => {
    const one = noteFeed(before, page('prismix'), T0);
    expect(networkHint(one, noOwnEvidence, T0)).toBeNull();
    const two = noteFeed(one, page('runway'), T0);
    expect(networkHint(two, noOwnEvidence, T0)).toMatchObject({ why: 'captive-portal', p: 0.75 });
    const three = noteFeed(two, unreadableFeed('fal', unreadable.elsewhere), T0);
    expect(networkHint(three, noOwnEvidence, T0)?.p).toBeGreaterThan(0.75);
    expect(networkHint(noteFeed(three, data('luma'), T0), noOwnEvidence, T0)).toBeNull();
  });

  it('is not where two hosts have never sent anything else', () => {
    const two = noteFeed(noteFeed(noServices(), page('prismix'), T0), page('runway'), T0);
    expect(networkHint(two, noOwnEvidence, T0)).toBeNull();
    const four = noteFeed(noteFeed(two, page('fal'), T0), page('luma'), T0);
    expect(networkHint(four, noOwnEvidence, T0)).not.toBeNull();
  });

  it('stands until a host gives a real answer, and no longer', () => {
    const state = noteFeed(noteFeed(before, page('prismix'), T0), page('runway'), T0);
    expect(networkHint(state, noOwnEvidence, T0 + HOUR)).not.toBeNull();
    const lost = noteFeed(state, unreadableFeed('luma', unreadable.noConnection, 0), T0 + 40 * MINUTE);
    const broken = noteFeed(lost, unreadableFeed('luma', 'Refused (503)', 503), T0 + 50 * MINUTE);
    expect(networkHint(broken, noOwnEvidence, T0 + HOUR)).not.toBeNull();
    expect(networkHint(noteFeed(state, data('luma'), T0 + HOUR), noOwnEvidence, T0 + HOUR)).toBeNull();
    const unchanged = unreadableFeed('luma', unreadable.unchanged, 304);
    expect(networkHint(noteFeed(state, unchanged, T0 + HOUR), noOwnEvidence, T0 + HOUR)).toBeNull();
    expect(networkHint(state, { ...noOwnEvidence, carriedMs: T0 + SECOND }, T0 + MINUTE)).toBeNull();
    expect(networkHint(state, noOwnEvidence, T0 + 2 * HOUR)).toBeNull();
  });

  it('is not believed of hosts that sent pages already while others sent data', () => {
    const ways = noteFeed(noteFeed(before, page('prismix'), T0), data('luma'), T0 + MINUTE);
    const again = noteFeed(noteFeed(ways, page('prismix'), T0 + HOUR), page('apistatuscheck'), T0 + HOUR);
    expect(networkHint(again, noOwnEvidence, T0 + HOUR)).toBeNull();
    expect(networkHint(noteFeed(again, page('runway'), T0 + HOUR), noOwnEvidence, T0 + HOUR)).not.toBeNull();
  });

  it('shows itself by 511, which no asked server says', () => {
    const one = noteFeed(before, unreadableFeed('prismix', 'Refused (511)', 511), T0);
    expect(networkHint(one, noOwnEvidence, T0)).toBeNull();
    const two = noteFeed(one, unreadableFeed('runway', 'Refused (511)', 511), T0);
    expect(networkHint(two, noOwnEvidence, T0)).toMatchObject({ why: 'captive-portal' });
  });

  it('makes us look at another host', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok').later(MINUTE).hears(page('prismix'));
    expect(watch.state.confirm?.avoid).toContain('prismix');
  });
});

describe('Pika alone out of reach', () => {
  const others = noteFeed(noServices(), feed('prismix', [readingOf('pika', 'ok')]), T0);

  it('is where the page and we get no connection, and others answer', () => {
    const hint = networkHint(unreachable(others), cut, T0);
    expect(hint).toMatchObject({ why: 'pika-unreachable' });
    expect(hint?.because.map((reason) => reason.id)).toEqual([
      'pika-unreachable',
      'probe-unreachable',
      'others-answer',
    ]);
  });

  it('is not where any of these is missing', () => {
    expect(networkHint(others, cut, T0)).toBeNull();
    expect(networkHint(unreachable(), cut, T0)).toBeNull();
    expect(networkHint(unreachable(others), noOwnEvidence, T0)).toBeNull();
    const again = { ...cut, trafficOk: [{ atMs: T0 - SECOND, host: 'api.pika.art' }] };
    expect(networkHint(unreachable(others), again, T0)).toBeNull();
    const refused = { ...cut, trafficFailures: cut.trafficFailures.map((failure) => ({ ...failure, status: 503 })) };
    expect(networkHint(unreachable(others), refused, T0)).toBeNull();
  });

  it('is not where a monitor sees trouble of Pika itself', () => {
    const down = noteFeed(noServices(), feed('prismix', [readingOf('pika', 'outage')]), T0);
    expect(networkHint(unreachable(down), cut, T0)).toBeNull();
  });

  it('makes us look ourselves', () => {
    const watch = new Watch().says('prismix', 'pika', 'ok');
    watch.own = cut;
    watch.judge();
    expect(watch.state.confirm).toMatchObject({ service: 'pika' });
    expect(watch.state.confirm?.avoid).not.toContain(`probe:${pikaProbe}`);
  });
});
