import { isQuiet } from '../../lib/model/quiet';
import type { ServiceVerdictId } from '../../lib/model/service';
import type { JobVerdictId, NetworkVerdictId, PageVerdictId, Verdict } from '../../lib/model/verdict';
import type { WalletVerdictId } from '../../lib/model/wallet';

/** How a verdict feels: it decides colour, never meaning. */
export type Tone = 'bad' | 'warn' | 'good' | 'busy' | 'quiet';

/** The shape beside the word, so that no verdict is told by colour alone. */
export type MarkShape =
  | 'octagon'
  | 'cross'
  | 'triangle'
  | 'diamond'
  | 'clock'
  | 'play'
  | 'check'
  | 'eye'
  | 'dash'
  | 'question'
  | 'tools'
  | 'unplugged';

export interface VerdictLook {
  word: string;
  tone: Tone;
  mark: MarkShape;
}

const unknown: VerdictLook = { word: 'Unknown', tone: 'quiet', mark: 'question' };

const jobs: Readonly<Record<JobVerdictId, VerdictLook>> = {
  'on-track': { word: 'On track', tone: 'busy', mark: 'play' },
  slow: { word: 'Slow', tone: 'warn', mark: 'clock' },
  stuck: { word: 'Stuck', tone: 'bad', mark: 'octagon' },
  finished: { word: 'Finished', tone: 'good', mark: 'check' },
  'finished-unseen': { word: 'Ready, not shown', tone: 'good', mark: 'eye' },
  'finished-no-link': { word: 'Done, no video yet', tone: 'warn', mark: 'triangle' },
  'finished-unplayable': { word: 'Does not play', tone: 'bad', mark: 'cross' },
  'failed-policy': { word: 'Refused: content', tone: 'bad', mark: 'cross' },
  'failed-input': { word: 'Refused: input', tone: 'bad', mark: 'cross' },
  'failed-credits': { word: 'Refused: credits', tone: 'bad', mark: 'cross' },
  'failed-session': { word: 'Refused: signed out', tone: 'bad', mark: 'cross' },
  'failed-limit': { word: 'Refused: limit', tone: 'bad', mark: 'cross' },
  'failed-platform': { word: 'Failed: server', tone: 'bad', mark: 'cross' },
  failed: { word: 'Failed', tone: 'bad', mark: 'cross' },
  cancelled: { word: 'Cancelled', tone: 'quiet', mark: 'dash' },
  unknown,
};

const services: Readonly<Record<ServiceVerdictId, VerdictLook>> = {
  ok: { word: 'Up', tone: 'good', mark: 'check' },
  busy: { word: 'Busy', tone: 'busy', mark: 'clock' },
  degraded: { word: 'Degraded', tone: 'warn', mark: 'triangle' },
  'partial-outage': { word: 'Partly down', tone: 'bad', mark: 'diamond' },
  outage: { word: 'Down', tone: 'bad', mark: 'octagon' },
  maintenance: { word: 'Maintenance', tone: 'quiet', mark: 'tools' },
  unknown,
};

const wallets: Readonly<Record<WalletVerdictId, VerdictLook>> = {
  ok: { word: 'Fine', tone: 'good', mark: 'check' },
  low: { word: 'Low', tone: 'warn', mark: 'triangle' },
  exhausted: { word: 'Used up', tone: 'bad', mark: 'octagon' },
  'charged-without-video': { word: 'Charged, no video', tone: 'bad', mark: 'diamond' },
  'charged-twice': { word: 'Charged twice', tone: 'bad', mark: 'diamond' },
  'not-reset': { word: 'Not renewed', tone: 'warn', mark: 'triangle' },
  unknown,
};

const network: Readonly<Record<NetworkVerdictId, VerdictLook>> = {
  online: { word: 'Online', tone: 'good', mark: 'check' },
  offline: { word: 'Offline', tone: 'bad', mark: 'unplugged' },
  blocked: { word: 'Pika unreachable', tone: 'bad', mark: 'unplugged' },
};

const page: Readonly<Record<PageVerdictId, VerdictLook>> = {
  reading: { word: 'Reading', tone: 'good', mark: 'check' },
  blind: { word: 'Cannot read the page', tone: 'warn', mark: 'question' },
};

const bySubject: Readonly<Record<string, Readonly<Record<string, VerdictLook>>>> = {
  job: jobs,
  service: services,
  model: services,
  wallet: wallets,
  network,
  page,
};

const quiet: VerdictLook = { word: 'Quiet', tone: 'warn', mark: 'clock' };

/** How a verdict is shown, its probability taken into account: a job that may have stopped is not on track. */
export function lookOf(verdict: Pick<Verdict, 'subject' | 'verdict' | 'p' | 'because'>): VerdictLook {
  return isQuiet(verdict) ? quiet : verdictLook(verdict.subject, verdict.verdict);
}

/** How a verdict on a subject is shown. An id that this version does not know is shown as unknown, never as fine. */
export function verdictLook(subject: string, verdict: string): VerdictLook {
  const kind = subject.split(':', 1)[0] ?? '';
  const table = Object.hasOwn(bySubject, kind) ? bySubject[kind] : undefined;
  return table !== undefined && Object.hasOwn(table, verdict) ? (table[verdict] ?? unknown) : unknown;
}
