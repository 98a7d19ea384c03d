import type { Verdict } from '../../lib/model/verdict';

/** What a replay prints, one a line; `t` in seconds after the start. */
export interface VerdictLine {
  scenario: string;
  t: number;
  type: 'verdict';
  subject: string;
  verdict: string;
  p: number;
  because: Verdict['because'];
  advice: Verdict['advice'];
  eta?: Verdict['eta'];
  parts?: string[];
}

export interface AlertLine {
  scenario: string;
  t: number;
  type: 'alert';
  alert: string;
  subject: string;
  title: string;
  body: string;
  channels: string[];
}

export interface FetchLine {
  scenario: string;
  t: number;
  type: 'fetch';
  method: string;
  url: string;
}

export type Line = VerdictLine | AlertLine | FetchLine;

/**
 * A subject as scenarios name it. A job of a page that is none of Pika's own apps stands under an id with its host; it is
 * printed without, as long as no other job has the bare id. `jobs`: the ids that are known.
 */
export function printedSubject(subject: string, jobs: () => ReadonlySet<string>): string {
  const bare = /^job:(.+)@(?:[\w-]+\.)+[a-z]+(?::\d+)?$/s.exec(subject)?.[1];
  return bare === undefined || jobs().has(bare) ? subject : `job:${bare}`;
}

/** The subject that is meant by its printed form. */
export function meantSubject(printed: string, jobs: ReadonlySet<string>): string {
  if (!printed.startsWith('job:') || jobs.has(printed.slice('job:'.length))) return printed;
  const found = [...jobs].find((id) => printedSubject(`job:${id}`, () => jobs) === printed);
  return found === undefined ? printed : `job:${found}`;
}

export function verdictLine(scenario: string, t: number, verdict: Verdict): VerdictLine {
  const { subject, verdict: id, p, because, advice, eta, parts } = verdict;
  const line: VerdictLine = { scenario, t, type: 'verdict', subject, verdict: id, p, because, advice };
  if (eta !== undefined) line.eta = eta;
  if (parts !== undefined) line.parts = parts;
  return line;
}
