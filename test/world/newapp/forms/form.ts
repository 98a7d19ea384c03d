import type { Failure, FailureId } from '../../pika/failures';
import type { Order, PretendJob } from '../../pika/job';
import type { Pika } from '../../pika/platform';
import type { WorldReply, WorldRequest } from '../../site';

/** One guess at how the new web app might speak. The real form is not public. */
export interface Form {
  /** Answers a data request; null when the address is none of this form's. */
  handle(pika: Pika, request: WorldRequest): WorldReply | null;
  /** Says no to a submit, in this form's way. */
  refuse(pika: Pika, request: WorldRequest, code: FailureId, failure: Failure): WorldReply;
  isSubmit(request: WorldRequest): boolean;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export function readBody(request: Pick<WorldRequest, 'body'>): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** The inner object of that name; empty when it is none. */
export function inner(value: Record<string, unknown>, name: string): Record<string, unknown> {
  const part = value[name];
  return isRecord(part) ? part : {};
}

export const orderOf = (prompt: unknown, seconds: unknown, size: unknown): Order => ({
  prompt: typeof prompt === 'string' ? prompt : '',
  model: '2.5',
  resolution: typeof size === 'string' ? size : '720p',
  durationSeconds: typeof seconds === 'number' ? seconds : 5,
  contentType: 't2v',
});

/** The form's own words for the phases, or the word that a script put in their place. */
export function phaseWord(pika: Pika, job: PretendJob, words: Readonly<Record<PretendJob['phase'], string>>): string {
  return pika.jobs.planOf(job).word ?? words[job.phase];
}

export const progressOf = (pika: Pika, job: PretendJob): number | null =>
  pika.jobs.planOf(job).progressShown ? job.progress : null;
