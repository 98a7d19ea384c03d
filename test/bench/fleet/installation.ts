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
  private unsettled = false;
  private readonly last = new Map<string, string>();

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
      let news = this.state.confirm !== null;
      for (const { question } of asked.questions) {
        this.around.asked(question, nowMs);
        const evidence = this.around.answer(question, nowMs);
        news = this.isNews(evidence) || news;
        this.state =
          evidence.kind === 'feed' ? noteFeed(this.state, evidence, nowMs) : noteProbe(this.state, evidence, nowMs);
      }
      if (news || this.unsettled) this.judge(activity.online, nowMs);
    }
  }

  /** Health after health changes no claim: only the rest is worth the time of a judgement. */
  private isNews(evidence: Answer): boolean {
    const source = evidence.kind === 'feed' ? evidence.feed : evidence.target;
    const said = JSON.stringify(
      evidence.kind === 'probe'
        ? evidence.status
        : evidence.outcome.ok && evidence.outcome.readings.map((reading) => [reading.state, reading.incidents]),
    );
    const before = this.last.get(source);
    this.last.set(source, said);
    return before !== said;
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
    this.unsettled = state.confirm !== null || Object.values(state.judged).some((judged) => judged.open);
    const now = new Map(verdicts.map((verdict) => [verdict.subject, verdict.verdict]));
    const changed = [...now].some(([subject, verdict]) => this.verdicts.get(subject) !== verdict);
    this.verdicts = now;
    if (changed) this.around.judged(now, nowMs);
  }
}
