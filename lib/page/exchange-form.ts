/** One question of the page and its answer, as copied from its own traffic. Texts only; parse before believing. */
export interface PageRequest {
  method: string;
  url: string;
  /** Lower-case names. Values only where they are known to be harmless; else empty. */
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | undefined;
  /** Where redirects led it, without query; absent where they led nowhere. */
  finalUrl?: string | undefined;
  /** It began within a few seconds of a click, key or touch of the user's. */
  gesture?: boolean | undefined;
}

/**
 * What a body is of a chain of answers to the same question, number `n` of it: `from` characters of the last answer, then
 * what was handed over, then its last `keep` characters. Without these two the body is whole.
 */
export interface BodyPart {
  chain: number;
  n: number;
  from?: number | undefined;
  keep?: number | undefined;
}

export interface PageResponse {
  status: number;
  contentType?: string | undefined;
  /** Lower-case names. */
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | undefined;
  /** A part of a stream: the rest follows under the same address. */
  more?: boolean | undefined;
  /** Only what is new of the body was handed over. */
  part?: BodyPart | undefined;
}

export type Exchange = { request: PageRequest; response: PageResponse } | { request: PageRequest; failed: true };
