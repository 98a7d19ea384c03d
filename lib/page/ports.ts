import type { Evidence } from '../model/evidence';
import type { PollRequest } from '../model/reply';

/** All that the reader of a page needs of the world. */
export interface ReaderPorts {
  /** ms; only differences count. */
  now(): number;
  /** Runs `task` once after `ms`; returns how to call it off. */
  timer(ms: number, task: () => void): () => void;
  /** Runs `task` when the page has nothing better to do. */
  idle(task: () => void): void;
  send(evidence: Evidence[]): void;
  root(): ParentNode & Node;
  visible(): boolean;
  url(): string;
  /** Has the page ask its own poll again; the answer comes back by `onExchange`. */
  repeat(request: PollRequest): void;
  /** A clock fine enough to measure a look at the page, ms; without it looks are taken to cost nothing. */
  cpu?(): number;
}
