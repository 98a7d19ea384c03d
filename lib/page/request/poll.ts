import { keptHeaders } from '../../knowledge/requestHeaders';
import { actWords, askWords } from '../../knowledge/vocabulary';
import type { PollRequest, ReplyReading } from '../../model/reply';
import type { PageRequest } from '../exchange-form';
import { secretNames } from '../headers';
import { idOf } from '../job/id';
import { isObject, urlOf } from '../plain';
import { questionForm } from './question';
import { carriesSecretField } from './secrets';

const limits = { body: 20_000, header: 4000, ids: 200 };

/** What the page asked before, as far as a poll can be told by it. */
export interface PollHistory {
  /** How often this request was seen before, this time left out. */
  seen: number;
  /** It was read as a poll before. */
  wasPoll: boolean;
}

/**
 * The page's own question about its jobs; undefined for everything else. It is read loosely, so that an answer can be
 * understood: a GET whose reply told of jobs, a GraphQL query, a server action that asks for a list and got one, other
 * POSTs where their address says that they ask. `asks` is strict: only a question whose form can do nothing but ask has
 * it, and only such a one may ever be asked again.
 */
export function readPoll(
  request: PageRequest,
  reading: ReplyReading,
  history: PollHistory,
  isKnown: (id: string) => boolean,
): PollRequest | undefined {
  const address = urlOf(request.url);
  const method = request.method.toUpperCase();
  if (address?.protocol !== 'https:' || request.url.length > 4000) return undefined;
  if (carriesSecretField(request)) return undefined;
  if (method !== 'GET' && method !== 'POST') return undefined;
  const body = method === 'POST' ? request.body : undefined;
  if (body !== undefined && body.length > limits.body) return undefined;
  const told = reading.jobs.length > 0 || reading.jobList;
  const asked = askedIds(body);
  const isOldNews = history.seen > 0 && reading.jobs.every(({ id }) => isKnown(id));
  const isSure = method === 'GET' || isGraphqlQuery(body) || (isListAction(request) && reading.jobList);
  const named = new Set(reading.jobs.map(({ id }) => id));
  const form = questionForm(request, (id) => named.has(id) || isKnown(id));
  const isRead = form !== undefined || isSure || (isOldNews && isQuestion(request));
  if (!(told && isRead) && !history.wasPoll) return undefined;
  // Names without values belong to the identity; no value of a header that may hold a secret is kept.
  const kept: readonly string[] = keptHeaders;
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {})
      .filter(([, value]) => value.length <= limits.header)
      .map(([name, value]) => [name, kept.includes(name) ? value : '']),
  );
  const ids = new Set([...asked, ...reading.jobs.map((job) => job.id)]);
  return {
    url: request.url,
    method,
    headers,
    ...(body !== undefined && { body }),
    // A header that came blank was taken out in the page.
    secret: Object.entries(request.headers ?? {}).some(
      ([name, value]) => secretNames.test(name) || (kept.includes(name) && value === ''),
    ),
    jobIds: [...ids].slice(0, limits.ids),
    asks: form !== undefined,
    hashed: form?.hashed ?? false,
  };
}

/** Whether a request asks by its form and words, and orders nothing. */
export function isQuestion(request: PageRequest): boolean {
  if (request.method.toUpperCase() === 'GET' || isGraphqlQuery(request.body)) return true;
  if (isAction(request)) return isListAction(request);
  const address = urlOf(request.url);
  return address !== undefined && asksByName(address, request.body);
}

function isAction({ headers }: PageRequest): boolean {
  return headers?.['next-action'] !== undefined;
}

/** Asks by its words, in the address or the body, and orders nothing by any. */
function asksByName({ pathname }: URL, body = ''): boolean {
  const texts = [pathname, body];
  return texts.some((text) => askWords.test(text)) && !texts.some((text) => actWords.test(text));
}

/** A server action that asks for jobs by id or for a page of the own list; the public feed is asked by category. */
function isListAction(request: PageRequest): boolean {
  if (!isAction(request)) return false;
  const [first] = listOf(request.body);
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
