import { bars } from './bars';
import { type Family, families } from './families';
import { calibrate, call, matched, score } from './score';
import { ages, levels, type Record } from './watch';

export const earlier = [0, 5, 40, 200] as const;

const percent = (share: number): string => (100 * share).toFixed(2);
const whole = (seconds: number): string => seconds.toFixed(0);
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const quarterHour = ages.findIndex((age) => age >= 900);
const byQuarterHour = (record: Record): number => call(record.byAge, quarterHour);

function rowOf(name: string, jobs: string, records: readonly Record[]): string {
  const ours = score(records, (record) => record.product);
  const old = score(records, byQuarterHour);
  const still = score(records, (record) => record.still);
  const pika = score(records, (record) => record.pika);
  const triple = score(records, (record) => record.triple);
  const fixed = matched(records, (record) => record.byAge, ours.wrong);
  const word = records.every((record) => record.family.shows === 'status');
  const knowing = word ? whole(matched(records, (record) => record.knowing, ours.wrong).delay) : '';
  return line([
    name,
    jobs,
    `${percent(ours.wrong)} / ${whole(ours.delay)}`,
    `${percent(old.wrong)} / ${whole(old.delay)}`,
    `${percent(still.wrong)} / ${whole(still.delay)}`,
    `${percent(pika.wrong)} / ${whole(pika.delay)}`,
    `${percent(triple.wrong)} / ${whole(triple.delay)}`,
    (ours.delay / old.delay).toFixed(2),
    `${ages[fixed.i] ?? '1200 still'}: ${whole(fixed.delay)}`,
    (ours.delay / fixed.delay).toFixed(2),
    knowing,
  ]);
}

/** The table of all families and numbers of earlier jobs, in Markdown. */
export function table(all: readonly Record[]): string {
  const head = [
    'family',
    'earlier jobs',
    'ours',
    '15 min',
    '20 min still',
    "Pika's 10/15",
    '3 x median',
    'ours / 15 min',
    'equally wrong fixed age',
    'ours / that',
    'knowing the law',
  ];
  const rows = [line(head), line(head.map(() => '---'))];
  const pick = (family: Family, jobs: number) =>
    all.filter((record) => record.family === family && record.jobs === jobs);
  for (const family of [...families, ...bars]) {
    for (const jobs of earlier) {
      const records = pick(family, jobs);
      if (records.length > 0) rows.push(rowOf(family.name, String(jobs), records));
    }
  }
  const groups: [string, (record: Record) => boolean][] = [
    ['**all but such bars**', (record) => record.family.shows !== 'bar'],
    ['**only a word**', (record) => record.family.shows === 'status'],
    ['**progress or position**', (record) => record.family.shows === 'movement'],
    ['**bars that say little**', (record) => record.family.shows === 'bar'],
  ];
  for (const [name, belongs] of groups) {
    const group = all.filter(belongs);
    if (group.length === 0) continue;
    for (const jobs of earlier) {
      const records = group.filter((record) => record.jobs === jobs);
      rows.push(rowOf(name, String(jobs), records));
    }
    rows.push(rowOf(name, 'all', group));
  }
  return rows.join('\n');
}

export interface Finding {
  what: string;
  found: number;
  atMost: number;
}

/** What the detector must reach, measured. */
export function findings(all: readonly Record[], honestAtMost: number): Finding[] {
  const honest = all.filter((record) => record.family.shows !== 'bar');
  const latest = Math.max(...all.map((record) => (record.diesAt === null ? 0 : record.product - record.diesAt)));
  return [
    ...(honest.length > 0 ? honestFindings(honest, honestAtMost) : []),
    ...barFindings(all),
    { what: 'finishing jobs called stuck', found: score(all, product).wrong, atMost: 0.01 },
    { what: 'latest call after the true stop, seconds (20 min and two looks)', found: latest, atMost: 1266 },
    { what: 'calibration error of p, every job alike', found: calibrate(all, true).error, atMost: 0.05 },
  ];
}

const product = (record: Record): number => record.product;

function honestFindings(all: readonly Record[], honestAtMost: number): Finding[] {
  const movement = all.filter((record) => record.family.shows === 'movement');
  const word = all.filter((record) => record.family.shows === 'status' && record.jobs >= 40);
  const old = score(all, byQuarterHour);
  const level = matched(all, (record) => record.byLevel, old.wrong);
  const atLevel = (record: Record): number => call(record.byLevel, level.i);
  const oldMovement = score(movement, byQuarterHour).delay;
  const ours = score(word, product);
  const oursAtLevel = score(word, atLevel);
  const fixed = (wrong: number): number => matched(word, (record) => record.byAge, wrong).delay;
  return [
    {
      what: `progress or position, threshold x ${levels[level.i]?.toFixed(2)} (as often wrong as 15 min): delay / 15 min`,
      found: score(movement, atLevel).delay / oldMovement,
      atMost: honestAtMost,
    },
    {
      what: "progress or position, the product's threshold: delay / 15 min",
      found: score(movement, product).delay / oldMovement,
      atMost: honestAtMost,
    },
    {
      what: 'only a word, 40 or more jobs, as often wrong as 15 min: delay / equally wrong fixed age',
      found: oursAtLevel.delay / fixed(oursAtLevel.wrong),
      atMost: 0.85,
    },
    {
      what: "only a word, 40 or more jobs, the product's threshold: delay / equally wrong fixed age",
      found: ours.delay / fixed(ours.wrong),
      atMost: 0.85,
    },
  ];
}

function barFindings(all: readonly Record[]): Finding[] {
  return earlier.flatMap((jobs): Finding[] => {
    const records = all.filter((record) => record.family.shows === 'bar' && record.jobs === jobs);
    const ours = score(records, product);
    const name = `bars that say little, ${jobs} jobs`;
    return [
      { what: `${name}: finishing jobs called stuck`, found: ours.wrong, atMost: 0.01 },
      { what: `${name}: delay / 15 min`, found: ours.delay / score(records, byQuarterHour).delay, atMost: 1 },
    ];
  });
}

/** Claimed and true share of stopped jobs, bin by bin. */
export function calibrationText(all: readonly Record[]): string {
  const texts = [true, false].map((alike) => {
    const { error, brier, bins } = calibrate(all, alike);
    const pairs = bins.map(
      (bin) =>
        `${(bin.claimed / Math.max(1e-9, bin.weight)).toFixed(2)}:${(bin.true / Math.max(1e-9, bin.weight)).toFixed(2)}`,
    );
    return `${alike ? 'every job alike' : 'every look alike'}: error ${error.toFixed(3)}, Brier ${brier.toFixed(3)}; claimed:true ${pairs.join(' ')}`;
  });
  const etas = all.flatMap((record) => record.etas);
  const held = etas.filter(Boolean).length / Math.max(1, etas.length);
  return [
    ...texts,
    `the range to the end held the truth in ${percent(held)} % of ${etas.length} looks (promised: 80)`,
  ].join('\n');
}
