import {
  judgeServices,
  noOwnEvidence,
  noServices,
  noteFeed,
  noteProbe,
  type OwnEvidence,
  type ServicesState,
  type ServiceVerdict,
} from '../../../../lib/engine/services';
import type { Network } from '../../../../lib/engine/services/judge';
import { pikaProbe } from '../../../../lib/knowledge/services/monitors';
import type { EvidenceOf } from '../../../../lib/model/evidence';
import type { Incident, ReadingState, ServiceReading } from '../../../../lib/model/service';
import { defaultSettings, type Settings } from '../../../../lib/model/settings';

export const T0 = Date.UTC(2026, 10, 22, 8);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

export function incident(startedAtMs: number | null, more: Partial<Incident> = {}): Incident {
  return { id: 'i1', title: 'Generations fail', state: 'outage', startedAtMs, endedAtMs: null, ...more };
}

export function readingOf(service: string, state: ReadingState, more: Partial<ServiceReading> = {}): ServiceReading {
  return { service, state, parts: [], incidents: [], maintenance: [], readAtMs: null, thin: false, ...more };
}

export function feed(
  id: string,
  readings: readonly ServiceReading[],
  more: Partial<EvidenceOf<'feed'>> = {},
): EvidenceOf<'feed'> {
  return {
    kind: 'feed',
    feed: id,
    status: 200,
    outcome: { ok: true, readings: [...readings] },
    latencyMs: 100,
    ...more,
  };
}

export function unreadableFeed(id: string, reason = 'It is empty', status = 200): EvidenceOf<'feed'> {
  return { kind: 'feed', feed: id, status, outcome: { ok: false, reason }, latencyMs: 100 };
}

/** One user's view of the services, told step by step. */
export class Watch {
  state: ServicesState = noServices();
  now = T0;
  own: OwnEvidence = noOwnEvidence;
  settings: Settings = defaultSettings;
  network: Network = 'online';

  later(ms: number): this {
    this.now += ms;
    return this;
  }

  /** A feed says this of one service. */
  says(id: string, service: string, state: ReadingState, more: Partial<ServiceReading> = {}): this {
    this.state = noteFeed(this.state, feed(id, [readingOf(service, state, more)]), this.now);
    this.judge();
    return this;
  }

  hears(evidence: EvidenceOf<'feed'>): this {
    this.state = noteFeed(this.state, evidence, this.now);
    this.judge();
    return this;
  }

  probes(status: number): this {
    this.state = noteProbe(this.state, { kind: 'probe', target: pikaProbe, status, latencyMs: 90 }, this.now);
    this.judge();
    return this;
  }

  judge(): ServiceVerdict[] {
    const { state, verdicts } = judgeServices(this.state, this.own, this.settings, this.network, this.now);
    this.state = state;
    return verdicts;
  }

  verdict(service = 'pika'): ServiceVerdict {
    const found = this.judge().find((verdict) => verdict.subject === `service:${service}`);
    if (found === undefined) throw new Error(`no verdict on ${service}`);
    return found;
  }

  get pika(): string {
    return this.verdict().verdict;
  }
}
