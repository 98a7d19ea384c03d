import {
  balanceKeys, derivedWords, envelopeWords, foreignPlaces, jobIdInPath, jobPathWords, jobPlaces, wrapperPlaces,
} from '../knowledge/vocabulary'; // biome-ignore format: one glance
import { digest } from '../model/digest';
import type { JobSighting } from '../model/job';
import type { ReplyReading } from '../model/reply';
import type { BalanceSighting } from '../model/wallet';
import { balanceFrom } from './balance';
import { bounds } from './bounds';
import { type BodyValues, readBody } from './formats/body';
import { fieldsOf, hasAny, withinWork } from './job/fields';
import { filmIn } from './job/film';
import { combine, generationFrom } from './job/films';
import { ownerOf } from './job/owner';
import type { Scales } from './job/progress';
import { type Candidate, candidateFrom } from './job/sighting';
import { stateOf } from './job/status';
import { asByWork, isNews } from './news';
import { type Fields, isObject, plain, urlOf } from './plain';
import { type ReplyHeaders, refusalOf } from './refusal';

/** What is known of a reply beside its body. */
export interface ReplyMeta {
  url: string;
  status: number;
  contentType?: string;
  /** Response headers, lower-case names. */
  headers?: ReplyHeaders;
  /** The body of the request: ids named there speak for the objects that bear them. */
  asked?: string;
  /** The request was a submit. */
  submit?: boolean;
  /** The request did something (a favourite, a cancelling) and was no question: the answer's status is its own. */
  acts?: boolean;
  /** Whether an id was recognised as a job's before. */
  isKnown?: (id: string) => boolean;
  /** ms since 1970, for dates in headers. */
  nowMs?: number;
  /** What earlier replies taught about the scale of progress; written to. */
  scales?: Scales;
}

/** Recognises jobs, balances and refusals in a reply by their shape. Never throws; texts within are never parsed. */
export function recognise(body: string, meta: ReplyMeta): ReplyReading {
  return readValues(readBody(body, meta.contentType), meta);
}

/** The same for a body that is already read. */
export function readValues(body: BodyValues, meta: ReplyMeta): ReplyReading {
  const { result, exhausted } = withinWork(bounds.work, () => searchValues(body, meta));
  return exhausted ? { ...result, unrecognised: { ...result.unrecognised, truncated: true } } : result;
}

function searchValues(body: BodyValues, meta: ReplyMeta): ReplyReading {
  const search = new Search(meta);
  for (const value of body.values) search.walk(value, { names: [], depth: 0, listLength: 0 });
  const jobs = search.foundJobs();
  const balances = search.foundBalances();
  const told = { news: jobs.length > 0 || balances.length > 0, listed: search.jobList };
  const refusal = refusalOf(meta.status, meta.headers ?? {}, body, told, meta.nowMs);
  return {
    jobs,
    balances,
    jobList: search.jobList,
    ...(refusal !== undefined && { refusal }),
    unrecognised: {
      objects: search.objects + body.unread,
      strings: search.strings,
      truncated: body.truncated || search.truncated,
    },
  };
}

interface Place {
  /** Names over this value that are not mere wrapping, nearest first. */
  names: readonly string[];
  depth: number;
  /** Length of the list that this value stands in; 0 outside a list. */
  listLength: number;
  /** The name right over it, as it stood. */
  key?: string;
  /** Whose this is, as the nearest object around it says. */
  owner?: string | undefined;
}

class Search {
  jobList = false;
  objects = 0;
  strings = 0;
  truncated = false;
  readonly #jobs = new Map<string, JobSighting[]>();
  readonly #balances = new Map<string, BalanceSighting>();
  readonly #visited = new Set<object>();
  readonly #scales: Scales;
  readonly #meta: ReplyMeta;
  /** What of the request's body is searched for ids. */
  readonly #asked: string;
  readonly #host: string;
  readonly #path: string;
  readonly #idInPath: string | undefined;
  readonly #explore: boolean;

