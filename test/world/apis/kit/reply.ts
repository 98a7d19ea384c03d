import type { WorldReply } from '../../site';

type Headers = NonNullable<WorldReply['headers']>;

export function json(status: number, value: unknown, headers: Headers = {}): WorldReply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function text(status: number, body: string, headers: Headers = {}): WorldReply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8', ...headers }, body };
}

export function html(status: number, body: string, headers: Headers = {}): WorldReply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers }, body };
}

/** Seconds since 1970 as an HTTP date (RFC 9110, 5.6.7). */
export const httpDate = (ms: number): string => new Date(ms).toUTCString();

export const iso = (ms: number): string => new Date(ms).toISOString();

export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
