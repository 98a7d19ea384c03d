import * as z from 'zod/mini';
import type { FeedSpec } from '../knowledge/services/spec';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';
import type { FeedOutcome } from '../model/service';
import { cannotRead, type FeedFormat, readings } from './format';
import { jsonOf, loose, looseList } from './json';
import { stateOfWord, timeOf } from './words';

const api = z.object({ slug: loose(100), name: loose(100), status: z.string(), lastChecked: loose(100) });

/** `/api/status` (all) and `/api/status?api=<slug>` (one) of apistatuscheck.com, as public readers parse it, 2026-09. */
const document = z.object({
  lastUpdated: loose(100),
  api: z.catch(z.optional(api), undefined),
  apis: looseList(api, 2000),
});

function read(reply: HttpReply, spec: FeedSpec): FeedOutcome {
  const body = jsonOf(reply, document);
  if (!body.ok) return cannotRead(body.reason);
  const one = body.value.api;
  if (one === undefined && body.value.apis === undefined) return cannotRead(unreadable.shape);
  const all = one === undefined ? (body.value.apis ?? []) : [one];
  const list = spec.subjects.flatMap((subject) => {
    const named = all.find((entry) =>
      [entry.slug, entry.name].some((name) => name !== undefined && subject.names.includes(name.toLowerCase())),
    );
    if (named === undefined) return [];
    return [
      {
        service: subject.service,
        state: stateOfWord(named.status),
        parts: [],
        incidents: [],
        maintenance: [],
        readAtMs: timeOf(named.lastChecked) ?? timeOf(body.value.lastUpdated),
        thin: false,
      },
    ];
  });
  return list.length > 0 ? readings(list) : cannotRead(unreadable.notListed);
}

/** API Status Check. */
export const apiStatusCheckFormat: FeedFormat = { id: 'apistatuscheck', read };
