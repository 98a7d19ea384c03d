import { causeOfSubmitStatus, type FailureCause, failureWords } from '../../knowledge/failures';
import type { JobError } from '../../model/job';
import type { JobVerdictId } from '../../model/verdict';

export type FailureVerdict = Extract<JobVerdictId, `failed-${FailureCause}` | 'failed'>;

export interface FailureReading {
  verdict: FailureVerdict;
  /** The reply's own words, to be shown as they are; empty where it had none. */
  words: string;
}

/** What a text says that it was not: "this is not related to your prompt or to our content policy". */
const denied =
  /\b(?:not (?:\w+ )?related to|unrelated to|nothing to do with|not a matter of|not because of|not due to) (?:(?! but )[^.,;!?])*/gu;

const noSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const codes = new Map(failureWords.flatMap(({ cause, codes = [] }) => codes.map((code) => [code, cause] as const)));
/** In the order in which a cause wins over another that the same text names. */
const patterns = [...Map.groupBy(failureWords, ({ cause }) => cause)].map(([cause, entries]) => ({
  cause,
  pattern: patternOf(entries.flatMap(({ phrases = [] }) => phrases)),
}));

/**
 * Says why a job failed or a submit was turned down, from codes and words of every provider that we know.
 * `status` is the HTTP status of the reply that told it; `submit` that the reply answered a submit.
 * Words that nobody knows stay `failed`.
 */
export function classifyFailure(
  error: JobError | undefined,
  context: { status?: number; submit?: boolean } = {},
): FailureReading {
  const submit = context.submit === true;
  const status = context.status ?? statusIn(error?.code);
  const words = wordsOf(error, context.status);
  const cause =
    causeOfWords(error, submit) ?? (status === undefined || status === 0 ? undefined : causeOfStatus(status, submit));
  return { verdict: cause === undefined ? 'failed' : `failed-${cause}`, words };
}

/** A lost session is claimed only of a submit: a refused question says nothing of the job. */
function causeOfWords(error: JobError | undefined, submit: boolean): FailureCause | undefined {
  const fits = (cause: FailureCause) => submit || cause !== 'session';
  const text = `${plain(error?.code ?? '')} . ${plain(error?.message ?? '').replace(denied, ' ')}`;
  const said = patterns.filter(({ cause, pattern }) => fits(cause) && pattern.test(text)).map(({ cause }) => cause);
  const coded = codeOf(error?.code) ?? codeOf(codeInMessage(error?.message));
  // General codes (validation, provider error) often wrap a refusal by a content filter: the words are nearer to it.
  if (said.includes('policy')) return 'policy';
  return coded !== undefined && fits(coded) ? coded : said[0];
}

function codeOf(code: string | undefined): FailureCause | undefined {
  return code === undefined ? undefined : codes.get(plain(code).replaceAll(' ', '_'));
}

/** Some replies have a code where others have words: `image_too_large`, or `timed_out: no answer in time`. */
function codeInMessage(message: string | undefined): string | undefined {
  return /^\s*([a-z][\w -]{2,60}?)\s*(?::|$)/i.exec(message ?? '')?.[1];
}

function causeOfStatus(status: number, submit: boolean): FailureCause | undefined {
  if (status >= 500 && status <= 599) return 'platform';
  const cause = causeOfSubmitStatus[status];
  return cause === 'session' && !submit ? undefined : cause;
}

function statusIn(code: string | undefined): number | undefined {
  return code !== undefined && /^[45]\d\d$/.test(code) ? Number(code) : undefined;
}

/** Lower case, words apart: `InputTextSensitive`, `input_text-sensitive` and `input text sensitive` are one. */
function plain(text: string): string {
  return text
    .slice(0, 600)
    .normalize('NFKC')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\s_\-"'`“”‘’()[\]{}:/]+/gu, ' ')
    .trim();
}

function patternOf(phrases: readonly string[]): RegExp {
  const [joined, spaced] = [true, false].map((kind) => phrases.filter((phrase) => noSpaces.test(phrase) === kind));
  const words = (spaced ?? []).map((phrase) => phrase.normalize('NFKC').replaceAll(' ~ ', '(?: [^ ]{1,30}){0,3} '));
  const negated = '(?<!(?<![\\p{L}\\p{N}])(?:no|not|not an?|without|never an?) )';
  const whole = `(?<![\\p{L}\\p{N}])${negated}(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
  // Chinese and Japanese put no spaces between words, Korean hangs endings on them: no boundary to ask for.
  return new RegExp([whole, ...(joined ?? [])].join('|'), 'u');
}

function wordsOf(error: JobError | undefined, status: number | undefined): string {
  const parts = [error?.code, error?.message].filter((part) => part !== undefined && part.trim() !== '');
  if (parts.length === 0) return status === undefined || status === 0 ? '' : `HTTP ${status}`;
  const said = parts.length === 2 && parts[1]?.includes(parts[0] ?? '') ? parts.slice(1) : parts;
  return said
    .join(': ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 500);
}
