import { askPathWords, pathNouns, persistedNames, questionNouns } from '../../knowledge/questions';
import { keptHeaders, passingHeaders } from '../../knowledge/requestHeaders';
import type { PageRequest } from '../exchange-form';
import { secretNames } from '../headers';
import { isObject, plain, urlOf } from '../plain';
import { type ArgumentsReader, argumentsReader } from './arguments';
import { type GraphqlValue, readQueries } from './graphql';
import { ordersSomething, wordsOf } from './words';

/** How a request that can only ask says so. `hashed`: what is done stands in it as a hash alone. */
export interface QuestionForm {
  hashed: boolean;
}

const LONGEST_URL_CHARS = 4000;
const LONGEST_BODY_CHARS = 20_000;
const LONGEST_HEADER_CHARS = 4000;
const MOST_IN_BATCH = 20;

/**
 * The form of a request that can do nothing but ask for jobs; undefined for everything else. The grammar is closed:
 * a path segment, header or argument that it does not know makes the request an order. `isJobId` tells the ids of jobs.
 *
 * This is one part of the proof (docs/asking-again.md); how often the page sent it, and how, is counted by the engine.
 */
export function questionForm(request: PageRequest, isJobId: (id: string) => boolean): QuestionForm | undefined {
  const address = urlOf(request.url);
  if (address?.protocol !== 'https:' || request.url.length > LONGEST_URL_CHARS) return undefined;
  if (address.username !== '' || address.password !== '') return undefined;
  if (!knowsHeaders(request.headers ?? {})) return undefined;
  const reads = request.method === 'GET';
  if (!reads && request.method !== 'POST') return undefined;
  const args = argumentsReader(reads);
  const path = readPath(address.pathname, isJobId, args);
  if (path === undefined) return undefined;
  if (reads) return asksByGet(request, address, path, args);
  return asksByPost(request, address, path, args);
}

/** Values of headers that are not kept are not known here, so that their names must be known to be harmless. */
function knowsHeaders(headers: Readonly<Record<string, string>>): boolean {
  const kept: readonly string[] = keptHeaders;
  return Object.entries(headers).every(([name, value]) => {
    if (!kept.includes(name)) return passingHeaders.test(name) || (secretNames.test(name) && !ordersSomething(name));
    // A blank one held something that may not leave the page, so that it could not be sent as it was.
    if (value === '' || value.length > LONGEST_HEADER_CHARS) return false;
    if (name === 'prefer') return /^count=[a-z]+$/.test(value);
    return name !== 'x-apollo-operation-name' || !ordersSomething(value);
  });
}

interface Path {
  /** Its last word that is no id is one for jobs, or for asking. */
  namesJobs: boolean;
  /** One of its words asks. */
  asks: boolean;
  /** It leads to one address for all operations. */
  graphql: boolean;
}

/** The words of a path; undefined where one of them orders something, or something unknown follows an id. */
function readPath(pathname: string, isJobId: (id: string) => boolean, args: ArgumentsReader): Path | undefined {
  let last: string[] = [];
  let asks = false;
  let behindId = false;
  for (const raw of pathname.split('/')) {
    const segment = decoded(raw);
    if (segment === undefined) return undefined;
    if (segment === '' || /^v\d{1,3}(?:\.\d{1,3})*$/.test(segment)) continue;
    if (isId(segment, isJobId)) {
      behindId = true;
      if (last.some((word) => questionNouns.has(word)) || isJobId(segment)) args.noteJobInPath();
      continue;
    }
    if (ordersSomething(segment) || !/^[\w.,~@-]+$/.test(segment)) return undefined;
    const words = wordsOf(segment);
    if (behindId && !words.every((word) => isPathNoun(word))) return undefined;
    asks ||= words.some((word) => askPathWords.has(word));
    last = words;
  }
  const namesJobs = last.some((word) => questionNouns.has(word) || askPathWords.has(word));
  return { namesJobs, asks, graphql: last.some((word) => word === 'graphql' || word === 'gql') };
}

