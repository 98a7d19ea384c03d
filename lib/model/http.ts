/** A request of our own, and its answer, without naming a browser. */
export interface HttpRequest {
  url: string;
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** Send the user's session with it; only for repeating Pika's own poll. */
  withSession?: boolean;
  /** Stop reading the body there; default 2,000,000. */
  maxBytes?: number;
  timeoutMs?: number;
}

export interface HttpReply {
  /** 0 when no answer came at all. */
  status: number;
  /** The address that answered in the end, after redirects. */
  url: string;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  /** Decoded as UTF-8; cut at `maxBytes`. */
  body: string;
  /** The first 64 bytes as they came, for files. */
  head: Uint8Array;
  truncated: boolean;
  latencyMs: number;
}

/** Never throws: a failed connection is `status: 0`. */
export type HttpClient = (request: HttpRequest) => Promise<HttpReply>;
