import { createHash } from 'node:crypto';
import type { Expectation, ScenarioEvent } from '../../replay/format';

export type Event = ScenarioEvent;
export type Expected = Expectation;

/** One earlier job of the user. */
export interface Earlier {
  finishedAt: string;
  model?: string;
  resolution?: string;
  duration?: number;
  contentType?: string;
  waitSeconds: number;
  outcome: 'finished' | 'failed' | 'cancelled';
}

/** A scenario as a set writes it: events in any order and nested as is handy. */
export interface Draft {
  title: string;
  start?: string;
  timezone?: string;
  settings?: Record<string, unknown>;
  history?: Earlier[];
  events: readonly (Event | readonly Event[])[];
  until: number;
  expect: Expected[];
}

/** Drafts by file name without ending. */
export type Drafts = Record<string, Draft>;

/** A Tuesday morning in Europe: the night of America, outside both claims of busy hours. */
export const QUIET_START = '2026-11-24T08:00:00Z';

/** The file's text: one event and one expectation a line, in order of time, file order where times are equal. */
export function fileText(draft: Draft): string {
  const events = draft.events.flat().sort((a, b) => a.at - b.at);
  const head = {
    title: draft.title,
    start: draft.start ?? QUIET_START,
    timezone: draft.timezone ?? 'UTC',
    ...(draft.settings === undefined ? {} : { settings: draft.settings }),
  };
  const lines = Object.entries(head).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  const list = (key: string, items: readonly unknown[]) =>
    `  "${key}": [${items.map((item) => `\n    ${JSON.stringify(item)}`).join(',')}${items.length > 0 ? '\n  ' : ''}]`;
  if (draft.history !== undefined) lines.push(`${list('history', draft.history)},`);
  lines.push(`${list('events', events)},`, `  "until": ${draft.until},`, list('expect', draft.expect));
  return `{\n${lines.join('\n')}\n}\n`;
}

/** A uuid that is the same for the same name in every run. */
export function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/** The events that `make` gives for each time from `from` to `to` inclusive, every `step` seconds. */
export function every(from: number, to: number, step: number, make: (at: number) => Event): Event[] {
  const count = Math.floor((to - from) / step) + 1;
  return Array.from({ length: count }, (_, index) => make(from + index * step));
}

/** `count` finished jobs of about `seconds` (a spread of about a quarter either way), one every few hours before `start`. */
export function earlier(
  count: number,
  seconds: number,
  kind: Omit<Partial<Earlier>, 'finishedAt' | 'waitSeconds' | 'outcome'> = USUAL,
  start = QUIET_START,
): Earlier[] {
  return Array.from({ length: count }, (_, index) => ({
    finishedAt: new Date(Date.parse(start) - (count - index) * 7 * 3_600_000).toISOString(),
    ...kind,
    waitSeconds: Math.round(seconds * (0.78 + (0.44 * ((index * 7) % count)) / Math.max(1, count - 1))),
    outcome: 'finished' as const,
  }));
}

/** The kind that `submit` of the old app sends unless told otherwise. */
export const USUAL = { model: '2.5', resolution: '720p', duration: 5, contentType: 't2v' };
