/**
 * Which headers of a request choose what is done. Sources: Next.js 16.4 as recorded 2026-11, PostgREST 13 reference,
 * Apollo Client 4 (2026), W3C Trace Context, Sentry and Datadog browser SDKs, supabase-js 2. Read 2026-11-28.
 */

/** Their values belong to a question: they may leave the page, be stored and be sent again. Lower case. */
export const keptHeaders = [
  'accept',
  'accept-profile',
  'content-profile',
  'content-type',
  'next-action',
  'next-router-state-tree',
  'next-url',
  'prefer',
  'range',
  'range-unit',
  'rsc',
  'x-apollo-operation-name',
  'x-deployment-id',
] as const;

/**
 * They describe the client or trace the request; their values differ from one sending to the next. A header that is
 * neither here, nor kept, nor a secret may choose what is done: a request that carries one is never sent again.
 */
export const passingHeaders =
  /^(?:accept-(?:language|encoding)|user-agent|dnt|priority|pragma|cache-control|sec-[a-z-]+|sentry-trace|baggage|trace(?:parent|state)|b3|x-(?:b3|datadog)-[a-z-]+|x-client-info|x-requested-with|x-(?:request|correlation|trace)-id|x-supabase-api-version|apollo(?:graphql-client-(?:name|version)|-require-preflight)|x-(?:[a-z]+-)?(?:app|client|web)(?:-(?:name|version|platform|build|type|id))?|x-(?:locale|lang|language|time-?zone|tz)|host|origin|referer|connection|content-length)$/;

/** A request as far as it decides what is done. Lower-case header names; values of headers that are not kept may be blank. */
export interface Identified {
  method: string;
  url: string;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | undefined;
}

const kept: readonly string[] = keptHeaders;
/** Taken before a page can replace it. */
const { keys } = Object;

/**
 * The identity of a request: method, address with its query, the names of all headers with the values of those that
 * choose what is done, and body. The page's world, the page's memory and the engine use this one function, so that what
 * is decided on is what is sent.
 */
export function identityOf({ method, url, headers, body }: Identified): string {
  let text = `${method} ${url}`;
  for (const name of keys(headers ?? {})) text += `\n${name}:${kept.includes(name) ? (headers?.[name] ?? '') : ''}`;
  return `${text}\n\n${body ?? ''}`;
}
