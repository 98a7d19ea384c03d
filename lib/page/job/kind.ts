import type { JobKind } from '../../model/job';
import { isObject, numberOf, textOf } from '../plain';
import { fieldsOf, type NamedFields, pick } from './fields';

const modelKeys = new Set(['model', 'modelname', 'modelversion', 'modelid', 'modelslug', 'engine']);
const resolutionKeys = new Set(['resolution', 'quality', 'outputresolution', 'size']);
const durationKeys = new Set(['duration', 'durationseconds', 'durations', 'videoduration', 'lengthseconds', 'seconds']);
const contentKeys = new Set(['contenttype', 'generationtype', 'mode', 'tasktype', 'jobtype', 'operation']);

/** What kind of work the fields tell of: model, resolution, length, text-to-video or another. */
export function kindIn(fields: NamedFields): JobKind | undefined {
  const model = pick(fields, modelKeys, (value) =>
    isObject(value) ? pick(fieldsOf(value), new Set(['name', 'id', 'slug', 'version']), wordOf(60)) : wordOf(60)(value),
  );
  const resolution = pick(fields, resolutionKeys, wordOf(20));
  const durationSeconds = pick(fields, durationKeys, (value) => {
    const seconds = numberOf(typeof value === 'string' ? value.replace(/(?<!\s)\s*s(?:ec(?:onds)?)?$/i, '') : value);
    return seconds !== undefined && seconds > 0 && seconds <= 3600 ? seconds : undefined;
  });
  const contentType = pick(fields, contentKeys, (value) => {
    const word = wordOf(40)(value);
    return word?.includes('/') ? undefined : word;
  });
  const kind = {
    ...(model !== undefined && { model }),
    ...(resolution !== undefined && { resolution }),
    ...(durationSeconds !== undefined && { durationSeconds }),
    ...(contentType !== undefined && { contentType }),
  };
  return Object.keys(kind).length > 0 ? kind : undefined;
}

const wordOf =
  (length: number) =>
  (value: unknown): string | undefined =>
    typeof value === 'number' && Number.isFinite(value) ? String(value).slice(0, length) : textOf(value, length);
