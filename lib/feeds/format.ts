import type { FeedFormatId, FeedSpec } from '../knowledge/services/spec';
import type { HttpReply } from '../model/http';
import type { FeedOutcome, ServiceReading } from '../model/service';

/** How one kind of status feed is read. `read` never throws: what it cannot read it calls unreadable, with the reason. */
export interface FeedFormat {
  id: FeedFormatId;
  read(reply: HttpReply, spec: FeedSpec): FeedOutcome;
}

/** The feed cannot be read: neither trouble nor health. */
export function cannotRead(reason: string): FeedOutcome {
  return { ok: false, reason };
}

export function readings(list: ServiceReading[]): FeedOutcome {
  return { ok: true, readings: list };
}

/** The one service that a status page tells of. */
export function subjectOf(spec: FeedSpec): string {
  return spec.subjects[0]?.service ?? spec.id;
}
