import type { PageRequest } from '../exchange-form';
import { isObject } from '../plain';

/** Fields of a form. A file stands there as its size alone. */
export type FormFields = Record<string, unknown>;

/** The fields that a request sends: multipart, urlencoded or JSON; undefined where it sends none that can be read. */
export function formOf(request: PageRequest): FormFields | undefined {
  const { body } = request;
  if (body === undefined || body === '' || body.length > 20_000_000) return undefined;
  const type = request.headers?.['content-type'] ?? '';
  const boundary =
    /^--([^\r\n]{1,200})\r?\n/.exec(body.slice(0, 300))?.[1] ?? /boundary="?([^";]{1,200})/.exec(type)?.[1];
  if (boundary !== undefined && (type.includes('multipart') || type === '')) return multipart(body, boundary);
  if (/^\s*[[{]/.test(body) && body.length <= 2_000_000) return json(body);
  // The browser names the type of a form that a script hands to it; the script itself does not.
  if (type.includes('urlencoded') || (type === '' && /^[^\s=&]{1,200}=\S*$/.test(body)))
    return Object.fromEntries([...new URLSearchParams(body)].slice(0, 100).map(([key, value]) => [key, opened(value)]));
  return undefined;
}

function multipart(body: string, boundary: string): FormFields {
  const fields: FormFields = Object.create(null);
  for (const part of body.split(`--${boundary}`).slice(1, 101)) {
    const gap = /\r?\n\r?\n/.exec(part.slice(0, 2000));
    if (gap === null) continue;
    const head = part.slice(0, gap.index);
    const name = /;\s*name="([^"\r\n]{1,100})"/i.exec(head)?.[1];
    if (name === undefined) continue;
    const value = part.slice(gap.index + gap[0].length).replace(/\r?\n$/, '');
    fields[name] = /filename\*?=/i.test(head) ? `file of ${value.length}` : opened(value);
  }
  return fields;
}

/** A field that holds JSON, as its value: forms carry their options so. */
function opened(value: string): unknown {
  if (!/^[{[]/.test(value) || value.length > 20_000) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function json(body: string): FormFields | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const first: unknown = Array.isArray(value) ? value.find(isObject) : value;
    return isObject(first) ? { ...first } : undefined;
  } catch {
    return undefined;
  }
}
