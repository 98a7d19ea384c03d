import { defaultSettings, type Settings } from '../../../lib/model/settings';
import { Installation } from '../fleet/installation';
import { seeded } from '../fleet/random';
import { lengthMinutes } from './lengths';
import { answerOf, type Incident, type Severity } from './world';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 10, 16);
const troubles = new Set(['degraded', 'partial-outage', 'outage']);

interface Posture {
  name: string;
  services: Settings['services'];
  active: boolean;
  /** Share of minor and of major incidents; the rest is critical. */
  minor: number;
  major: number;
  bound: boolean;
}

/** AIWatch archive of 2026-06: of 380 incidents with an impact 310 minor, 60 major, 10 critical. */
const allKinds = { minor: 310 / 380, major: 60 / 380 };
const serious = { minor: 0, major: 60 / 70 };
const usual = defaultSettings.services;

const postures: readonly Posture[] = [
  { name: 'job open, Pika alone, all incidents', services: ['pika'], active: true, ...allKinds, bound: true },
  { name: 'idle, Pika alone, outages', services: ['pika'], active: false, ...serious, bound: true },
  { name: 'job open, 5 services, all incidents', services: usual, active: true, ...allKinds, bound: false },
  { name: 'idle, 5 services, outages', services: usual, active: false, ...serious, bound: false },
  { name: 'idle, 5 services, minor ones', services: usual, active: false, minor: 1, major: 0, bound: false },
];

const INCIDENTS = 1500;
const BLIPS = 300;

interface Found {
  caught: number;
  delayMinutes: number;
}

interface Measured extends Found {
  perHour: number;
  falseAlarms: number;
}

function severityOf(posture: Posture, u: number): Severity {
  if (u < posture.minor) return 'minor';
  return u < posture.minor + posture.major ? 'major' : 'critical';
}

/** Incidents one after another, each after 5 to 8 quiet hours. */
function makeIncidents(posture: Posture, random: () => number): Incident[] {
  const incidents: Incident[] = [];
  let atMs = START_MS;
  for (let i = 0; i < INCIDENTS; i += 1) {
    const fromMs = atMs + (5 + 3 * random()) * 60 * MINUTE_MS;
    const toMs = fromMs + lengthMinutes(random()) * MINUTE_MS;
    incidents.push({ fromMs, toMs, severity: severityOf(posture, random()) });
    atMs = toMs;
  }
  return incidents;
}

function summary(delays: readonly (number | null)[]): Found {
  const found = delays.filter((delay) => delay !== null);
  const sum = found.reduce((total, delay) => total + delay, 0);
  return { caught: found.length / delays.length, delayMinutes: sum / found.length / MINUTE_MS };
}

/** The real engine through all these incidents. An incident is caught when Pika's verdict says trouble before its end. */
function ours(posture: Posture, incidents: readonly Incident[], random: () => number): Omit<Measured, 'falseAlarms'> {
  const delays: (number | null)[] = incidents.map(() => null);
  let current = 0;
  let asked = 0;
  const openAt = (nowMs: number): Incident | undefined => {
    while (current < incidents.length - 1 && (incidents[current]?.toMs ?? 0) <= nowMs) current += 1;
    const incident = incidents[current];
    return incident !== undefined && incident.fromMs <= nowMs && nowMs < incident.toMs ? incident : undefined;
  };
  const installation = new Installation(
    { ...defaultSettings, services: [...posture.services] },
    {
      answer: (question, nowMs) => answerOf(question, openAt(nowMs), nowMs),
      activity: () => ({ online: true, jobOpen: posture.active, popupOpen: false, pikaTabOpen: posture.active }),
      asked: () => {
        asked += 1;
      },
      judged: (verdicts, nowMs) => {
        const incident = openAt(nowMs);
        if (incident === undefined || !troubles.has(verdicts.get('service:pika') ?? '')) return;
        delays[current] ??= nowMs - incident.fromMs;
      },
    },
    random,
  );
  const endMs = incidents.at(-1)?.toMs ?? START_MS;
  let nowMs = START_MS;
  while (nowMs < endMs) nowMs = installation.step(nowMs);
  return { ...summary(delays), perHour: (asked * 60 * MINUTE_MS) / (endMs - START_MS) };
}

