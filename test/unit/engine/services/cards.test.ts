import { describe, expect, it } from 'vitest';
import { serviceCards } from '../../../../lib/engine/services';
import { serviceCardSchema } from '../../../../lib/model/snapshot';
import { incident, T0, unreadableFeed, Watch } from './world';

describe('the cards of services', () => {
  it('say what each source said, when, and why one could not be read', () => {
    const watch = new Watch()
      .says('prismix', 'pika', 'ok', { latencyMs: 210 })
      .hears(unreadableFeed('apistatuscheck'))
      .probes(200);
    const [pika, ...others] = serviceCards(watch.state, watch.settings, watch.now);
    expect(pika).toEqual({
      service: 'pika',
      name: 'Pika',
      url: 'https://prismix.dev/service/pika',
      sources: [
        { source: 'prismix', state: 'ok', readAtMs: T0 },
        { source: 'apistatuscheck', state: 'unknown', readAtMs: null, unreadable: 'It is empty' },
        { source: 'own probe', state: 'unknown', readAtMs: T0 },
      ],
      incidents: [],
      latencyMs: 90,
    });
    expect(others.map((card) => card.service)).toEqual(['fal', 'discord', 'runway', 'luma']);
    for (const card of [pika, ...others]) expect(() => serviceCardSchema.parse(card)).not.toThrow();
  });

  it('show an incident once that several sources tell of', () => {
    const watch = new Watch();
    watch.says('runway', 'runway', 'outage', { incidents: [incident(T0, { id: 'abc', title: 'API: errors!' })] });
    watch.says('prismix', 'runway', 'outage', { incidents: [incident(T0 + 60_000, { id: 'x', title: 'api errors' })] });
    const card = serviceCards(watch.state, watch.settings, watch.now).find((one) => one.service === 'runway');
    expect(card?.incidents).toHaveLength(1);
  });
});
