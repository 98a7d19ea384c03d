import type { PikaPart, ReadingState } from '../../model/service';

/** How bad: 1 degraded, 2 partial outage, 3 outage; 0 is health. */
export type Level = 0 | 1 | 2 | 3;

/** One sign for or against trouble of a service. */
export interface Sign {
  /** Also the `source` of its reason. */
  source: string;
  /** Signs of one group are not independent: the one that counts is chosen before they are added up. */
  group: string;
  level: Level;
  /** ln of P(sign | trouble) / P(sign | health), untempered. */
  lnLr: number;
  seenMs: number;
  /** Looks in a row that showed the same, and the first and last of them. */
  looks: number;
  sinceMs: number;
  lastMs: number;
  /** Last trouble that this source showed before. */
  badBeforeMs: number | null;
  /** It names an open incident, begun then (`null`: no time given). */
  incident: { title: string; startedAtMs: number | null } | undefined;
  parts: readonly PikaPart[];
  id: string;
  text: string;
}

const levels: Readonly<Record<ReadingState, Level | undefined>> = {
  ok: 0,
  degraded: 1,
  'partial-outage': 2,
  outage: 3,
  maintenance: undefined,
  unknown: undefined,
};

/** The level of a state; `undefined` for one that says nothing of trouble or health. */
export function levelOf(state: ReadingState): Level | undefined {
  return levels[state];
}

/** Groups of our own looks at addresses of Pika. That one answers proves no health. */
export const HOME_PROBE = 'probe';
export const API_PROBE = 'probe of the API';

export function isProbe({ group }: Pick<Sign, 'group'>): boolean {
  return group === HOME_PROBE || group === API_PROBE;
}