function isPathNoun(word: string): boolean {
  return questionNouns.has(word) || askPathWords.has(word) || pathNouns.has(word);
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function isId(segment: string, isJobId: (id: string) => boolean): boolean {
  if (/^\d{1,30}$/.test(segment) || /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(segment)) return true;
  if (/^(?=\D*\d)[\da-f]{12,}$/i.test(segment)) return true;
  // The form of a long id is also that of some words with a number.
  if (/^(?=\D*\d)[\w-]{20,200}$/.test(segment) && !ordersSomething(segment)) return true;
  return isJobId(segment) && /^(?=\D*\d)[\w.:~-]+$/.test(segment);
}

function asksByGet(request: PageRequest, address: URL, path: Path, args: ArgumentsReader): QuestionForm | undefined {
  if ((request.body ?? '') !== '' || request.headers?.['next-action'] !== undefined) return undefined;
  const params = [...address.searchParams];
  if (path.graphql)
    return graphqlForm([Object.fromEntries(params.map(([name, value]) => [name, opened(value)]))], args);
  if (!path.namesJobs) return undefined;
  const batch = /\/trpc\//.test(address.pathname);
  const known = params.every(([name, value]) => (batch && name === 'batch' && value === '1') || args.take(name, value));
  return known && args.result().asks ? { hashed: false } : undefined;
}

function asksByPost(request: PageRequest, address: URL, path: Path, args: ArgumentsReader): QuestionForm | undefined {
  const { body = '', headers } = request;
  if (body.length > LONGEST_BODY_CHARS) return undefined;
  if (![...address.searchParams].every(([name, value]) => args.take(name, value))) return undefined;
  if (headers?.['next-action'] !== undefined) return actionForm(body, args);
  const values = jsonIn(body);
  const entries = Array.isArray(values) ? values : values === undefined ? [] : [values];
  if (entries.length > MOST_IN_BATCH) return undefined;
  if (entries.length > 0 && (path.graphql || entries.some(isGraphql))) return graphqlForm(entries, args);
  if (!path.asks) return undefined;
  const known =
    body.trim() === '' ||
    (entries.length > 0 ? entries.every((entry) => takeEntry(entry, args)) : takeForm(request, args));
  const { asks, isList, narrows } = args.result();
  // A state, a place or a mark alone may be one that is set.
  return known && asks && (isList || !narrows) ? { hashed: false } : undefined;
}

/**
 * A server action is named by a hash alone, so its arguments must say that it asks: objects of ids, or of a list's own
 * arguments. A bare id is how the old web app deletes (clients of 2023 to 2025).
 */
function actionForm(body: string, args: ArgumentsReader): QuestionForm | undefined {
  const given = jsonIn(body);
  if (!Array.isArray(given) || given.length > MOST_IN_BATCH) return undefined;
  const known = given.every((item) => item === null || item === '$undefined' || args.takeFields(item));
  const { asks, isList, names } = args.result();
  return known && asks && (isList || names) ? { hashed: false } : undefined;
}

/** One call of JSON-RPC 2.0, or an object of arguments. */
function takeEntry(entry: unknown, args: ArgumentsReader): boolean {
  if (!isObject(entry)) return false;
  if (!('jsonrpc' in entry)) return args.takeFields(entry);
  const { jsonrpc, id, method, params, ...rest } = entry;
  const isCall = jsonrpc === '2.0' && ['string', 'number', 'undefined'].includes(typeof id);
  const named = typeof method === 'string' && !ordersSomething(method);
  return isCall && named && Object.keys(rest).length === 0 && (params === undefined || args.takeFields(params));
}

function takeForm(request: PageRequest, args: ArgumentsReader): boolean {
  const { body = '', headers } = request;
  if (!headers?.['content-type']?.includes('urlencoded') || !/^[\x21-\x7e]*$/.test(body)) return false;
  return [...new URLSearchParams(body)].every(([name, value]) => args.take(name, value));
}

function isGraphql(entry: unknown): boolean {
  if (!isObject(entry)) return false;
  const { query, extensions, operationName } = entry;
  return (
    typeof query === 'string' ||
    typeof operationName === 'string' ||
    (isObject(extensions) && 'persistedQuery' in extensions)
  );
}

/** Operations of GraphQL over HTTP, one or a batch: all of them queries. */
function graphqlForm(entries: readonly unknown[], args: ArgumentsReader): QuestionForm | undefined {
  let hashed = false;
  for (const entry of entries) {
    const form = operationForm(entry, args);
    if (form === undefined) return undefined;
    hashed ||= form.hashed;
  }
  return args.result().asks ? { hashed } : undefined;
}

function operationForm(entry: unknown, args: ArgumentsReader): QuestionForm | undefined {
  if (!isObject(entry)) return undefined;
  const { query, operationName, variables, extensions, ...rest } = entry;
  const name = operationName ?? undefined;
  if (name !== undefined && (typeof name !== 'string' || ordersSomething(name))) return undefined;
  if (variables !== undefined && variables !== null && !isObject(variables)) return undefined;
  const hash = isObject(extensions) ? extensions.persistedQuery : undefined;
  if (
    extensions !== undefined &&
    extensions !== null &&
    (!isObject(extensions) || !isOnly(extensions, 'persistedQuery'))
  )
    return undefined;
  const names = Object.keys(rest);
  if (!names.every((key) => persistedNames.has(plain(key)) && isHash(rest[key]))) return undefined;
  if (typeof query === 'string' && query !== '') {
    return takeDocument(query, variables ?? {}, args) ? { hashed: hash !== undefined || names.length > 0 } : undefined;
  }
  if (query !== undefined && query !== null && query !== '') return undefined;
  // Without its text an operation must at least have a name.
  if (name === undefined || (hash === undefined && names.length === 0)) return undefined;
  return args.takeFields(variables ?? {}) ? { hashed: true } : undefined;
}

function isOnly(value: Readonly<Record<string, unknown>>, name: string): boolean {
  return Object.keys(value).every((key) => key === name);
}

function isHash(value: unknown): boolean {
  return typeof value === 'string' && /^[\w:.-]{1,200}$/.test(value) && !ordersSomething(value);
}

function takeDocument(text: string, variables: unknown, args: ArgumentsReader): boolean {
  const document = readQueries(text);
  if (document === undefined || !isObject(variables) || document.names.some(ordersSomething)) return false;
  const used = new Set<string>();
  const valueIn = (value: GraphqlValue): unknown => {
    if ('literal' in value) return value.literal;
    if ('list' in value) return value.list.map(valueIn);
    if ('fields' in value) return Object.fromEntries(value.fields.map((field) => [field.name, valueIn(field.value)]));
    used.add(value.variable);
    if (Object.hasOwn(variables, value.variable)) return variables[value.variable];
    const usual = document.defaults.get(value.variable);
    return usual === undefined || 'variable' in usual ? null : valueIn(usual);
  };
  const known = document.args.every(({ name, value }) => args.take(name, valueIn(value)));
  return known && Object.entries(variables).every(([name, value]) => used.has(name) || args.take(name, value));
}

function jsonIn(body: string): unknown {
  if (!/^\s*[[{]/.test(body)) return undefined;
  try {
    return JSON.parse(body);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A parameter of a GraphQL GET that holds JSON, as its value. */
function opened(value: string): unknown {
  return /^\{\s*["}]/.test(value) ? (jsonIn(value) ?? value) : value;
}