  constructor(meta: ReplyMeta) {
    const address = urlOf(meta.url);
    this.#meta = meta;
    this.#asked = meta.asked?.slice(0, bounds.asked) ?? '';
    this.#scales = meta.scales ?? new Map();
    this.#host = address?.hostname ?? '';
    this.#path = address?.pathname ?? '';
    this.#idInPath = jobIdInPath.exec(this.#path)?.[1];
    this.#explore =
      /"category"\s*:/.test(meta.asked?.slice(0, 2000) ?? '') ||
      /\/(?:explore|feed|community)(?:\/|$)/.test(this.#path);
  }

  /** Looks at a value and at all within it; tells whether it is a job, or an object around one. */
  walk(value: unknown, place: Place): boolean {
    if (typeof value === 'string') this.strings += 1;
    if (typeof value !== 'object' || value === null || this.#visited.has(value)) return false;
    if (this.#isFull() || place.depth > bounds.depth) {
      this.truncated = true;
      return false;
    }
    this.#visited.add(value);
    if (Array.isArray(value)) {
      this.#walkList(value, place);
      return false;
    }
    if (!isObject(value)) return false;
    const owner = ownerOf(value) ?? place.owner;
    if (this.#takeJob(value, { ...place, owner })) return true;
    this.#takeBalance(value, place);
    this.objects += 1;
    let holds = false;
    for (const [key, item] of entriesOf(value)) {
      const under = { names: namesUnder(place.names, key), depth: place.depth + 1, listLength: 0, key, owner };
      if (this.walk(item, under)) holds = true;
    }
    return holds;
  }

  #isFull(): boolean {
    return this.#visited.size >= bounds.nodes;
  }

  #walkList(list: readonly unknown[], place: Place): void {
    const priced =
      list.length > 1 && list.filter((item) => isObject(item) && hasAny(fieldsOf(item), balanceKeys)).length > 1;
    let jobs = 0;
    for (const item of list) {
      const length = priced ? list.length : 1;
      if (this.walk(item, { ...place, depth: place.depth + 1, listLength: length })) jobs += 1;
      if (this.#isFull()) break;
    }
    const near = place.names[0];
    const asksForJobs =
      near === undefined && (jobPathWords.test(this.#path) || /"(?:ids|after|perPage)"\s*:/.test(this.#asked));
    // A feed of other people's films: none of them is a job of the user's, but the page is one that we can read.
    const feed = this.#explore && list.some((item) => isObject(item) && filmIn(fieldsOf(item)) !== undefined);
    if (
      jobs > 0 ||
      feed ||
      (list.length === 0 && !this.#explore && ((near !== undefined && jobPlaces.has(near)) || asksForJobs))
    ) {
      this.jobList = true;
    }
  }

  #takeJob(object: Fields, place: Place): boolean {
    if (this.#isForeign(place)) return false;
    const generation = generationFrom(object, this.#scales, jobPlaces.has(place.names[0] ?? ''));
    if (generation !== undefined) {
      if (this.#explore && !this.#isKnown(generation.id)) return false;
      return this.#keep(generation, place);
    }
    const found = candidateFrom(object, this.#scales, this.#givenId(place));
    const isByWork = derivedWords.test(this.#path) || derivedWords.test(place.names[0] ?? '');
    const candidate =
      found !== undefined && isByWork && !this.#meta.submit ? asByWork(found, (id) => this.#isKnown(id)) : found;
    if (candidate === undefined || !this.#isJob(candidate, place) || this.#holdsJobs(object, candidate)) return false;
    return this.#keep(candidate.sighting, place);
  }

  #keep(told: JobSighting, { owner }: Place): boolean {
    const own = owner === undefined ? told : { ...told, owner: digest(owner.toLowerCase()) };
    const job = this.#meta.submit ? asTaken(own) : own;
    const same = this.#jobs.get(job.id);
    if (same !== undefined) same.push(job);
    else if (this.#jobs.size < bounds.jobs) this.#jobs.set(job.id, [job]);
    else this.truncated = true;
    return true;
  }

  #isForeign(place: Place): boolean {
    return place.names.slice(0, 2).some((name) => foreignPlaces.has(name) && !jobPlaces.has(name));
  }

  #isKnown(id: string): boolean {
    return this.#meta.isKnown?.(id) ?? false;
  }

  #isAsked(id: string): boolean {
    return id === this.#idInPath || (id.length >= 6 && (this.#asked.includes(id) || this.#meta.url.includes(id)));
  }

  #isJob(candidate: Candidate, place: Place): boolean {
    const { id } = candidate.sighting;
    return isNews(candidate, {
      near: place.names[0],
      path: this.#path,
      idInPath: this.#idInPath,
      asked: this.#isAsked(id),
      known: this.#isKnown(id),
      explore: this.#explore,
      submit: this.#meta.submit ?? false,
      acts: this.#meta.acts ?? false,
    });
  }

  /** An envelope around jobs is none itself, unless it has progress or a prompt of its own. */
  #holdsJobs(object: Fields, candidate: Candidate): boolean {
    if (candidate.strong) return false;
    return Object.entries(object).some(([key, value]) => {
      if (!/^(?:jobs?|generations?|renders?|creations?|predictions?|data|payload|result|items)$/.test(plain(key)))
        return false;
      const first: unknown = Array.isArray(value) ? value[0] : value;
      return isObject(first) && this.#holdsStatus(first, 0);
    });
  }

  #holdsStatus(object: Fields, depth: number): boolean {
    if (candidateFrom(object, new Map()) !== undefined) return true;
    return (
      depth < 2 &&
      Object.values(object)
        .slice(0, 20)
        .some((value) => isObject(value) && this.#holdsStatus(value, depth + 1))
    );
  }

  /** An id from outside the object: its key in a map of jobs, or the address asked for. */
  #givenId({ key, names }: Place): string | undefined {
    const near = names[0];
    if (key !== undefined && near !== undefined && jobPlaces.has(near) && looksLikeId(key)) return key;
    return near === undefined || (names.length === 1 && jobPlaces.has(near)) ? this.#idInPath : undefined;
  }

  #takeBalance(object: Fields, place: Place): void {
    if (place.listLength > 1 || this.#balances.size >= bounds.balances || this.#meta.status >= 400) return;
    const at = {
      host: this.#host,
      path: this.#path,
      places: place.names.slice(0, 2),
      submit: this.#meta.submit ?? false,
    };
    const balance = balanceFrom(object, at);
    if (balance !== undefined && !this.#balances.has(balance.wallet)) this.#balances.set(balance.wallet, balance);
  }

  foundJobs(): JobSighting[] {
    return [...this.#jobs].map(([id, [first, ...more]]) => {
      if (first === undefined || more.length === 0) return first ?? { id, state: 'unknown' };
      const videos = [first, ...more].flatMap((job) => job.videoIds ?? []);
      const several = new Set(videos).size > 1;
      const last = more[more.length - 1] ?? first;
      return several
        ? { ...combine([first, ...more]), id, videoIds: [...new Set(videos)].slice(0, 20) }
        : { ...first, ...last };
    });
  }

  foundBalances(): BalanceSighting[] {
    return [...this.#balances.values()];
  }
}

/** "Success" in the answer to a submit says that it was taken; only a film says that it is done. */
function asTaken(job: JobSighting): JobSighting {
  const isOwnWord = envelopeWords.has(stateOf(job.statusWord ?? '').plainWord);
  return job.state === 'done' && isOwnWord && job.videoUrl === undefined ? { ...job, state: 'waiting' } : job;
}

function entriesOf(object: Fields): [string, unknown][] {
  const entries: [string, unknown][] = [];
  for (const key in object) {
    if (Object.hasOwn(object, key)) entries.push([key, object[key]]);
    if (entries.length >= 20_000) break;
  }
  return entries;
}

const looksLikeId = (key: string): boolean => /^(?=\D*\d)[\w:.-]{8,200}$/.test(key);

function namesUnder(names: readonly string[], key: string): readonly string[] {
  const name = plain(key);
  return wrapperPlaces.has(name) || name === '' || /^\d+$/.test(name) || looksLikeId(key)
    ? names
    : [name, ...names.slice(0, 3)];
}
