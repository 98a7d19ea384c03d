import { errorCodeKeys, errorKeys } from '../../knowledge/vocabulary';
import type { JobError } from '../../model/job';
import { isObject, textOf } from '../plain';
import { fieldsOf, type NamedFields, pick } from './fields';

const messageKeys = new Set([
  'message',
  'msg',
  'detail',
  'description',
  'reason',
  'error',
  'title',
  'errordescription',
  'hint',
]);
const codeKeys = new Set(['code', 'errorcode', 'type', 'errortype', 'name', 'kind']);
const lateMessageKeys = new Set([
  'message',
  'statusmessage',
  'statusdetail',
  'reason',
  'detail',
  'msg',
  'statusreason',
]);

/** What an error value says: a text, a code, an object with both, or a list of such. */
export function errorOf(value: unknown): JobError | undefined {
  if (Array.isArray(value))
    return value
      .slice(0, 3)
      .map(errorOf)
      .find((error) => error !== undefined);
  if (isObject(value)) {
    const fields = fieldsOf(value);
    const extra = pick(fields, new Set(['extensions', 'error']), (inner) =>
      isObject(inner) ? errorOf(inner) : undefined,
    );
    return errorFrom(
      pick(fields, codeKeys, codeOf) ?? extra?.code,
      pick(fields, messageKeys, (text) => textOf(text, 500)) ?? extra?.message,
    );
  }
  return errorFrom(undefined, textOf(value, 500));
}

/** Why a job failed, among its fields; general words count only where it did fail. */
export function failureIn(fields: NamedFields, failed: boolean): JobError | undefined {
  const named = pick(fields, errorKeys, errorOf);
  const code = named?.code ?? (named !== undefined || failed ? pick(fields, errorCodeKeys, codeOf) : undefined);
  return errorFrom(
    code,
    named?.message ?? (failed ? pick(fields, lateMessageKeys, (text) => textOf(text, 500)) : undefined),
  );
}

function codeOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value, 120);
}

function errorFrom(code: string | undefined, message: string | undefined): JobError | undefined {
  if (code === undefined && message === undefined) return undefined;
  return { ...(code !== undefined && { code }), ...(message !== undefined && { message }) };
}
