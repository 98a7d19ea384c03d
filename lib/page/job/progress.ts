import { progressKeys } from '../../knowledge/vocabulary';
import { isObject, numberOf } from '../plain';
import { fieldsOf, type NamedFields } from './fields';

/** On which scale a name's numbers were seen to run, by name; learnt from earlier replies. */
export type Scales = Map<string, 'percent' | 'fraction'>;

const MAX_HOSTS = 20;

/** The scales of each host: what one counts in teaches nothing of another. The host that was asked longest ago is forgotten first. */
export function createHostScales(): (host: string) => Scales {
  const known = new Map<string, Scales>();
  return (host) => {
    const found = known.get(host) ?? new Map();
    known.delete(host);
    known.set(host, found);
    const oldest = known.size > MAX_HOSTS ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return found;
  };
}

/** Progress from 0 to 1. A bare 1 is one percent until the name was seen to run from 0 to 1, or the job is over. */
export function progressIn(fields: NamedFields, scales: Scales, over: boolean, level = 0): number | undefined {
  for (const [name, value] of fields) {
    const kind = progressKeys[name];
    if (kind === undefined || !Object.hasOwn(progressKeys, name)) continue;
    if (isObject(value)) {
      if (level > 2) continue;
      const inner = progressIn(
        fieldsOf(value).map(([key, item]) => [key === 'value' ? 'progress' : key, item] as const),
        scales,
        over,
        level + 1,
      );
      if (inner !== undefined) return inner;
      continue;
    }
    const sign = typeof value === 'string' && /^\s*\d{1,3}(?:\.\d{1,9})?\s*%\s*$/.test(value);
    const number = sign ? Number.parseFloat(String(value)) : numberOf(value);
    if (number === undefined || number < 0 || number > 100) continue;
    if (number > 1) scales.set(name, 'percent');
    else if (!Number.isInteger(number) && !sign && kind !== 'percent' && !scales.has(name))
      scales.set(name, 'fraction');
    const scale =
      sign || kind === 'percent' ? 'percent' : kind === 'fraction' ? 'fraction' : (scales.get(name) ?? 'percent');
    if (scale === 'fraction' && number <= 1) return number;
    return number === 1 && over ? 1 : number / 100;
  }
  return undefined;
}
