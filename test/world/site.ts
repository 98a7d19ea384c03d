/** A pretend site: answers requests for its hosts from a script, never from the reader that it tests. */
export interface WorldRequest {
  method: string;
  url: URL;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  cookies: Readonly<Record<string, string>>;
  body: Buffer;
  /** Fires when the asker goes away. */
  signal: AbortSignal;
}

export interface WorldReply {
  status: number;
  headers?: Record<string, string | string[]>;
  /** A stream is sent chunk by chunk as it comes. */
  body?: string | Uint8Array | AsyncIterable<string | Uint8Array>;
}

/** Virtual or real time, in ms since 1970. */
export interface WorldClock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What a site gets when the world is made. */
export interface WorldContext {
  clock: WorldClock;
  /** 0 to 1, from the world's seed. */
  random(): number;
  /** A fresh uuid from the world's seed. */
  uuid(): string;
  /** Posts from one site to another address of the world (webhooks); answers the HTTP status, 0 when nobody answers. */
  deliver?(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<number>;
}

/** One site, e.g. `fal-queue`. `knobs` is the state that a script or the control API may patch (deep merge). */
export interface Site<Knobs extends object = object> {
  name: string;
  hosts: readonly (string | RegExp)[];
  /** Where several sites share a host: whether this request is for this one. Asked before sites without it. */
  accepts?(request: WorldRequest): boolean;
  knobs: Knobs;
  handle(request: WorldRequest): Promise<WorldReply> | WorldReply;
  /** Back to the state at the start. */
  reset(): void;
}

export type SiteMaker<Knobs extends object = object> = (context: WorldContext) => Site<Knobs>;
