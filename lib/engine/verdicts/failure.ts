import {
  causeOfSubmitStatus,
  codeWords,
  type FailureCause,
  failureWords,
  wrappingCodes,
} from '../../knowledge/failures';
import type { JobError } from '../../model/job';
import type { JobVerdictId } from '../../model/verdict';

export type FailureVerdict = Extract<JobVerdictId, `failed-${FailureCause}` | 'failed'>;

export interface FailureReading {
  verdict: FailureVerdict;
  /** The reply's own words, to be shown as they are; empty where it had none. */
  words: string;
}

/** What a text says that it was not: "this is not related to your prompt or to our content policy". */
const denied = new RegExp(
  String.raw`\b(?:${[
    // "did not violate", "isn't related to": an apostrophe leaves its t standing alone.
    String.raw`(?:not|t|never|nor|neither) (?:\p{L}+ ){0,2}?(?:related to|connected (?:to|with)|violat\p{L}*|breach\p{L}*|flagged|blocked by|rejected by|refused by|filtered|triggered)`,
    String.raw`(?:not|t|never|nor|neither) (?:\p{L}+ ){0,2}?(?:matter|question|sign|result|case|issue|problem|consequence) (?:of|with)`,
    '(?:not|t|never) (?:because of|due to|against|about|(?:fail|stop|happen|end) (?:because of|due to))',
    'unrelated to|nothing to do with|rather than|regardless of',
    String.raw`(?<!\b(?:not|t|never) (?:yet |been |have )?)(?:passed|cleared)`,
    String.raw`no (?:\p{L}+ ){0,3}?(?:violations?|sensitive|prohibited|harmful|unsafe|nsfw|copyright)`,
  ].join('|')})\b(?:(?! but )[^.,;!?])*`,
  'gu',
);
/** The checker could not be reached: it refused nothing. */
const checkerAway =
  /\b(?:moderation|safety|content|policy|filter|checker|classifier|review)(?: \p{L}+){0,3} (?:unavailable|timed out|time out|timeout|unreachable|is down|overloaded|could not be reached)\b/gu;
/** "Make sure that your prompt does not violate the guidelines" denies nothing. */
const instructs =
  /\b(?:ensure|make sure|be sure|check|verify|confirm|revise|modify|change|adjust|edit|so|must|should)\b[^.,;!?]*$/;

/** Up to three words between. */
const gap = '(?: [^ ]{1,30}){0,3} ';
const noSpaces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const codes = new Map(failureWords.flatMap(({ cause, codes = [] }) => codes.map((code) => [code, cause] as const)));
const numbers = new Map(
  failureWords.flatMap(({ cause, numbers = [] }) => numbers.map((code) => [code, cause] as const)),
);
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
  const text = `${plain(error?.code ?? '')} . ${withoutDenials(plain(error?.message ?? ''))}`;
  const said = patterns.filter(({ cause, pattern }) => fits(cause) && pattern.test(text)).map(({ cause }) => cause);
  const coded =
    codeOf(error?.code) ??
    codeOf(codeInMessage(error?.message)) ??
    causeOfCodeWords(error?.code, submit) ??
    causeOfCodeWords(codeInMessage(error?.message, /[_.]|\p{Ll}\p{Lu}/u), submit);
  // General codes (validation, provider error) often wrap a refusal by a content filter: the words are nearer to it.
  if (said.includes('policy')) return 'policy';
  const wraps = coded !== undefined && wrappingCodes.has(joined(error?.code ?? ''));
  const named = coded !== undefined && fits(coded) ? coded : undefined;
  return (wraps ? (said[0] ?? named) : (named ?? said[0])) ?? numbers.get(error?.code ?? '');
}

function withoutDenials(text: string): string {
  return text
    .replace(checkerAway, 'service unavailable')
    .replace(denied, (part: string, at: number) => (instructs.test(text.slice(0, at)) ? part : ' '));
}

function codeOf(code: string | undefined): FailureCause | undefined {
  return code === undefined ? undefined : codes.get(joined(code));
}

const joined = (code: string) => plain(code).replaceAll(' ', '_');

/** A code that nobody knows whole still has words: `SAFETY.INPUT.TEXT`, `ASSET.INVALID`, `image_moderation_rejected`. */
function causeOfCodeWords(code: string | undefined, submit: boolean): FailureCause | undefined {
  if (code === undefined || code.length > 80 || /\s/.test(code.trim())) return undefined;
  const words = new Set(plain(code).split(/[ .]+/));
  const found = codeWords.filter((entry) => entry.words.some((word) => words.has(word))).map(({ cause }) => cause);
  // A checker that did not answer has refused nothing.
  if (found[0] === 'policy' && ['timeout', 'unavailable', 'unreachable'].some((word) => words.has(word)))
    return 'platform';
  return found.find((cause) => submit || cause !== 'session');
}

/** Some replies have a code where others have words: `image_too_large`, or `timed_out: no answer in time`. */
function codeInMessage(message: string | undefined, look = /./): string | undefined {
  const code = /^\s*([a-z][\w. -]{2,60}?)\s*(?::|$)/i.exec(message ?? '')?.[1];
  return code !== undefined && look.test(code) ? code : undefined;
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
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[\s_\-"'`“”‘’()[\]{}:/]+/gu, ' ')
    .trim();
}

function patternOf(phrases: readonly string[]): RegExp {
  const [joined, spaced] = [true, false].map((kind) => phrases.filter((phrase) => noSpaces.test(phrase) === kind));
  const words = (spaced ?? []).map((phrase) => phrase.normalize('NFKC').split(' ~ ').map(wordsPattern).join(gap));
  const negated = '(?<!(?<![\\p{L}\\p{N}])(?:no|not|not an?|without|never an?) )';
  const whole = `(?<![\\p{L}\\p{N}])${negated}(?:${words.join('|')})(?![\\p{L}\\p{N}])`;
  // Chinese and Japanese put no spaces between words, Korean hangs endings on them: no boundary to ask for.
  return new RegExp([whole, ...(joined ?? [])].join('|'), 'u');
}

/** The words of a phrase: `a|b` is one of several, `_` a space within one, `*` the rest of a word. */
function wordsPattern(words: string): string {
  return words
    .split(' ')
    .map((word) => `(?:${word.replaceAll('_', ' ').replaceAll('*', '\\p{L}{0,12}')})`)
    .join(' ');
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
