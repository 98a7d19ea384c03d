/** An answer of a server as it was pasted, or as a probe got it. */
export interface PastedAnswer {
  status: number | undefined;
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** The status, headers and body in a pasted error; undefined where there is no sign of an answer. */
export function readPastedAnswer(text: string): PastedAnswer | undefined {
  const body = jsonPart(text) ?? text;
  const status = statusIn(text);
  const headers: Record<string, string> = {};
  for (const [, name, value] of text
    .slice(0, 20_000)
    .matchAll(/^\s*<?\s*(retry-after|content-type|x-request-id|x-fal-error-type)\s*:\s*(.{1,200})$/gim)) {
    if (name !== undefined && value !== undefined) headers[name.toLowerCase()] = value.trim();
  }
  return status === undefined && jsonPart(text) === undefined ? undefined : { status, headers, body };
}

function statusIn(text: string): number | undefined {
  const forms = [
    /\bHTTP\/[\d.]+\s+(\d{3})\b/,
    /["']?\b(?:status|statusCode|status_code|http_status|code)\b["']?\s*[:=]?\s*\(?([2-5]\d\d)\b/i,
    /\b(?:error|failed|returned|answered|got|response|HTTP)\b[^\d\n]{0,30}\b([2-5]\d\d)\b/i,
    /^\s*([2-5]\d\d)\b/,
    /\b([45]\d\d)\s+(?:unauthorized|forbidden|not found|conflict|unprocessable|too many|payment|internal|bad gateway|service unavailable|gateway)/i,
  ];
  for (const form of forms) {
    const found = form.exec(text.slice(0, 20_000))?.[1];
    if (found !== undefined) return Number(found);
  }
  return undefined;
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

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
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
  const lists = [root?.detail, root?.details, root?.errors, error?.details].filter(Array.isArray);
  const listed = lists
    .flat()
    .slice(0, 20)
    .flatMap((entry) => oneField(asRecord(entry)) ?? []);
  if (listed.length > 0) return listed;
  const single = oneField(error) ?? oneField(root);
  if (single !== undefined) return [single];
  const begun = /^([A-Za-z_][\w.]{0,60}):\s*(.{1,200})$/.exec(messageIn(body) ?? '');
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

/** The message and the code of an error body, whichever form it has. */
export function messageIn(body: string): string | undefined {
  const root = asRecord(parsed(body));
  const error = asRecord(root?.error);
  const found = [error?.message, root?.error, root?.detail, root?.message, asRecord(root?.detail)?.message].find(
    (text) => typeof text === 'string' && text !== '',
  );
  return typeof found === 'string' ? found.slice(0, 500) : undefined;
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
