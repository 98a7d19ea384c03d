import type { PollRequest, ReplyReading } from '../../model/reply';
import type { PageRequest } from '../exchange-form';
import { keptHeaders, secretNames } from '../headers';
import { idOf } from '../job/id';
import { isObject, urlOf } from '../plain';

const limits = { body: 20_000, header: 4000, ids: 200 };

/** What the page asked before, as far as a poll can be told by it. */
export interface PollHistory {
  /** How often this request was seen before, this time left out. */
  seen: number;
  /** It was read as a poll before. */
  wasPoll: boolean;
}

/**
 * The page's own question about its jobs, ready to be asked again; undefined for everything else. A question is a GET
 * whose reply told of jobs, a server action that names ids or a page of a list, a GraphQL query, or another POST that
 * was sent before, word for word.
 */
export function readPoll(request: PageRequest, reading: ReplyReading, history: PollHistory): PollRequest | undefined {
  const address = urlOf(request.url);
  const method = request.method.toUpperCase();
  if (address?.protocol !== 'https:' || request.url.length > 4000) return undefined;
  if ([...address.searchParams.keys()].some((name) => secretNames.test(name))) return undefined;
  if (method !== 'GET' && method !== 'POST') return undefined;
  const body = method === 'POST' ? request.body : undefined;
  if (body !== undefined && body.length > limits.body) return undefined;
  const told = reading.jobs.length > 0 || reading.jobList;
  const asked = askedIds(body);
  const asks = method === 'GET' ? told : isListAction(request) || (told && (isGraphqlQuery(body) || history.seen > 0));
  if (!asks && !history.wasPoll) return undefined;
  const headers: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = request.headers?.[name];
    if (value !== undefined && value.length <= limits.header) headers[name] = value;
  }
  const ids = new Set([...asked, ...reading.jobs.map((job) => job.id)]);
  return {
    url: request.url,
    method,
    headers,
    ...(body !== undefined && { body }),
    secret: Object.keys(request.headers ?? {}).some((name) => secretNames.test(name)),
    jobIds: [...ids].slice(0, limits.ids),
  };
}

/** A server action that asks for jobs by id or for a page of the own list; the public feed is asked by category. */
function isListAction({ headers, body }: PageRequest): boolean {
  if (headers?.['next-action'] === undefined) return false;
  const [first] = listOf(body);
  return (
    isObject(first) && (Array.isArray(first.ids) || 'after' in first || 'perPage' in first) && !('category' in first)
  );
}

function askedIds(body: string | undefined): string[] {
  const [first] = listOf(body);
  const ids: unknown = isObject(first) ? first.ids : undefined;
  return Array.isArray(ids) ? ids.slice(0, limits.ids).flatMap((id: unknown) => idOf(id) ?? []) : [];
}

function isGraphqlQuery(body: string | undefined): boolean {
  const [first] = listOf(body);
  return (
    isObject(first) &&
    typeof first.query === 'string' &&
    /^\s*(?:query\b|\{)/.test(first.query) &&
    !/\bmutation\b/.test(first.query)
  );
}

function listOf(body: string | undefined): unknown[] {
  if (body === undefined || !/^\s*[[{]/.test(body)) return [];
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? value : [value];
  } catch {
    return [];
  }
}
