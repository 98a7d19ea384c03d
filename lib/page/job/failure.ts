import {
  acceptedCode,
  errorCodeKeys,
  errorKeys,
  outcomePlaces,
  reasonNames,
  refusalFlags,
} from '../../knowledge/vocabulary';
import type { JobError } from '../../model/job';
import { isObject, textOf } from '../plain';
import { fieldsOf, type NamedFields, pick } from './fields';

const textCodeIn = (fields: NamedFields): string | undefined =>
  pick(fields, new Set(['code', 'errorcode', 'reasoncode']), (value) =>
    typeof value === 'string' && !/^\d+$/.test(value) ? codeOf(value) : undefined,
  );
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
  'statusmsg',
  'errormessage',
  'errormsg',
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
  return errorAt(value, 0);
}

/** Levels of lists and objects within an error value that are looked into. */
const ERROR_LEVELS = 5;

function errorAt(value: unknown, level: number): JobError | undefined {
  if (level > ERROR_LEVELS) return undefined;
  if (Array.isArray(value))
    return value
      .slice(0, 3)
      .map((item) => errorAt(item, level + 1))
      .find((error) => error !== undefined);
  if (isObject(value)) {
    const fields = fieldsOf(value);
    // A text says more than the number or the general type beside it.
    const extra = pick(fields, new Set(['extensions', 'error']), (inner) =>
      isObject(inner) ? errorAt(inner, level + 1) : undefined,
    );
    return errorFrom(
      textCodeIn(fields) ?? pick(fields, codeKeys, codeOf) ?? extra?.code,
      pick(fields, messageKeys, (text) => textOf(text, 500)) ?? extra?.message,
    );
  }
  return errorFrom(undefined, textOf(value, 500));
}

/** Levels of objects beside a job's own fields in which its reason is looked for. */
const REASON_LEVELS = 2;

/**
 * Why a job failed, among its fields and the objects beside them; general words count only where it did fail. A text that
 * says yes (`message: SUCCEED` over a failed task) is no reason.
 */
export function failureIn(fields: NamedFields, failed: boolean): JobError | undefined {
  const named = pick(fields, errorKeys, errorOf);
  if (!failed)
    return named === undefined
      ? undefined
      : errorFrom(named.code ?? pick(fields, errorCodeKeys, codeOf), named.message);
  const found = [...(named === undefined ? [] : [named]), ...reasonsIn(fields, REASON_LEVELS)];
  return errorFrom(
    found.find(({ code }) => code !== undefined)?.code,
    found.find(({ message }) => message !== undefined)?.message,
  );
}

/** What a failed job's fields say of the reason, nearest first. */
function reasonsIn(fields: NamedFields, levels: number): JobError[] {
  const texts = (names: { has(name: string): boolean }) => {
    const message = pick(fields, names, (value) => errorOf(value)?.message);
    return message === undefined ? [] : [{ message }];
  };
  const code = pick(fields, errorCodeKeys, codeOf);
  const flag = fields.find(([name, value]) => refusalFlags.has(name) && value === true)?.[0];
  const inner = levels === 0 ? [] : fields.filter(([name]) => outcomePlaces.has(name) || errorKeys.has(name));
  return [
    ...texts({ has: (name) => reasonNames.test(name) }),
    ...(code === undefined ? [] : [{ code }]),
    ...texts(lateMessageKeys),
    ...inner.flatMap(([, value]) => {
      const one: unknown = Array.isArray(value) ? value[0] : value;
      return isObject(one) ? reasonsIn(fieldsOf(one), levels - 1) : [];
    }),
    ...(flag === undefined ? [] : [{ code: flag }]),
  ];
}

function codeOf(value: unknown): string | undefined {
  const code = typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value, 120);
  return code === undefined || acceptedCode.test(code) ? undefined : code;
}

function errorFrom(code: string | undefined, message: string | undefined): JobError | undefined {
  const said = message === undefined || saysYes.test(message) ? undefined : message;
  if (code === undefined && said === undefined) return undefined;
  return { ...(code !== undefined && { code }), ...(said !== undefined && { message: said }) };
}

/** A text that says that all is well, or nothing. */
const saysYes = /^\W*(?:(?:ok|okay|success(?:ful(?:ly)?)?|succeed(?:ed)?|done|none|null|no error|stop)\W*)?$/i;
