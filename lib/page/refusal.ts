import { acceptedCode, refusalText, signedOutText, signInPath, statusKeys } from '../knowledge/vocabulary';
import type { JobError } from '../model/job';
import type { Refusal } from '../model/reply';
import type { BodyValues } from './formats/body';
import { errorOf } from './job/failure';
import { fieldsOf, type NamedFields, pick } from './job/fields';
import { stateOf } from './job/status';
import { isObject, numberOf } from './plain';

/** Lower-case response headers; only the few that say something of a refusal are read. */
export type ReplyHeaders = Readonly<Record<string, string>>;

/**
 * Why a reply is a refusal, if it is one. `news`: jobs or balances were recognised in it; `listed`: a list of jobs, though it
 * may be empty. `nowMs`: ms since 1970.
 */
export function refusalOf(
  status: number,
  headers: ReplyHeaders,
  body: BodyValues,
  { news, listed }: { news: boolean; listed: boolean },
  nowMs?: number,
): Refusal | undefined {
  const redirect = headers['x-action-redirect'];
  if (redirect !== undefined && signInPath.test(redirect)) return { kind: 'signed-out' };
  const error = wordsIn(body.values, status < 400) ?? errorRow(body.errors);
  const said = (kind: Refusal['kind']): Refusal => ({ kind, ...(error !== undefined && { error }) });
  if (status === 401) return said('signed-out');
  if (headers['x-nextjs-action-not-found'] !== undefined || status === 410) return said('gone');
  if (status === 429) {
    const retryAfterSeconds = secondsOf(headers['retry-after'], headers.date, nowMs);
    return { ...said('rate-limited'), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  }
  // An action that throws says so in an error row: the question itself is refused, and no server is down. Beside whole data
  // the row belongs to some other part of the page.
  if (body.errors.length > 0 && !news && !listed) return said('rejected');
  if (status >= 500) {
    const retryAfterSeconds = secondsOf(headers['retry-after'], headers.date, nowMs);
    return { ...said('server-error'), ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  }
  if (news) return undefined;
  const texts = [error?.message, error?.code];
  if (error !== undefined && texts.some((text) => text !== undefined && signedOutText.test(text)))
    return said('signed-out');
  if (status >= 400) return said('rejected');
  return error === undefined ? undefined : said('rejected');
}

/**
 * The reply's own words of refusal: `error`, `errors`, `success: false`, or a message with nothing else. Where the status
 * says that it was taken, such a message must speak of a refusal: "Your video is on its way" is one too.
 */
function wordsIn(values: readonly unknown[], taken: boolean): JobError | undefined {
  for (const value of values.slice(0, 50)) {
    if (!isObject(value)) continue;
    const fields = fieldsOf(value);
    const named = pick(fields, new Set(['error', 'errors']), errorOf) ?? headError(fields);
    const code = pick(
      fields,
      new Set(['code', 'errorcode', 'statuscode', 'type']),
      (item) => errorOf(typeof item === 'number' ? { code: item } : { code: item })?.code,
    );
    if (named !== undefined) return { ...(code !== undefined && { code }), ...named };
    const refused = fields.some(([name, item]) => (name === 'success' || name === 'ok') && item === false);
    const bare =
      fields.every(([, item]) => isNothing(item) || (!isObject(item) && !Array.isArray(item))) && fields.length <= 6;
    const message = pick(
      fields,
      new Set(['message', 'msg', 'detail', 'errordescription']),
      (item) => errorOf(item)?.message,
    );
    // An envelope with nothing in it (`data: null`) is an error's as well.
    const holds = fields.some(([name, item]) => (name === 'data' && !isNothing(item)) || name === 'id');
    const only = bare && message !== undefined && !holds;
    if (refused || (only && (!taken || speaksOfRefusal(fields, message)))) {
      return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
    }
  }
  return undefined;
}

/** Null, or an object or list or text with nothing in it. */
function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

const heads = new Set(['baseresp', 'meta', 'header', 'head', 'responsemetadata', 'status', 'result']);

/** What the head of an envelope says, where its code is no yes (`base_resp: {status_code: 1026, status_msg}`). */
function headError(fields: NamedFields): JobError | undefined {
  return pick(fields, heads, (value) => {
    if (!isObject(value)) return undefined;
    const inner = fieldsOf(value);
    const nested = pick(inner, new Set(['error']), (error) => (isObject(error) ? errorOf(error) : undefined));
    if (nested !== undefined) return nested;
    const code = inner.find(([name]) => /^(?:status|error)?code$/.test(name))?.[1];
    if (code === undefined || acceptedCode.test(String(code)) || typeof code === 'object') return undefined;
    const message = pick(
      inner,
      new Set(['message', 'msg', 'statusmsg', 'errormessage', 'errormsg']),
      (text) => errorOf(text)?.message,
    );
    return { code: String(code).slice(0, 120), ...(message !== undefined && { message }) };
  });
}

function speaksOfRefusal(fields: NamedFields, message: string): boolean {
  if (fields.some(([name, item]) => (name === 'success' || name === 'ok') && item === true)) return false;
  if (signedOutText.test(message) || refusalText.test(message)) return true;
  return fields.some(
    ([name, item]) =>
      (/^(?:error|status)?code$/.test(name) && !acceptedCode.test(String(item))) ||
      (statusKeys.has(name) && typeof item === 'string' && stateOf(item).state === 'failed'),
  );
}

function errorRow(errors: readonly unknown[]): JobError | undefined {
  return errors.length === 0 ? undefined : (errorOf(errors[0]) ?? { code: 'error-row' });
}

/** `Retry-After` in seconds, at most a day: a number, or a date against the reply's own `Date` or ours. RFC 9110, section 10.2.3. */
function secondsOf(retryAfter: string | undefined, date: string | undefined, nowMs?: number): number | undefined {
  const number = numberOf(retryAfter);
  const from = date === undefined ? (nowMs ?? Number.NaN) : Date.parse(date);
  const until = retryAfter === undefined ? Number.NaN : (Date.parse(retryAfter) - from) / 1000;
  const seconds = number ?? (Number.isNaN(until) ? undefined : until);
  return seconds !== undefined && seconds >= 0 ? Math.min(seconds, 86_400) : undefined;
}
