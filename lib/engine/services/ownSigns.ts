import type { PikaPart } from '../../model/service';
import type { OwnEvidence } from './own';
import { partOfHost, partOfWords } from './parts';
import { isProbe, type Level, type Sign } from './sign';

export const OWN_JOBS = 'own jobs';
export const OWN_FINISHES = 'own finishes';
export const PAGE_NOTICES = 'page notices';

const TRAFFIC_MS = 10 * 60_000;
/** Server errors nearer to each other than this are one look. */
const APART_MS = 30_000;
/** The jobs of one user share his account, browser and prompt: together they never count for more than this. */
const MOST = Math.log(50);

/** ln likelihood ratios of one, two, three or more like signs. */
const stuck = [0, Math.log(2.7), Math.log(9), Math.log(25)] as const;
const failed = [0, Math.log(3.3), Math.log(11), Math.log(30)] as const;
/** No job moves, and there are two or more: that is no longer a matter of the job. */
const allStuck = [0, 0, Math.log(30), Math.log(50)] as const;
/** By looks, of which four and more count as three. */
const serverErrors = [0, Math.log(1.6), Math.log(2.7), Math.log(7)] as const;
/** The same where the path tells which part was asked: a sign-in, a balance. Nothing runs there in the background of a page. */
const partErrors = [0, Math.log(2), Math.log(6), Math.log(30)] as const;
/** Files of different videos that do not load, the user's own network ruled out. */
const badClips = [0, 0, Math.log(30), Math.log(50)] as const;
/** Pika's own words on its page. */
const noticed = Math.log(30);
/** A job that finished: the way from the queue to the file works. */
const finished = [0, Math.log(0.14), Math.log(0.05), Math.log(0.03)] as const;

function upTo(law: readonly [number, number, number, number], count: number): number {
  return law[Math.min(3, count) as 0 | 1 | 2 | 3];
}

function newest(times: readonly number[]): number {
  return times.reduce((latest, time) => Math.max(latest, time), 0);
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? `One of your ${many} ${one}` : `${count} of your ${many} ${one}`;
}

interface Trouble {
  count: number;
  /** How many independent signs it is worth. */
  signs: number;
  lnLr: number;
  atMs: number;
  parts: PikaPart[];
  id: string;
  text: string;
}

/** 5xx answers of the page's own traffic that no good answer of the same host followed. */
function standingErrors(own: OwnEvidence, nowMs: number): OwnEvidence['trafficFailures'] {
  return own.trafficFailures.filter(
    (failure) =>
      failure.status >= 500 &&
      nowMs - failure.atMs <= TRAFFIC_MS &&
      !own.trafficOk.some((ok) => ok.host === failure.host && ok.part === failure.part && ok.atMs > failure.atMs),
  );
}

/** Looks that showed errors: those of one moment are one. */
function looksOf(errors: OwnEvidence['trafficFailures']): number {
  let looks = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const atMs of errors.map((error) => error.atMs).sort((a, b) => a - b)) {
    if (atMs - lastMs < APART_MS) continue;
    looks += 1;
    lastMs = atMs;
  }
  return looks;
}

/** Server errors of one part, or of what no path tells of. */
function errorTrouble(errors: OwnEvidence['trafficFailures'], part: PikaPart | undefined): Trouble {
  const looks = looksOf(errors);
  const many = `${errors.length} server ${errors.length === 1 ? 'error' : 'errors'}`;
  const asked = part === undefined ? 'the page' : `the page’s requests about ${partNames[part] ?? part}`;
  return {
    count: errors.length,
    signs: part === undefined ? (looks >= 4 ? 2 : looks >= 2 ? 1 : 0) : Math.max(0, looks - 1),
    lnLr: upTo(part === undefined ? serverErrors : partErrors, looks),
    atMs: newest(errors.map((error) => error.atMs)),
    parts: part === undefined ? [...new Set(errors.map((error) => partOfHost(error.host)))] : [part],
    id: part === undefined ? 'own-errors' : `own-errors-${part}`,
    text: `Pika answered ${asked} with ${many}`,
  };
}

const partNames: Readonly<Partial<Record<PikaPart, string>>> = {
  login: 'signing in',
  credits: 'credits',
  export: 'files',
};

function troubles(own: OwnEvidence, nowMs: number): Trouble[] {
  const errors = standingErrors(own, nowMs);
  const byPart = [...Map.groupBy(errors, ({ part }) => part)].map(([part, some]) => errorTrouble(some, part));
  const standsStill = own.stuck.length >= 2 && own.stuck.length >= own.openJobs ? allStuck : stuck;
  const found: Trouble[] = [
    {
      count: own.stuck.length,
      signs: own.stuck.length,
      lnLr: upTo(standsStill, own.stuck.length),
      atMs: own.stuck.length > 0 ? nowMs : 0,
      parts: ['models'],
      id: 'own-stuck',
      text: plural(own.stuck.length, 'stopped moving', 'jobs'),
    },
    {
      count: own.platformFailures.length,
      signs: own.platformFailures.length,
      lnLr: upTo(failed, own.platformFailures.length),
      atMs: newest(own.platformFailures.map((failure) => failure.atMs)),
      parts: ['models'],
      id: 'own-failures',
      text: plural(own.platformFailures.length, 'failed on Pika’s side', 'jobs'),
    },
    {
      count: own.badClips.length,
      signs: own.badClips.length,
      lnLr: upTo(badClips, own.badClips.length),
      atMs: newest(own.badClips.map((clip) => clip.atMs)),
      parts: ['export'],
      id: 'own-clips',
      text: `The files of ${own.badClips.length} of your finished videos do not load`,
    },
    ...byPart,
  ];
  // One file that does not load is a matter of that file.
  return found.filter((trouble) => trouble.count > (trouble.id === 'own-clips' ? 1 : 0));
}

