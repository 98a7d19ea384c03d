import { asObject, textIn } from './json';

/** Newest log lines that are read. */
const MAX_LOG_LINES = 200;
const MAX_LINE_CHARS = 500;

/**
 * Words before a percentage that name the whole job. Lines of fal workers, read in public bug reports, 2026-11:
 * `Progress: 42%`, `Generating video: 42%`.
 */
const JOB_WORDS = /\b(?:progress|overall|total|job|task|request|generat\w{1,6}|render\w{0,4})\b/;

/**
 * Words that name one step of the work, or something that is no work. Such a bar reaches 100 % while most of the job is
 * still ahead (`Loading weights: 100%|####| 5/5`), so it says nothing of the job even beside a word of the job.
 */
const STEP_WORDS =
  /\b(?:load\w{0,4}|download\w{0,4}|upload\w{0,4}|fetch\w{0,4}|pull\w{0,4}|weights?|checkpoints?|shards?|tokens?|cache\w{0,2}|memory|gpu|cpu|vram|ram|disk|utili[sz]ation|usage|load|vae|encod\w{0,4}|decod\w{0,4}|upscal\w{0,4}|interpolat\w{0,4}|sav\w{1,3}|writ\w{1,3}|warm\w{0,4}|compil\w{0,6}|install\w{0,6}|initiali\w{0,6}|prepar\w{0,6}|audio|frames?|steps?|stages?|parts?|chance|confidence|credits?|discount|off)\b/;

/** The job's progress by its log (0 to 1): the newest percentage in a line that names the job's own progress. */
export function progressInLogs(logs: unknown): number | undefined {
  if (!Array.isArray(logs)) return undefined;
  for (const line of logs.slice(-MAX_LOG_LINES).reverse()) {
    const progress = progressInLine(textIn(asObject(line)?.message, MAX_LINE_CHARS) ?? '');
    if (progress !== undefined) return progress;
  }
  return undefined;
}

function progressInLine(message: string): number | undefined {
  const found = /(?:^|[^\d.])(\d{1,3}(?:\.\d{1,6})?)\s?%/.exec(message);
  const percent = Number(found?.[1]);
  if (found === null || percent > 100) return undefined;
  const words = message.replaceAll(/[_\-/]/g, ' ').toLowerCase();
  return JOB_WORDS.test(words) && !STEP_WORDS.test(words) ? percent / 100 : undefined;
}
