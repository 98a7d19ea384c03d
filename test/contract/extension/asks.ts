import type { HttpRequest } from '../../../lib/model/http';

/** What a test may ask the worker of the contract extension. */
export type Ask =
  | { ask: 'boot' }
  | { ask: 'contract' }
  | { ask: 'http'; request: HttpRequest }
  | { ask: 'lock' }
  | { ask: 'clear-rules' }
  | { ask: 'say-to-tab'; tab: number }
  | { ask: 'open'; url: string };