/** One feed at a fixed interval, believed when two questions running show trouble. */
function fixed(everyMs: number, incidents: readonly Incident[], random: () => number): Found {
  return summary(
    incidents.map(({ fromMs, toMs }) => {
      const second = everyMs * random() + everyMs;
      return fromMs + second < toMs ? second : null;
    }),
  );
}

/** One source alone is wrong for a minute, and no incident: how often does that make a claim? */
function falseAlarms(posture: Posture, random: () => number): number {
  let alarms = 0;
  let wrong: string | undefined;
  const installation = new Installation(
    { ...defaultSettings, services: [...posture.services] },
    {
      answer: (question, nowMs) => {
        const source = question.about === 'feed' ? question.feed : 'probe';
        if (wrong !== source) return answerOf(question, undefined, nowMs);
        wrong = undefined;
        const answer = answerOf(question, { fromMs: nowMs, toMs: nowMs, severity: 'critical' }, nowMs);
        return answer.kind === 'feed' ? withoutIncident(answer) : answer;
      },
      activity: () => ({ online: true, jobOpen: posture.active, popupOpen: false, pikaTabOpen: posture.active }),
      asked: () => undefined,
      judged: (verdicts) => {
        if (troubles.has(verdicts.get('service:pika') ?? '')) alarms += 1;
      },
    },
    random,
  );
  let nowMs = START_MS;
  for (let i = 0; i < BLIPS; i += 1) {
    const untilMs = nowMs + (4 + 2 * random()) * 60 * MINUTE_MS;
    wrong = ['prismix', 'apistatuscheck', 'probe'][Math.floor(random() * 3)];
    while (nowMs < untilMs) nowMs = installation.step(nowMs);
  }
  return alarms / BLIPS;
}

function withoutIncident<T extends ReturnType<typeof answerOf>>(answer: T): T {
  if (answer.kind !== 'feed' || !answer.outcome.ok) return answer;
  const readings = answer.outcome.readings.map((reading) => ({ ...reading, incidents: [] }));
  return { ...answer, outcome: { ok: true, readings } };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function shown({ caught, delayMinutes }: Found): string {
  return `${percent(caught)}, ${delayMinutes.toFixed(2)}`;
}

let failed = false;
console.log(
  `Pika's incidents, ${INCIDENTS} a row; lengths p10 3, p25 15, p50 33, p75 90, p90 197 min. Share caught before the`,
);
console.log(
  'end, and mean delay in minutes, of: ours; a fixed interval with two confirmations, at as many requests an hour as',
);
console.log(
  'ours, on one feed that covers all services, or on a page for each service in turn; and such a feed every 5 min.',
);
console.log('False alarms: share of single wrong answers of one source that made a claim.\n');
const rows = postures.map((posture, index) => {
  const incidents = makeIncidents(posture, seeded(100 + index));
  const mine = ours(posture, incidents, seeded(200 + index));
  const everyMs = (60 * MINUTE_MS) / mine.perHour;
  const equal = fixed(everyMs, incidents, seeded(300 + index));
  const pages = fixed(everyMs * posture.services.length, incidents, seeded(300 + index));
  const five = fixed(5 * MINUTE_MS, incidents, seeded(300 + index));
  const held = mine.caught >= equal.caught && mine.delayMinutes <= equal.delayMinutes / 2;
  if (posture.bound && !held) failed = true;
  return {
    user: posture.name,
    'requests/h': mine.perHour.toFixed(1),
    ours: shown(mine),
    'one shared feed': shown(equal),
    'ratio of delays': (mine.delayMinutes / equal.delayMinutes).toFixed(3),
    'a page per service': shown(pages),
    'every 5 min': shown(five),
    'false alarms': percent(falseAlarms(posture, seeded(400 + index))),
    bound: posture.bound ? (held ? 'held' : 'FAILED') : '',
  };
});
console.table(rows);
console.log('Bound: at least as many caught as on one shared feed, and at most half the delay (ratio 0.5).');
process.exitCode = failed ? 1 : 0;
