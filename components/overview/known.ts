import type { Snapshot } from '../../lib/model/snapshot';
import { spanWords } from '../words/age';

const LAST_VIDEOS = 3;
const TROUBLE = new Set(['degraded', 'partial-outage', 'outage']);

/**
 * What is known of Pika where no source tells its state: its home page, the user's own last videos, what the sources that
 * can be read say. Empty where nothing is.
 */
export function knownOfPika(snapshot: Snapshot): string[] {
  const pika = snapshot.verdicts.find(({ subject }) => subject === 'service:pika');
  const answers = pika?.because.some(({ id }) => id === 'probe-ok') === true;
  const took = lastWaits(snapshot);
  const read = snapshot.services
    .filter(({ service }) => service === 'pika')
    .flatMap(({ sources }) => sources)
    .filter(
      ({ source, readAtMs, unreadable }) => !source.startsWith('own ') && readAtMs !== null && unreadable === undefined,
    );
  const calm = read.length > 0 && read.every(({ state }) => !TROUBLE.has(state));
  const seen = [...(answers ? ['Pika\u2019s home page answers'] : []), ...(took === undefined ? [] : [took])];
  // That nobody reports anything is no knowledge by itself.
  return seen.length > 0 && calm ? [...seen, 'Nobody reports trouble'] : seen;
}

/** "Your last 3 videos took 2 min"; their mean. */
function lastWaits({ jobs }: Snapshot): string | undefined {
  const waits = jobs
    .flatMap(({ state, history, startedAtMs, endedAtMs }) =>
      state === 'done' && history !== true && endedAtMs !== null && endedAtMs > startedAtMs
        ? [{ endedAtMs, seconds: (endedAtMs - startedAtMs) / 1000 }]
        : [],
    )
    .sort((a, b) => b.endedAtMs - a.endedAtMs)
    .slice(0, LAST_VIDEOS);
  if (waits.length === 0) return undefined;
  const mean = waits.reduce((sum, { seconds }) => sum + seconds, 0) / waits.length;
  const which = waits.length === 1 ? 'Your last video took' : `Your last ${waits.length} videos took about`;
  return `${which} ${spanWords(mean)}`;
}
