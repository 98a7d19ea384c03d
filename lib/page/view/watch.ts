import type { KnownJob } from '../../model/message';
import type { ReaderPorts } from '../ports';
import { type JobView, type Look, readView, type Shown } from './view';

/** A visible page has this long to show a finished film before it counts as unseen, ms. */
const grace = 3000;
/** When a film whose end was told is looked for, ms after the reply. */
const looksAfterEnd = [grace, 5000, 7500, 10_000];
/** Least time between two looks, ms, and the share of the main thread that looking may take. */
const rest = 500;
const restThorough = 5000;
/** For how long after its end a film's player may show that it errs, ms. */
const playerErrsWithin = 90_000;
const shareOfTime = 0.002;
const limits = { followed: 300, looked: 40 };

interface Followed {
  job: KnownJob;
  /** What the page last showed of it. */
  shown?: Shown;
  /** The last look found it. */
  found?: boolean;
  /** Where the user was then. */
  place?: string;
  told?: JobView;
  /** Media in its cards while it was at work: what stood there then shows no end. */
  before?: ReadonlySet<string>;
  /** Its player may still err until then. */
  untilMs?: number;
  /** The background wants to know of it. */
  wanted: boolean;
  /** Its end was told and its film not seen yet: how to call the looks off. */
  watch?: { looks: (() => void)[]; graceUntil: number };
}

/** Follows what the page shows of its jobs, in idle time. */
export interface ViewWatch {
  job(id: string): KnownJob | undefined;
  follow(job: KnownJob, wanted?: boolean): void;
  /** A reply told the job's end: look at once, and again from 3 to 10 s of a visible page. */
  watchEnd(id: string): void;
  onDomChanged(): void;
  onVisibility(): void;
  stop(): void;
}

export function createViewWatch(ports: ReaderPorts, tell: (view: JobView) => void): ViewWatch {
  const followed = new Map<string, Followed>();
  let planned: (() => void) | undefined;
  let nextLookAt = 0;
  let nextThoroughAt = 0;
  let stopped = false;

  function look(ones: readonly Followed[], thorough: boolean): void {
    if (stopped || ones.length === 0) return;
    const started = ports.cpu?.() ?? 0;
    const views = readView(
      ports.root(),
      ones.map(({ job }) => job),
      thorough,
    );
    const cost = (ports.cpu?.() ?? 0) - started;
    nextLookAt = ports.now() + Math.max(rest, cost / shareOfTime);
    views.forEach((view, index) => {
      const one = ones[index];
      if (one !== undefined) take(one, view);
    });
  }

  function take(one: Followed, { view, sure, signs, media }: Look): void {
    const place = placeOf(ports.url());
    const { before } = one;
    const isNew = before === undefined ? !one.job.open : signs.some((sign) => !before.has(sign));
    if (view.shown === 'finished' && !sure && !isNew) view.shown = 'in-progress';
    const { shown } = view;
    // Replies have told the end: what the card adds to it is nobody's news.
    if (!one.job.open) {
      delete view.film;
      delete view.figure;
    }
    if (one.job.open && shown === 'in-progress') one.before = new Set(media);
    one.found = shown !== 'not-shown';
    // A card that left the screen says nothing, unless the user went to another page.
    if (shown === 'not-shown' && one.shown !== undefined && one.shown !== 'not-shown' && one.place === place) return;
    one.shown = shown;
    one.place = place;
    if (shown === 'finished') endWatch(one);
    const early = one.watch !== undefined && ports.now() < one.watch.graceUntil;
    const first = one.told === undefined && shown === 'not-shown';
    const told = one.told;
    const moved = one.job.open && view.figure !== told?.figure;
    if ((told?.shown !== shown || moved || view.broken !== told?.broken) && !early && !first) say(one, view);
  }

  function say(one: Followed, view: JobView): void {
    one.told = view;
    tell(view);
  }

  function planLook(): void {
    if (planned !== undefined || stopped) return;
    planned = ports.timer(Math.max(0, nextLookAt - ports.now()), () => {
      ports.idle(() => {
        planned = undefined;
        const ones = [...followed.values()].filter(
          (one) =>
            one.watch !== undefined ||
            one.job.open ||
            (one.wanted && one.shown !== 'finished') ||
            ports.now() < (one.untilMs ?? 0),
        );
        // A card that bears no id is found by its prompt alone, which costs a walk over the page.
        const thorough = ports.now() >= nextThoroughAt;
        if (thorough) nextThoroughAt = ports.now() + restThorough;
        look(ones.slice(-limits.looked), thorough);
        if (thorough || !ones.some((one) => one.job.open && !one.found)) return;
        nextLookAt = Math.max(nextLookAt, nextThoroughAt);
        planLook();
      });
    });
  }

  function startLooks(one: Followed): void {
    endWatch(one);
    if (!ports.visible()) {
      one.watch = { looks: [], graceUntil: Number.POSITIVE_INFINITY };
      return;
    }
    const looks = looksAfterEnd.map((ms, index) =>
      ports.timer(ms, () => {
        const unheard = index === 0;
        if (unheard) delete one.told;
        look([one], true);
        if (unheard && one.told === undefined && one.shown === 'not-shown')
          say(one, { id: one.job.id, shown: 'not-shown' });
        if (index === looksAfterEnd.length - 1) endWatch(one);
      }),
    );
    one.watch = { looks, graceUntil: ports.now() + grace };
  }

  function endWatch(one: Followed): void {
    for (const callOff of one.watch?.looks ?? []) callOff();
    delete one.watch;
  }

  return {
    job: (id) => followed.get(id)?.job,
    follow(job, wanted = false) {
      const one = followed.get(job.id) ?? { job, wanted };
      one.job = { ...one.job, ...job };
      one.wanted ||= wanted;
      followed.delete(job.id);
      followed.set(job.id, one);
      const [oldest] = followed.size > limits.followed ? followed.values() : [];
      if (oldest !== undefined) {
        endWatch(oldest);
        followed.delete(oldest.job.id);
      }
      planLook();
    },
    watchEnd(id) {
      const one = followed.get(id);
      if (one === undefined) return;
      one.wanted = true;
      one.untilMs = ports.now() + playerErrsWithin;
      delete one.told;
      startLooks(one);
      look([one], true);
    },
    onDomChanged() {
      if (followed.size > 0) planLook();
    },
    onVisibility() {
      if (stopped) return;
      for (const one of followed.values()) if (one.watch !== undefined) startLooks(one);
      planLook();
    },
    stop() {
      stopped = true;
      planned?.();
      for (const one of followed.values()) endWatch(one);
      followed.clear();
    },
  };
}

/** An address without its fragment and query: where the user is. */
function placeOf(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? '';
}
