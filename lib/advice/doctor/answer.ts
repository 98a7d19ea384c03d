import { failedWords, statusWords } from '../../knowledge/vocabulary';
import type { JobError } from '../../model/job';

/** An answer of a server as it was pasted, or as a probe got it. */
export interface PastedAnswer {
  status: number | undefined;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

const MAX_HEAD_CHARS = 20_000;
const MAX_LINES = 40;
const MAX_DEPTH = 6;
const MAX_OBJECTS = 300;

/** The status, headers and body in a pasted error; undefined where there is no sign of an answer. */
export function readPastedAnswer(text: string): PastedAnswer | undefined {
  const json = jsonPart(text) ?? pythonPart(text);
  const status = statusIn(text);
  const headers: Record<string, string> = {};
  for (const [, name, value] of text
    .slice(0, MAX_HEAD_CHARS)
    .matchAll(
      /^[ \t]*(?:<[ \t]*)?(retry-after|content-type|x-request-id|x-fal-error-type)[ \t]*:[ \t]*(\S.{0,199})$/gim,
    )) {
    if (name !== undefined && value !== undefined) headers[name.toLowerCase()] = value.trim();
  }
  const isError = /\b\w{0,40}(?:Error|Exception)\s*:|^Traceback\b/m.test(text.slice(0, MAX_HEAD_CHARS));
  return status === undefined && json === undefined && !isError ? undefined : { status, headers, body: json ?? text };
}

const reasonPhrases: readonly (readonly [RegExp, number])[] = [
  [/(?:Error|Exception)\s*:\s*Unauthorized\b/i, 401],
  [/(?:Error|Exception)\s*:\s*Payment Required\b/i, 402],
  [/(?:Error|Exception)\s*:\s*Forbidden\b/i, 403],
  [/(?:Error|Exception)\s*:\s*Unprocessable Entity\b/i, 422],
  [/(?:Error|Exception)\s*:\s*Too Many Requests\b/i, 429],
];

function statusIn(text: string): number | undefined {
  const forms = [
    /\bHTTP\/[\d.]+\s+(\d{3})\b/,
    /["']?\b(?:status|statusCode|status_code|http_status|code)\b["']?\s*(?:[:=]\s*)?\(?([2-5]\d\d)\b/i,
    /\b(?:error|failed|returned|answered|got|response|HTTP)\b[^\d\n]{0,30}\b([2-5]\d\d)\b/i,
    /^\s*([2-5]\d\d)\b/,
    /\b([45]\d\d)\s+(?:unauthorized|forbidden|not found|conflict|unprocessable|too many|payment|internal|bad gateway|service unavailable|gateway)/i,
  ];
  const head = text.slice(0, MAX_HEAD_CHARS);
  for (const form of forms) {
    const found = form.exec(head)?.[1];
    if (found !== undefined) return Number(found);
  }
  return reasonPhrases.find(([phrase]) => phrase.test(head))?.[1];
}

function jsonPart(text: string): string | undefined {
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
  ] as const) {
    const part = text.slice(text.indexOf(open), text.lastIndexOf(close) + 1);
    if (part.length > 1 && part.length < 100_000 && part.startsWith(open) && isJson(part)) return part;
  }
  return undefined;
}

/** A Python program prints a body as it prints a dict: single quotes, None, True, False. */
function pythonPart(text: string): string | undefined {
  const part = text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1);
  if (part.length < 2 || part.length > MAX_HEAD_CHARS || !part.startsWith('{')) return undefined;
  const json = part.replace(
    // A quote that nothing closes is taken to the end of its line: a search that fails there would begin anew at each quote.
    /'((?:[^'\\\n]|\\.)*)'?|"(?:[^"\\\n]|\\.)*"?|\b(?:None|True|False)\b/g,
    (whole, single?: string) => {
      if (single !== undefined) return JSON.stringify(single.replace(/\\'/g, "'"));
      return pythonWords.get(whole) ?? whole;
    },
  );
  return isJson(json) ? json : undefined;
}

const pythonWords: ReadonlyMap<string, string> = new Map([
  ['None', 'null'],
  ['True', 'true'],
  ['False', 'false'],
]);

function isJson(text: string): boolean {
  return parsed(text) !== undefined;
}

/** A field that a server complains of. */
export interface FieldProblem {
  field: string;
  message: string;
}

/**
 * The fields in a refusal: fal and FastAPI `detail: [{loc, msg}]`, others `details` or `errors: [{field, message}]`,
 * `error: {field, message}`, or a message that begins with `name:`.
 */
