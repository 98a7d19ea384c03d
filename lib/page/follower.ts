import type { Evidence, EvidenceOf } from '../model/evidence';
import type { JobSighting } from '../model/job';
import type { KnownJob, ToTab } from '../model/message';
import type { PollRequest } from '../model/reply';
import type { Exchange } from './exchange-form';
import { isOver } from './job/over';
import type { ReaderPorts } from './ports';
import { watchNotices } from './view/notices';
import type { JobView } from './view/view';
import { createViewWatch } from './view/watch';

/** What the reading of an exchange taught. */
export interface Told {
  jobs: readonly JobSighting[];
  /** Where the reading was done here and the background has yet to hear of it. */
  evidence?: EvidenceOf<'reply'>;
}

/** Reads an exchange, here or in the background, and tells when it is done; `undefined` where there was nothing to read. */
export type Read = (exchange: Exchange, via: 'page' | 'repeat-in-page', done: (told: Told | undefined) => void) => void;

/** What a content script does with its page, without a browser. */
export interface PageReader {
  /** The page got an answer, by itself or because it was made to ask again. */
  onExchange(exchange: Exchange, via?: 'page' | 'repeat-in-page'): void;
  onDomChanged(): void;
  onVisibility(): void;
  onTabView(view: Extract<ToTab, { type: 'tab-view' }>): void;
  onRepeatPoll(key: string, request: PollRequest): void;
  stop(): void;
}

const messageLimit = 50;

/** Follows one page: its traffic at once, what it shows in idle time and whenever a reply told a job's end. */
export function createPageFollower(ports: ReaderPorts, read: Read): PageReader {
  let tab: number | undefined;
  let outbox: Evidence[] = [];
  let views: JobView[] = [];
  let notices: string[] | undefined;
  let turned = false;
  let planned = false;
  let stopped = false;
  /** Jobs whose end this page has been watched for. */
  const ends = new Set<string>();

  const watch = createViewWatch(ports, (view) => {
    views = [...views.filter(({ id }) => id !== view.id), view];
    plan();
  });

  const lookForNotices = watchNotices(ports, (found) => {
    notices = found;
    plan();
  });

  function plan(): void {
    if (planned || stopped) return;
    planned = true;
    ports.timer(0, flush);
  }

  /** What names the tab waits until the background has told its number. */
  function flush(): void {
    planned = false;
    if (stopped) return;
    const ready = outbox.map((item) => (item.kind === 'reply' && tab !== undefined ? { ...item, tab } : item));
    outbox = [];
    if (tab !== undefined && turned) {
      ready.unshift({ kind: 'tab', tab, state: ports.visible() ? 'visible' : 'hidden', url: ports.url() });
      turned = false;
    }
    if (tab !== undefined && (views.length > 0 || notices !== undefined)) {
      ready.push({ kind: 'view', tab, jobs: views, ...(notices && { notices }) });
      views = [];
      notices = undefined;
    }
    for (let at = 0; at < ready.length; at += messageLimit) ports.send(ready.slice(at, at + messageLimit));
  }

  function learn(sighting: JobSighting): void {
    const before = watch.job(sighting.id);
    watch.follow(knownFrom(sighting, before));
    const linked = before !== undefined && before.videoUrl === undefined && sighting.videoUrl !== undefined;
    if (sighting.state === 'done' && before !== undefined && (before.open || linked)) watchEnd(sighting.id);
  }

  function watchEnd(id: string): void {
    ends.add(id);
    watch.watchEnd(id);
  }

  return {
    onExchange(exchange, via = 'page') {
      if (stopped) return;
      read(exchange, via, (told) => {
        if (stopped || told === undefined) return;
        if (told.evidence !== undefined) {
          outbox.push(told.evidence);
          plan();
        }
        told.jobs.forEach(learn);
      });
    },
    onDomChanged() {
      watch.onDomChanged();
      if (!stopped) lookForNotices();
    },
    onVisibility() {
      turned = true;
      plan();
      watch.onVisibility();
    },
    onTabView(view) {
      if (stopped) return;
      tab = view.tab;
      for (const job of view.jobs) {
        const before = watch.job(job.id);
        watch.follow({ ...job, open: job.open && before?.open !== false }, true);
        const toldElsewhere = before?.open === true && !job.open;
        const firstToldHere = before?.open === false && job.open && !ends.has(job.id);
        if (toldElsewhere || firstToldHere) watchEnd(job.id);
      }
      if (views.length > 0 || notices !== undefined || turned) plan();
    },
    onRepeatPoll(_key, request) {
      if (!stopped) ports.repeat(request);
    },
    stop() {
      stopped = true;
      watch.stop();
    },
  };
}

function knownFrom(sighting: JobSighting, before: KnownJob | undefined): KnownJob {
  const prompt = sighting.prompt ?? before?.prompt;
  const videoUrl = sighting.videoUrl ?? before?.videoUrl;
  const posterUrl = sighting.posterUrl ?? before?.posterUrl;
  return {
    id: sighting.id,
    videoIds: sighting.videoIds ?? before?.videoIds ?? [],
    ...(prompt !== undefined && { prompt }),
    ...(videoUrl !== undefined && { videoUrl }),
    ...(posterUrl !== undefined && { posterUrl }),
    open: !isOver(sighting.state),
  };
}
