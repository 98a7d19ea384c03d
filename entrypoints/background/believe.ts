import type * as z from 'zod/mini';
import { unreadable } from '../../lib/knowledge/services/unreadable';
import { type Evidence, type EvidenceOf, evidenceSchema } from '../../lib/model/evidence';
import { jobSightingSchema, submitSightingSchema } from '../../lib/model/job';
import { pollRequestSchema } from '../../lib/model/reply';
import { incidentSchema, serviceReadingSchema } from '../../lib/model/service';
import { balanceSightingSchema } from '../../lib/model/wallet';

/**
 * Evidence of the background's own as it may enter the state. Feeds, APIs and replies were read by us, yet what was read is
 * made of the words of others: an entry without the form of its kind is left out and counted; evidence that has no form
 * even then is set aside as a whole.
 */
export function believed(evidence: Evidence): Evidence[] {
  if (evidenceSchema.safeParse(evidence).success) return [evidence];
  const odd: Evidence = { kind: 'set-aside', what: evidence.kind };
  const pruned = withoutOddEntries(evidence);
  return evidenceSchema.safeParse(pruned).success ? [pruned, odd] : [odd];
}

function withoutOddEntries(evidence: Evidence): Evidence {
  if (evidence.kind === 'feed') return withoutOddReadings(evidence);
  if (evidence.kind === 'provider') {
    return {
      ...evidence,
      jobs: fitting(jobSightingSchema, evidence.jobs),
      balances: fitting(balanceSightingSchema, evidence.balances),
    };
  }
  if (evidence.kind !== 'reply') return evidence;
  const { reading, submit, poll, ...reply } = evidence;
  return {
    ...reply,
    reading: {
      ...reading,
      jobs: fitting(jobSightingSchema, reading.jobs),
      balances: fitting(balanceSightingSchema, reading.balances),
    },
    ...(submitSightingSchema.safeParse(submit).success && { submit }),
    ...(pollRequestSchema.safeParse(poll).success && { poll }),
  };
}

function withoutOddReadings(evidence: EvidenceOf<'feed'>): Evidence {
  const { outcome } = evidence;
  if (!outcome.ok) return { ...evidence, outcome: { ok: false, reason: outcome.reason.slice(0, 200) } };
  const part = serviceReadingSchema.shape.parts.def.element;
  const readings = outcome.readings.map((reading) => ({
    ...reading,
    parts: fitting(part, reading.parts),
    incidents: fitting(incidentSchema, reading.incidents),
    maintenance: fitting(incidentSchema, reading.maintenance),
  }));
  const sound: EvidenceOf<'feed'> = {
    ...evidence,
    outcome: { ok: true, readings: fitting(serviceReadingSchema, readings) },
  };
  // A source whose answers are lost would be asked again at once.
  const { kind, feed, status, latencyMs } = evidence;
  return evidenceSchema.safeParse(sound).success
    ? sound
    : { kind, feed, status, latencyMs, outcome: { ok: false, reason: unreadable.shape } };
}

function fitting<T>(schema: z.ZodMiniType<T>, entries: readonly T[]): T[] {
  return entries.filter((entry) => schema.safeParse(entry).success);
}
