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

export function verdictLine(scenario: string, t: number, verdict: Verdict): VerdictLine {
  const { subject, verdict: id, p, because, advice, eta, parts } = verdict;
  const line: VerdictLine = { scenario, t, type: 'verdict', subject, verdict: id, p, because, advice };
  if (eta !== undefined) line.eta = eta;
  if (parts !== undefined) line.parts = parts;
  return line;
}
