import { advance, type Step } from '../../../lib/engine/advance';
import { initialState, type State } from '../../../lib/engine/state';
import type { Effect } from '../../../lib/model/effect';
import type { Evidence, EvidenceOf } from '../../../lib/model/evidence';
import type { JobSighting } from '../../../lib/model/job';
import type { PollRequest, Refusal } from '../../../lib/model/reply';
import { defaultSettings, type Settings } from '../../../lib/model/settings';

export const START = Date.parse('2026-11-22T08:00:00Z');
export const PAGE = 'https://pika.art/library';
export const CLIP = 'https://cdn.pika.art/v1/a/film.mp4';

/** Plays evidence into the engine, second by second, as the worker would; time in between is ticked as the engine asks. */
export class Course {
  state: State;
  effects: Effect[] = [];
  /** What becomes of a post. */
  onPost: ((key: string) => Evidence) | undefined;
  private dueMs: number | null = START;
  private seconds = 0;

  constructor(
    settings: Partial<Settings> = {},
    private readonly timeZone = 'UTC',
  ) {
    this.state = initialState(START, { ...defaultSettings, ...settings });
  }

  /** Goes on to this second, giving a tick whenever something is due. */
  to(seconds: number): this {
    const untilMs = START + seconds * 1000;
    for (let turns = 0; this.dueMs !== null && this.dueMs <= untilMs; turns += 1) {
      if (turns > 100_000) throw new Error('The engine asks for ticks without end');
      const atMs = Math.max(this.dueMs, START + this.seconds * 1000);
      this.seconds = (atMs - START) / 1000;
      this.step({ kind: 'tick' });
    }
    this.seconds = seconds;
    return this;
  }

  /** Something happens at this second. */
  at(seconds: number, ...evidence: Evidence[]): this {
    this.to(seconds);
    for (const item of evidence) this.step(item);
    return this;
  }

  verdict(subject: string): string | undefined {
    return this.state.verdicts[subject]?.verdict;
  }

  advice(subject: string): string[] {
    return (this.state.verdicts[subject]?.advice ?? []).map(({ id }) => id);
  }

  alerts(): string[] {
    return this.effects.flatMap((effect) => (effect.do === 'alert' ? [effect.alert.alert] : []));
  }

  /** Seconds at which these questions were asked. */
  asked(about: string): number[] {
    return this.asks.filter((ask) => ask.about === about).map((ask) => ask.at);
  }

  private asks: { about: string; at: number }[] = [];

  private step(evidence: Evidence): void {
    const step: Step = advance(this.state, evidence, START + this.seconds * 1000, {
      timeZone: this.timeZone,
      random: 0.5,
    });
    this.state = step.state;
    this.dueMs = step.dueMs;
    this.effects.push(...step.effects);
    for (const effect of step.effects) {
      if (effect.do === 'ask') this.asks.push({ about: effect.question.about, at: this.seconds });
      if (effect.do === 'post' && this.onPost !== undefined) this.step(this.onPost(effect.key));
      this.step({ kind: 'done', key: effect.key });
    }
  }
}

export function tab(state: 'visible' | 'hidden' | 'closed', url = PAGE, id = 1): EvidenceOf<'tab'> {
  return state === 'closed' ? { kind: 'tab', tab: id, state } : { kind: 'tab', tab: id, state, url };
}

export function look(state: JobSighting['state'], more: Partial<JobSighting> = {}): JobSighting {
  return { id: 'a', state, ...more };
}

export function poll(ids: string[] = ['a'], secret = false): PollRequest {
  return {
    url: PAGE,
    method: 'POST',
    headers: { 'next-action': '4a' },
    body: JSON.stringify([{ ids }]),
    secret,
    jobIds: ids,
    asks: true,
    hashed: false,
  };
}

export function reply(
  jobs: JobSighting[],
  more: Partial<EvidenceOf<'reply'>> = {},
  refusal?: Refusal,
): EvidenceOf<'reply'> {
  const reading = {
    jobs,
    balances: [],
    jobList: jobs.length > 0,
    unrecognised: { objects: 0, strings: 0, truncated: false },
  };
  return {
    kind: 'reply',
    tab: 1,
    via: 'page',
    host: 'pika.art',
    status: 200,
    reading: refusal === undefined ? reading : { ...reading, refusal },
    ...more,
  };
}

export function submitted(job: JobSighting, more: Partial<EvidenceOf<'reply'>> = {}): EvidenceOf<'reply'> {
  const submit = { kind: { model: '2.5' }, costCredits: 12, fingerprint: 'f1' };
  return reply([job], { host: 'api.pika.art', submit, ...more });
}

export function view(shown: 'finished' | 'in-progress' | 'not-shown', id = 'a'): EvidenceOf<'view'> {
  return { kind: 'view', tab: 1, jobs: [{ id, shown }] };
}

export function clip(result: EvidenceOf<'clip'>['result'], status: number): EvidenceOf<'clip'> {
  return { kind: 'clip', job: 'a', url: CLIP, result, status };
}