export function fieldProblems(body: string): FieldProblem[] {
  const root = asRecord(parsed(body));
  const error = asRecord(root?.error);
  const payload = asRecord(root?.payload);
  const lists = [root?.detail, root?.details, root?.errors, error?.details, payload?.detail].filter(Array.isArray);
  const listed = lists
    .flat()
    .slice(0, 20)
    .flatMap((entry) => oneField(asRecord(entry)) ?? []);
  if (listed.length > 0) return listed;
  const single = oneField(error) ?? oneField(root);
  if (single !== undefined) return [single];
  const begun = /^([A-Za-z_][\w.]{0,60}):\s*(\S.{0,199})$/.exec(messageIn(body) ?? '');
  return begun?.[1] !== undefined && begun[2] !== undefined ? [{ field: begun[1], message: begun[2] }] : [];
}

function oneField(entry: Record<string, unknown> | undefined): FieldProblem | undefined {
  if (entry === undefined) return undefined;
  const place = Array.isArray(entry.loc)
    ? entry.loc
        .filter((part) => part !== 'body')
        .map(String)
        .join('.')
    : (entry.field ?? entry.param);
  const message = [entry.msg, entry.message].find((text) => typeof text === 'string');
  return typeof place === 'string' && place !== ''
    ? { field: place.slice(0, 80), message: typeof message === 'string' ? message.slice(0, 200) : '' }
    : undefined;
}

const codeKeys = ['type', 'code', 'error_type', 'error_code', 'errorCode', 'failure_code', 'reason'];
const messageKeys = [
  'msg',
  'message',
  'detail',
  'error',
  'error_message',
  'errorMessage',
  'payload_error',
  'task_status_msg',
  'fail_msg',
  'failure',
  'failure_reason',
  'status_msg',
  'statusMessage',
  'reason',
  'description',
  'title',
];

/**
 * Every code with its words that a body holds, however deep, the innermost first: an envelope's own error is often
 * farther from the cause than what it carries. Of a text that is no JSON, its lines.
 */
export function problemsIn(body: string): JobError[] {
  const root = parsed(body);
  if (root === undefined) {
    const lines = body.slice(0, MAX_HEAD_CHARS).split(/\r?\n/).slice(0, MAX_LINES);
    return lines.flatMap((line) => (line.trim() === '' ? [] : [{ message: line.trim().slice(0, 500) }])).reverse();
  }
  return objectsIn(root)
    .reverse()
    .flatMap((object) => {
      const code = firstText(object, codeKeys);
      const message = firstText(object, messageKeys);
      if (code === undefined && message === undefined) return [];
      return [{ ...(code !== undefined && { code }), ...(message !== undefined && { message }) }];
    });
}

/** A body that says of its job that it failed, whatever the status of the answer. */
export function saysFailed(body: string): boolean {
  return objectsIn(parsed(body)).some(
    (object) =>
      ['status', 'state', 'task_status', 'taskStatus', 'job_status'].some((key) => {
        const value = object[key];
        const word = typeof value === 'string' ? value.toLowerCase().replace(/[^a-z]/g, '') : '';
        return statusWords.failed.has(word) || failedWords.test(word);
      }) ||
      object.success === false ||
      object.ok === false,
  );
}

/** fal could not put a result into the webhook: `payload: null` beside a `payload_error`. */
export function payloadErrorIn(body: string): string | undefined {
  const root = asRecord(parsed(body));
  return typeof root?.payload_error === 'string' && root.payload_error !== '' ? root.payload_error : undefined;
}

/** The objects in a value, from outside in, breadth first; bounded. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  let level: unknown[] = [value];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const item of level) {
      if (Array.isArray(item)) next.push(...item.slice(0, 20));
      const object = asRecord(item);
      if (object === undefined) continue;
      if (found.length >= MAX_OBJECTS) return found;
      found.push(object);
      next.push(...Object.values(object).slice(0, 60));
    }
    level = next;
  }
  return found;
}

function firstText(object: Record<string, unknown>, keys: readonly string[]): string | undefined {
  const found = keys.map((key) => object[key]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found.slice(0, 500) : undefined;
}

/** The message and the code of an error body, whichever form it has. */
export function messageIn(body: string): string | undefined {
  const root = asRecord(parsed(body));
  const error = asRecord(root?.error);
  const detail = Array.isArray(root?.detail) ? asRecord(root.detail[0]) : asRecord(root?.detail);
  const found = [
    error?.message,
    root?.error,
    root?.detail,
    root?.payload_error,
    detail?.message,
    detail?.msg,
    root?.message,
  ].find((text) => typeof text === 'string' && text !== '');
  if (typeof found === 'string') return found.slice(0, 500);
  return root === undefined ? undefined : problemsIn(body).find(({ message }) => message !== undefined)?.message;
}

export function codeIn(body: string): string | undefined {
  const root = asRecord(parsed(body));
  const first = Array.isArray(root?.detail) ? asRecord(root.detail[0]) : undefined;
  const found = [first?.type, asRecord(root?.error)?.code, root?.code, root?.error_type].find(
    (text) => typeof text === 'string',
  );
  return typeof found === 'string' ? found.slice(0, 120) : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : undefined;
}
