import { foreignText, isolated } from '../../model/foreignText';
import type { Verdict } from '../../model/verdict';
import type { JobRecord } from '../jobs/record';
import { inFront } from '../jobs/seen';
import type { State } from '../state';
import type { Candidate } from './candidate';
import { gist } from './gist';

/** What the verdict on a job gives to tell. A job that was over when first seen is history: nothing. */
export function jobCandidate(state: State, job: JobRecord, verdict: Verdict): Candidate | undefined {
  if (job.history) return undefined;
  const prompt = job.prompt === undefined ? 'Your video' : `“${isolated(foreignText(job.prompt, 60))}”`;
  // What another page tells is told in its name.
  const name = job.home === undefined ? prompt : `${prompt} on ${job.home}`;
  const make = (alert: Candidate['alert'], title: string, body: string): Candidate => ({
    // What happens to it after it was tried again is told anew.
    cause: `${alert}:${verdict.subject}${job.reopened === undefined ? '' : `:${job.reopened}`}`,
    alert,
    subject: verdict.subject,
    title,
    body,
    verdict: verdict.verdict,
    name,
  });
  const next = verdict.advice[0]?.text ?? '';
  const body = gist(verdict, name);
  if (verdict.verdict === 'finished-unseen')
    return make('job-finished', 'Your video is done', `${name} is done, and no page shows it. ${next}`);
  if (verdict.verdict === 'finished' && !inFront(state, job))
    return make('job-finished', 'Your video is done', `${name} is done. ${next}`);
  if (verdict.verdict === 'stuck') return make('job-stuck', 'A video is stuck', body);
  if (verdict.verdict.startsWith('failed')) return make('job-failed', 'A video failed', body);
  if (verdict.verdict === 'finished-unplayable') return make('clip-unplayable', 'A video does not play', body);
  return undefined;
}
