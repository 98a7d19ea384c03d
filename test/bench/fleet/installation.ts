import {
  judgeServices,
  noOwnEvidence,
  noServices,
  noteFeed,
  noteProbe,
  type ServicesState,
  serviceQuestions,
} from '../../../lib/engine/services';
import type { Activity } from '../../../lib/engine/services/ask';
import type { Question } from '../../../lib/model/effect';
import type { EvidenceOf } from '../../../lib/model/evidence';
import type { Settings } from '../../../lib/model/settings';

export type Answer = EvidenceOf<'feed'> | EvidenceOf<'probe'>;

/** What surrounds an installation: who answers its questions, and what its user does. */
export interface Surroundings {
  answer(question: Question, nowMs: number): Answer;
  activity(nowMs: number): Activity;
  asked(question: Question, nowMs: number): void;
  judged(verdicts: ReadonlyMap<string, string>, nowMs: number): void;
}

/** Browsers keep a floor of 30 s under alarms. */
const ALARM_FLOOR_MS = 30_000;

/** One installation of the extension under a virtual clock: the real engine, with an alarm as browsers give it. */
export class Installation {
  private state: ServicesState = noServices();
  private readonly settings: Settings;
  private readonly around: Surroundings;
  private readonly random: () => number;
  private verdicts = new Map<string, string>();

  constructor(settings: Settings, around: Surroundings, random: () => number) {
    this.settings = settings;
    this.around = around;
    this.random = random;
  }

  /** One step at `nowMs`, with the answers at once; returns when the alarm rings next. */
  step(nowMs: number): number {
    const activity = this.around.activity(nowMs);
    for (;;) {
      const asked = serviceQuestions(this.state, activity, this.settings, nowMs, this.random());
      this.state = asked.state;
      if (asked.questions.length === 0) return this.alarm(asked.nextDueMs, nowMs);
      for (const { question } of asked.questions) {
        this.around.asked(question, nowMs);
        const evidence = this.around.answer(question, nowMs);
        this.state =
          evidence.kind === 'feed' ? noteFeed(this.state, evidence, nowMs) : noteProbe(this.state, evidence, nowMs);
      }
      this.judge(activity.online, nowMs);
    }
  }

  private alarm(dueMs: number | null, nowMs: number): number {
    return Math.max(dueMs ?? nowMs + 60_000, nowMs + ALARM_FLOOR_MS);
  }

  private judge(online: boolean, nowMs: number): void {
    const { state, verdicts } = judgeServices(
      this.state,
      noOwnEvidence,
      this.settings,
      online ? 'online' : 'offline',
      nowMs,
    );
    this.state = state;
    const now = new Map(verdicts.map((verdict) => [verdict.subject, verdict.verdict]));
    const changed = [...now].some(([subject, verdict]) => this.verdicts.get(subject) !== verdict);
    this.verdicts = now;
    if (changed) this.around.judged(now, nowMs);
  }
}
