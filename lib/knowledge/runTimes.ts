import type { JobKind } from '../model/job';
import { usualWait } from './waits';

/** How long the maker of a model says that a job of one kind usually runs, seconds. */
export interface RunTime {
  id: string;
  lowSeconds: number;
  highSeconds: number;
  /** Words that the names of model and kind of work must all contain. */
  words: readonly string[];
  /** Shortest clip that the range is named for, seconds. */
  minClipSeconds?: number;
  /** Resolution that the range is named for. */
  resolution?: string;
  source: string;
  read: string;
  confidence: 'high' | 'medium' | 'low';
}

const source = 'Pika-Plugins f27b3ba, 2026-07-20';
const named = { source, read: '2026-11-27', confidence: 'medium' } as const;

/**
 * Run times by model and kind of work, as Pika's own plugins name them (minutes there). The first row that fits counts.
 * A lip sync is no text to video: its rows stand first.
 */
export const runTimes: readonly RunTime[] = [
  row('kling-lip-sync', 5, 30, ['kling', 'lip sync']),
  row('lip-sync', 2, 5, ['lip sync']),
  row('kling-references', 5, 7, ['kling', 'reference']),
  { ...row('kling-15s', 3, 5, ['kling']), minClipSeconds: 12 },
  row('kling', 2, 3, ['kling']),
  row('seedance-act', 3, 8, ['seedance', 'act']),
  row('seedance-fast', 5, 7, ['seedance', 'fast']),
  { ...row('seedance-1080p', 8, 10, ['seedance']), resolution: '1080p', minClipSeconds: 12 },
  row('seedance', 3, 5, ['seedance']),
  row('gpt-image', 0.5, 1.5, ['gpt image']),
];

/** What is usual of a kind of job before any job of the user's own is known, seconds. */
export interface UsualRun {
  medianSeconds: number;
  /** The longest that the maker calls usual. */
  longestSeconds: number;
  /** The row of `runTimes`; undefined where nobody names a time for this kind. */
  row: RunTime | undefined;
}

/** "Anything else: half a minute to five" (the same source); the median is that of the claims about Pika's own site. */
const unknownKind: UsualRun = { medianSeconds: usualWait.medianSeconds, longestSeconds: 300, row: undefined };

const known = new Map<string, UsualRun>();
const MAX_KNOWN_KINDS = 500;

/** The usual run of a job of this kind; the general claim where no maker names one. */
export function usualRun(kind: JobKind): UsualRun {
  const { model = '', resolution = '', durationSeconds = 0, contentType = '' } = kind;
  const key = `${model}|${resolution}|${durationSeconds}|${contentType}`;
  let usual = known.get(key);
  if (usual === undefined) {
    if (known.size >= MAX_KNOWN_KINDS) known.clear();
    usual = findUsual(`${model} ${contentType}`, resolution, durationSeconds);
    known.set(key, usual);
  }
  return usual;
}

function findUsual(names: string, resolution: string, clipSeconds: number): UsualRun {
  const plain = names
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]/g, ' ')
    .replaceAll('lipsync', 'lip sync')
    .replaceAll('references', 'reference');
  const words = ` ${plain} `;
  const fits = (time: RunTime): boolean =>
    time.words.every((word) => words.includes(` ${word}${word === 'kling' || word === 'seedance' ? '' : ' '}`)) &&
    clipSeconds >= (time.minClipSeconds ?? 0) &&
    (time.resolution === undefined || time.resolution === resolution.toLowerCase());
  const found = runTimes.find(fits);
  if (found === undefined) return unknownKind;
  const { lowSeconds, highSeconds } = found;
  return { medianSeconds: Math.sqrt(lowSeconds * highSeconds), longestSeconds: highSeconds, row: found };
}

/** Minutes, as the source names them. */
function row(id: string, lowMinutes: number, highMinutes: number, words: readonly string[]): RunTime {
  return { id, lowSeconds: 60 * lowMinutes, highSeconds: 60 * highMinutes, words, ...named };
}
