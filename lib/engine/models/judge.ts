import { modelFamilies } from '../../knowledge/models';
import type { ServiceVerdictId } from '../../model/service';
import type { Advice, Reason, Verdict } from '../../model/verdict';
import type { State } from '../state';
import { type Claim, claim, reason } from '../verdicts/claim';
import { advise } from '../words/advice';
import { familyName } from './family';
import { type ModelIncident, modelIncidents } from './incidents';
import { type FamilyLook, familyLooks, type ModelTrouble, standingTroubles, TROUBLE_WINDOW_MS } from './looks';

/** A family that works, for advice: it finished a video of the user's lately and nothing speaks against it. */
export interface WellFamily {
  family: string;
  finishedMs: number;
}

export interface ModelJudgement {
  claims: Claim[];
  /** Families in trouble: their claims, by family. */
  troubled: ReadonlyMap<string, Claim>;
  /** Families that are well, the latest finish first. */
  well: WellFamily[];
}

const MAX_FAMILIES = 20;
const OUTAGE_TROUBLES = 3;
const DEGRADED_TROUBLES = 2;

const badness: Readonly<Partial<Record<ServiceVerdictId, number>>> = {
  busy: 1,
  maintenance: 2,
  degraded: 3,
  'partial-outage': 4,
  outage: 5,
};

/** Verdicts on the models that the user's jobs run on, or that an open incident names. `services`: the claims on services. */
export function judgeModels(state: State, services: readonly Claim[], nowMs: number): ModelJudgement {
  const looks = familyLooks(state, nowMs);
  const incidents = [...modelIncidents(state.services, nowMs), ...makerTroubles(looks, services, nowMs)];
  const families = [...new Set([...looks.keys(), ...incidents.map(({ family }) => family)])].slice(0, MAX_FAMILIES);
  const made = families.map((family) => ({ family, made: judgeFamily(family, looks.get(family), incidents, nowMs) }));
  const troubled = new Map(
    made.filter(({ made: { verdict } }) => isModelTrouble(verdict)).map(({ family, made: one }) => [family, one]),
  );
  const well = made
    .filter(({ made: { verdict } }) => verdict === 'ok')
    .map(({ family }) => ({ family, finishedMs: looks.get(family)?.finishesMs.at(-1) ?? 0 }))
    .sort((a, b) => b.finishedMs - a.finishedMs);
  const claims = made.map((one) => withSwitch(one.made, one.family, well, nowMs));
  return { claims: [...claims, ...forgotten(state.verdicts, new Set(families), nowMs)], troubled, well };
}

/** Whether a verdict on a model is one of trouble. */
export function isModelTrouble(verdict: string): boolean {
  return verdict === 'degraded' || verdict === 'partial-outage' || verdict === 'outage';
}

/** When time alone can next change a claim on a model (engine's clock). */
export function modelMomentsMs(state: State, nowMs: number): number[] {
  return [...familyLooks(state, nowMs).values()].flatMap(({ troubles }) =>
    troubles.filter(({ lasts }) => !lasts).map(({ atMs }) => atMs + TROUBLE_WINDOW_MS + 1),
  );
}

/** The verdicts without models that nothing is known of any more. */
export function withoutForgottenModels(
  verdicts: Readonly<Record<string, Verdict>>,
  claims: readonly Claim[],
): Readonly<Record<string, Verdict>> {
  const claimed = new Set(claims.map(({ subject }) => subject));
  const gone = Object.keys(verdicts).filter((subject) => subject.startsWith('model:') && !claimed.has(subject));
  if (gone.length === 0) return verdicts;
  return Object.fromEntries(Object.entries(verdicts).filter(([subject]) => !gone.includes(subject)));
}

function judgeFamily(
  family: string,
  look: FamilyLook | undefined,
  all: readonly ModelIncident[],
  nowMs: number,
): Claim {
  const name = familyName(family);
  const incidents = all.filter((incident) => incident.family === family);
  const troubles = look === undefined ? [] : standingTroubles(look, nowMs);
  const finishedMs = look?.finishesMs.at(-1);
  const own = ownVerdict(look, troubles);
  const told = incidents.reduce<ServiceVerdictId>((most, { state, seenMs }) => {
    // What finishes is not wholly down, whatever a page says.
    const bounded =
      finishedMs !== undefined && finishedMs >= seenMs - TROUBLE_WINDOW_MS && state !== 'maintenance'
        ? 'degraded'
        : state;
    return worse(most, bounded);
  }, 'unknown');
  const verdict = worse(own, told);
  const because = [
    ...troubleReasons(name, troubles, nowMs),
    ...incidents.slice(0, 3).map(({ text, source, seenMs }) => reason('model-incident', text, source, seenMs, nowMs)),
    ...lookReasons(name, look, nowMs),
  ];
  const why =
    because.length > 0
      ? because
      : [reason('model-unknown', `No ${name} video of yours has ended lately`, 'own jobs', nowMs, nowMs)];
  return claim(
    `model:${family}`,
    verdict,
    probabilityOf(verdict, troubles.length, incidents.length),
    why,
    adviceFor(verdict),
  );
}

