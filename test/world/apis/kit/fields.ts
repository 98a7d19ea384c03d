import type { WorldRequest } from '../../site';

export type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body as a JSON object; undefined where it is none. */
export function jsonObject(request: WorldRequest): Fields | undefined {
  try {
    const value: unknown = JSON.parse(request.body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The body's fields, whether it came as JSON, as multipart or as an ordinary form; files become their size in bytes. */
export async function formFields(request: WorldRequest): Promise<Fields | undefined> {
  const type = request.headers['content-type'] ?? '';
  if (type.includes('json')) return jsonObject(request);
  if (!/multipart\/form-data|x-www-form-urlencoded/.test(type)) return undefined;
  try {
    const form = await new Response(new Uint8Array(request.body), { headers: { 'content-type': type } }).formData();
    const fields: Record<string, unknown> = {};
    for (const [name, value] of form) fields[name] = typeof value === 'string' ? value : value.size;
    return fields;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What follows `scheme` in the authorization header. */
export function credential(request: WorldRequest, scheme: string): string | undefined {
  const value = request.headers.authorization;
  const prefix = `${scheme.toLowerCase()} `;
  return value?.toLowerCase().startsWith(prefix) ? value.slice(prefix.length).trim() : undefined;
}

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

export const asNumber = (value: unknown, otherwise: number): number => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : otherwise;
};
