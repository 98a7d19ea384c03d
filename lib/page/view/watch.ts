import type { KnownJob } from '../../model/message';
import type { ReaderPorts } from '../ports';
import { type JobView, readView, type Shown } from './view';

/** A visible page has this long to show a finished film before it counts as unseen, ms. */
const grace = 3000;
/** When a film whose end was told is looked for, ms after the reply. */
const looksAfterEnd = [grace, 5000, 7500, 10_000];
/** Least time between two looks, ms, and the share of the main thread that looking may take. */
const rest = 500;
const shareOfTime = 0.002;
const limits = { followed: 300, looked: 40 };

interface Followed {
  job: KnownJob;
  /** What the page last showed of it. */
  shown?: Shown;
  /** Where the user was then. */
  place?: string;
  told?: Shown;
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
    views.forEach(({ shown }, index) => {
      const one = ones[index];
      if (one !== undefined) take(one, shown);
    });
  }

  function take(one: Followed, shown: Shown): void {
    const place = placeOf(ports.url());
    // A card that left the screen says nothing, unless the user went to another page.
    if (shown === 'not-shown' && one.shown !== undefined && one.shown !== 'not-shown' && one.place === place) return;
    one.shown = shown;
    one.place = place;
    if (shown === 'finished') endWatch(one);
    const early = one.watch !== undefined && ports.now() < one.watch.graceUntil;
    const first = one.told === undefined && shown === 'not-shown';
    if (one.told !== shown && !early && !first) say(one, shown);
  }

  function say(one: Followed, shown: Shown): void {
    one.told = shown;
    tell({ id: one.job.id, shown });
  }

  function planLook(): void {
    if (planned !== undefined || stopped) return;
    planned = ports.timer(Math.max(0, nextLookAt - ports.now()), () => {
      ports.idle(() => {
        planned = undefined;
        const ones = [...followed.values()].filter(
          (one) => one.watch !== undefined || one.job.open || (one.wanted && one.shown !== 'finished'),
        );
        look(ones.slice(-limits.looked), false);
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
        if (unheard && one.told === undefined && one.shown === 'not-shown') say(one, 'not-shown');
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