/** What we see ourselves, and no feed tells. */
export function isOwn(sign: Sign): boolean {
  return isProbe(sign) || sign.group === OWN_JOBS;
}

/** Independent signs among our own: each job in trouble counts, the home page once, however often it was asked. */
export function ownCount(signs: readonly Sign[]): number {
  const own = signs.filter((sign) => isOwn(sign) && sign.level > 0);
  return own.reduce((sum, sign) => sum + (isProbe(sign) ? 1 : sign.looks), 0);
}

/** Several slow jobs are a slow queue; one is, while no other job of the user tells otherwise. */
export function showsSlowQueue(own: OwnEvidence): boolean {
  return (
    own.notices.some(({ says }) => says === 'busy') ||
    own.slow >= 2 ||
    (own.slow === 1 && own.openJobs === 1 && own.finishes.length === 0)
  );
}

/** Degraded, up to two signs or while a monitor sees nothing; an outage needs errors of all that Pika serves besides. */
function levelOf(found: readonly Trouble[], contradicted: boolean): Level {
  const signs = found.reduce((sum, trouble) => sum + trouble.signs, 0);
  if (contradicted || signs < 3) return 1;
  const errors = found.find((trouble) => trouble.id === 'own-errors');
  if (errors?.parts.includes('web') && errors.parts.includes('models')) return 3;
  // Files that do not load, a sign-in or a balance that fails: one part, whatever the number.
  return found.every(({ parts }) => parts.every((part) => part !== 'models' && part !== 'web')) ? 1 : 2;
}

/**
 * What the user's own jobs say of Pika. Failed connections say nothing here: the user's network may be the cause.
 * `contradicted`: a feed says that Pika is well.
 */
export function ownSigns(own: OwnEvidence, contradicted: boolean, nowMs: number): Sign[] {
  const found = troubles(own, nowMs);
  const total = Math.min(
    MOST,
    found.reduce((sum, trouble) => sum + trouble.lnLr, 0),
  );
  const atMs = newest(found.map((trouble) => trouble.atMs));
  const worst = [...found].sort((a, b) => b.lnLr - a.lnLr)[0];
  const base = { source: 'own jobs', badBeforeMs: null, incident: undefined };
  const signs: Sign[] = [];
  if (worst !== undefined) {
    const looks = found.reduce((sum, trouble) => sum + trouble.signs, 0);
    signs.push({
      ...base,
      group: OWN_JOBS,
      level: levelOf(found, contradicted),
      lnLr: total,
      seenMs: atMs,
      looks,
      sinceMs: looks > 1 ? atMs - TRAFFIC_MS : atMs,
      lastMs: atMs,
      parts: [...new Set(found.flatMap((trouble) => trouble.parts))],
      id: worst.id,
      text: found.map((trouble) => trouble.text).join('; '),
    });
  }
  signs.push(...noticeSigns(own));
  const ends = own.finishes.map((finish) => finish.atMs).filter((time) => time > atMs - TRAFFIC_MS);
  if (ends.length > 0) {
    signs.push({
      ...base,
      group: OWN_FINISHES,
      level: 0,
      lnLr: upTo(finished, ends.length),
      seenMs: newest(ends),
      looks: ends.length,
      sinceMs: Math.min(...ends),
      lastMs: newest(ends),
      parts: [],
      id: 'own-finished',
      text: plural(ends.length, 'finished', 'jobs'),
    });
  }
  return signs;
}

/** Pika's own word on its page that something is wrong: as good as a status page, once it has stood there a while. */
function noticeSigns({ notices }: OwnEvidence): Sign[] {
  const trouble = notices.filter(({ says }) => says === 'trouble');
  const [first] = trouble;
  if (first === undefined) return [];
  const sinceMs = Math.min(...trouble.map((notice) => notice.sinceMs));
  const seenMs = Math.max(...trouble.map((notice) => notice.seenMs));
  return [
    {
      source: 'view',
      group: PAGE_NOTICES,
      level: 1,
      lnLr: noticed,
      seenMs,
      looks: seenMs - sinceMs >= APART_MS ? 2 : 1,
      sinceMs,
      lastMs: seenMs,
      badBeforeMs: null,
      incident: undefined,
      parts: trouble.flatMap(({ text }) => partOfWords(text) ?? []),
      id: 'page-notice',
      text: noticeText(first.text),
    },
  ];
}

/** What the page says, as a reason. */
export function noticeText(text: string): string {
  return `Pika’s page says: “${text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()}”`;
}

/** Whether Pika's page has said for a while that something is wrong. */
export function hasTroubleNotice({ notices }: OwnEvidence): boolean {
  return notices.some(({ says, sinceMs, seenMs }) => says === 'trouble' && seenMs - sinceMs >= APART_MS);
}

/** When a notice of the page will have stood for long enough to count. */
export function noticeMomentsMs(notices: readonly { sinceMs: number }[]): number[] {
  return notices.map(({ sinceMs }) => sinceMs + APART_MS);
}
