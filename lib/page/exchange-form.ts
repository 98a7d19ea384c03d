/** One question of the page and its answer, as copied from its own traffic. Texts only; parse before believing. */
export interface PageRequest {
  method: string;
  url: string;
  /** Lower-case names. Values only where they are known to be harmless; else empty. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

export interface PageResponse {
  status: number;
  contentType?: string;
  /** Lower-case names. */
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /** A part of a stream: the rest follows under the same address. */
  more?: boolean;
}

export type Exchange = { request: PageRequest; response: PageResponse } | { request: PageRequest; failed: true };
