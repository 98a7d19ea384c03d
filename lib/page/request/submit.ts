import {
  costKeys,
  notSubmitPathWords,
  passingKeys,
  promptKeys,
  submitKeys,
  submitPathWords,
} from '../../knowledge/vocabulary';
import { digest } from '../../model/digest';
import type { SubmitSighting } from '../../model/job';
import type { PageRequest } from '../exchange-form';
import { fieldsOf, fieldsUnder, hasAny, type NamedFields, pick } from '../job/fields';
import { kindIn } from '../job/kind';
import { isObject, numberOf, plain, textOf, urlOf } from '../plain';
import { type FormFields, formOf } from './form';

const wrappers = new Set([
  'variables',
  'input',
  'inputs',
  'params',
  'parameters',
  'options',
  'data',
  'payload',
  'request',
  'generation',
  'body',
]);

/** What the page's own submit asks for, where the request is one. No image and no film is read, only that one is there. */
export function readSubmit(request: PageRequest): SubmitSighting | undefined {
  if (!/^(?:POST|PUT)$/i.test(request.method)) return undefined;
  const path = urlOf(request.url)?.pathname ?? '';
  if (notSubmitPathWords.test(path)) return undefined;
  const form = formOf(request);
  if (form === undefined || (typeof form.query === 'string' && !/^\s*mutation\b/.test(form.query))) return undefined;
  const fields = flattened(form);
  const prompt = pick(fields, new Set([...promptKeys, 'text', 'description']), (value) => textOf(value, 300));
  const wishes = fields.filter(([name]) => submitKeys.has(name)).length;
  const action = request.headers?.['next-action'] !== undefined;
  const cost = hasAny(fields, new Set(['creditcost']));
  const addressed = submitPathWords.test(path) || action;
  const named = hasAny(fields, promptKeys);
  if (
    !(named && wishes > 0) &&
    !(named && addressed) &&
    !(cost && wishes > 1) &&
    !(addressed && wishes > 1 && prompt !== undefined)
  )
    return undefined;
  const costCredits = pick(fields, costKeys, numberOf);
  return {
    kind: kindIn(fields) ?? {},
    ...(costCredits !== undefined && costCredits >= 0 && { costCredits }),
    ...(prompt !== undefined && { prompt }),
    fingerprint: fingerprintOf(form),
  };
}

/** Whether a submit says so much of the film that it wants that it must be one, also where no answer names a job. */
export function isOrder({ kind, costCredits }: SubmitSighting): boolean {
  const { model, resolution, durationSeconds, contentType } = kind;
  const said = [model, resolution, durationSeconds, contentType, costCredits].filter((wish) => wish !== undefined);
  return said.length >= 2;
}

function flattened(form: FormFields): NamedFields {
  let level = fieldsOf(form);
  const all = [...level];
  for (let depth = 0; depth < 3; depth += 1) {
    level = fieldsUnder(level, wrappers);
    all.push(...level);
  }
  return all;
}

/** Equal for forms that ask for the same, whatever the order of their fields. */
function fingerprintOf(form: FormFields): string {
  return digest(stable(form, 0));
}

function stable(value: unknown, depth: number): string {
  if (depth > 8) return '';
  if (Array.isArray(value))
    return `[${value
      .slice(0, 100)
      .map((item) => stable(item, depth + 1))
      .join()}]`;
  if (!isObject(value)) return String(value).trim().slice(0, 5000);
  return Object.entries(value)
    .filter(([key]) => !passingKeys.has(plain(key)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, item]) => `${key}=${stable(item, depth + 1)}`)
    .join('&');
}
