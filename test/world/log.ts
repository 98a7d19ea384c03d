import type { WorldRequest } from './site';

/** One request that the world saw. */
export interface LogEntry {
  /** World time, ms since 1970. */
  at: number;
  host: string;
  method: string;
  /** With the query. */
  path: string;
  /** 0: the connection ended without a reply. */
  status: number;
  /** The site that answered; empty when none did. */
  site: string;
  /** Lower case, sorted. */
  headerNames: string[];
  origin: string | null;
  contentType: string | null;
  /** Which server action of Next.js was called. */
  action: string | null;
  /** The first 2,000 characters. */
  body: string;
}

export function entryOf(request: WorldRequest, status: number, site: string, at: number): LogEntry {
  return {
    at,
    host: request.url.hostname,
    method: request.method,
    path: request.url.pathname + request.url.search,
    status,
    site,
    headerNames: Object.keys(request.headers).sort(),
    origin: request.headers.origin ?? null,
    contentType: request.headers['content-type'] ?? null,
    action: [request.headers['next-action'] ?? null].flat()[0] ?? null,
    body: request.body.toString('utf8').slice(0, 2000),
  };
}

const keep = 20_000;

export class RequestLog {
  readonly entries: LogEntry[] = [];

  add(entry: LogEntry): void {
    this.entries.push(entry);
    if (this.entries.length > keep) this.entries.splice(0, this.entries.length - keep);
  }

  /** Those to this host, and, where given, with this method or a path that begins so. */
  to(host: string, filter: { method?: string; path?: string } = {}): LogEntry[] {
    return this.entries.filter(
      (entry) =>
        entry.host === host &&
        (filter.method ?? entry.method) === entry.method &&
        entry.path.startsWith(filter.path ?? '/'),
    );
  }

  clear(): void {
    this.entries.length = 0;
  }
}