/** By the user's own jobs alone. */
function ownVerdict(look: FamilyLook | undefined, troubles: readonly ModelTrouble[]): ServiceVerdictId {
  if (look === undefined) return 'unknown';
  const first = troubles[0];
  const finishedMs = look.finishesMs.at(-1);
  const noneFinished = finishedMs === undefined || (first !== undefined && finishedMs < first.atMs - TROUBLE_WINDOW_MS);
  if (troubles.length >= OUTAGE_TROUBLES && noneFinished) return 'outage';
  if (troubles.length >= DEGRADED_TROUBLES) return 'degraded';
  const full = look.full !== undefined || troubles.some(({ kind }) => kind === 'full');
  if (full || look.slow >= 2 || (look.slow === 1 && look.open === 1 && finishedMs === undefined)) return 'busy';
  return finishedMs === undefined ? 'unknown' : 'ok';
}

function worse(one: ServiceVerdictId, other: ServiceVerdictId): ServiceVerdictId {
  return (badness[other] ?? 0) > (badness[one] ?? 0) ? other : one;
}

function probabilityOf(verdict: ServiceVerdictId, troubles: number, incidents: number): number {
  if (verdict === 'unknown') return 0.5;
  if (verdict === 'ok') return troubles > 0 ? 0.6 : 0.85;
  if (verdict === 'busy') return 0.7;
  return Math.min(0.95, 0.6 + 0.08 * troubles + 0.15 * Math.min(2, incidents));
}

function troubleReasons(name: string, troubles: readonly ModelTrouble[], nowMs: number): Reason[] {
  const texts: readonly [ModelTrouble['kind'], (count: number) => string][] = [
    ['full', (count) => `${videos(count, name)} turned away for want of capacity`],
    ['failed', (count) => `${videos(count, name)} failed on the server’s side`],
    ['stuck', (count) => `${videos(count, name)} stopped moving`],
  ];
  return texts.flatMap(([kind, text]) => {
    const of = troubles.filter((trouble) => trouble.kind === kind);
    const last = of.at(-1);
    return last === undefined ? [] : [reason(`model-${kind}`, text(of.length), 'own jobs', last.atMs, nowMs)];
  });
}

function lookReasons(name: string, look: FamilyLook | undefined, nowMs: number): Reason[] {
  if (look === undefined) return [];
  const finishedMs = look.finishesMs.at(-1);
  return [
    ...(look.full === undefined
      ? []
      : [reason('model-words', `The server says: “${look.full.text}”`, 'page', look.full.atMs, nowMs)]),
    ...(finishedMs === undefined
      ? []
      : [reason('model-finished', `${videos(look.finishesMs.length, name)} finished`, 'own jobs', finishedMs, nowMs)]),
    ...(look.slow === 0
      ? []
      : [
          reason(
            'model-slow',
            `${videos(look.slow, name)} take${look.slow === 1 ? 's' : ''} longer than usual`,
            'own jobs',
            nowMs,
            nowMs,
          ),
        ]),
  ];
}

function videos(count: number, name: string): string {
  return count === 1 ? `One ${name} video of yours` : `${count} ${name} videos of yours`;
}

function adviceFor(verdict: ServiceVerdictId): Advice[] {
  if (isModelTrouble(verdict) || verdict === 'maintenance')
    return [advise('wait', 'Wait a while before the next video of this model.'), advise('keep-for-later')];
  return verdict === 'busy' ? [advise('wait', 'Expect a longer wait with this model.')] : [];
}

function withSwitch(made: Claim, family: string, well: readonly WellFamily[], nowMs: number): Claim {
  const other = isModelTrouble(made.verdict) ? well.find((one) => one.family !== family) : undefined;
  return other === undefined ? made : { ...made, advice: [switchTo(other, nowMs), ...made.advice] };
}

/** The step that names a model that works. */
export function switchTo({ family, finishedMs }: WellFamily, nowMs: number, lead = 'Use'): Advice {
  const minutes = Math.max(0, Math.round((nowMs - finishedMs) / 60_000));
  const when = minutes === 0 ? 'just now' : `${minutes} min ago`;
  return advise('switch-model', `${lead} ${familyName(family)} meanwhile: it finished a video of yours ${when}.`);
}

/** Trouble of a maker that status pages tell of, for families that the user's jobs run on. */
function makerTroubles(
  looks: ReadonlyMap<string, FamilyLook>,
  services: readonly Claim[],
  nowMs: number,
): ModelIncident[] {
  return modelFamilies.flatMap(({ id, service }) => {
    if (service === undefined || service === 'pika' || !looks.has(id)) return [];
    const found = services.find(({ subject }) => subject === `service:${service}`);
    if (found === undefined) return [];
    const { verdict } = found;
    if (verdict !== 'degraded' && verdict !== 'partial-outage' && verdict !== 'outage' && verdict !== 'maintenance')
      return [];
    const why = found.because[0];
    const seenMs = nowMs - (why?.age ?? 0) * 1000;
    return [
      {
        family: id,
        state: verdict,
        text: why?.text ?? 'Its maker is in trouble',
        source: why?.source ?? service,
        seenMs,
      },
    ];
  });
}

/** Families of which nothing is known any more: what was claimed of them is not claimed any more. */
function forgotten(verdicts: Readonly<Record<string, Verdict>>, judged: ReadonlySet<string>, nowMs: number): Claim[] {
  return Object.values(verdicts).flatMap(({ subject, verdict }) => {
    const family = subject.startsWith('model:') ? subject.slice('model:'.length) : undefined;
    if (family === undefined || verdict === 'unknown' || judged.has(family)) return [];
    const why = reason('model-unknown', 'Nothing has been heard of it lately', 'judgement', nowMs, nowMs);
    return [claim(subject, 'unknown', 0.5, [why], [])];
  });
}
