import type { AlertId } from '../../../lib/model/alert';
import type { AdviceId } from '../../../lib/model/verdict';
import type { Expected } from './scenario';

type Words = string | string[];

export const first = (subject: string, verdict: Words, from: number, to: number): Expected => ({
  subject,
  verdict,
  from,
  to,
});
export const at = (time: number, subject: string, verdict: Words): Expected => ({ subject, verdict, at: time });
export const never = (subject: string, verdicts: string[], from?: number, to?: number): Expected => ({
  subject,
  never: verdicts,
  ...span(from, to),
});
export const advises = (time: number, subject: string, advice: AdviceId): Expected => ({
  subject,
  advises: advice,
  at: time,
});
export const alerts = (alert: AlertId, times: number, subject?: string, from?: number, to?: number): Expected => ({
  alert,
  ...(subject === undefined ? {} : { subject }),
  times,
  ...span(from, to),
});
export const alertsAtMost = (
  alert: AlertId,
  atMost: number,
  subject?: string,
  from?: number,
  to?: number,
): Expected => ({
  alert,
  ...(subject === undefined ? {} : { subject }),
  atMost,
  ...span(from, to),
});
export const fetches = (prefix: string, atMost: number, from?: number, to?: number): Expected => ({
  fetches: prefix,
  atMost,
  ...span(from, to),
});
export const fetchesAtLeast = (prefix: string, atLeast: number, from?: number, to?: number): Expected => ({
  fetches: prefix,
  atLeast,
  ...span(from, to),
});
export const absent = (text: string): Expected => ({ absent: text });

export const FAILED = [
  'failed-policy',
  'failed-input',
  'failed-credits',
  'failed-session',
  'failed-limit',
  'failed-platform',
  'failed',
];
export const DONE = ['finished', 'finished-unseen', 'finished-no-link', 'finished-unplayable'];
export const MOVING = ['on-track', 'slow', 'stuck'];
/** Every word for trouble of a service. */
export const TROUBLE = ['degraded', 'partial-outage', 'outage'];
/** Every verdict that a job can have. */
export const ALL_JOB = [...MOVING, ...DONE, ...FAILED, 'cancelled'];

/** Every failure but one. */
export const failedOtherThan = (verdict: string): string[] => FAILED.filter((other) => other !== verdict);

function span(from?: number, to?: number): { from?: number; to?: number } {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}
