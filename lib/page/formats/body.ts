import { bounds } from '../bounds';
import { eventTexts } from './events';
import { joinFlight, splitFlight } from './flight';

/** A body as plain values, whatever its wire form. */
export interface BodyValues {
  values: unknown[];
  /** Error rows of a flight body. */
  errors: unknown[];
  /** Pieces that should have been data and could not be read. */
  unread: number;
  truncated: boolean;
  /** It was no data at all (a web page, plain words). */
  notData: boolean;
}

const nothing: BodyValues = { values: [], errors: [], unread: 0, truncated: false, notData: false };

/** Reads JSON, flight rows, server-sent events or JSON lines; the content type decides where it says so, else the look. */
export function readBody(body: string, contentType = ''): BodyValues {
  const type = contentType.toLowerCase();
  const tooLong = body.length > bounds.body;
  const text = (tooLong ? body.slice(0, bounds.body) : body).replace(/^\uFEFF/, '').trimStart();
  if (text === '') return nothing;
  if (type.includes('event-stream') || (type === '' && /^(?:data|event|id|retry):/.test(text))) {
    return { ...manyTexts(eventTexts(text)), truncated: tooLong };
  }
  if (type.includes('x-component') || (!type.includes('json') && /^[0-9a-f]{1,8}:[[{"A-Z]/.test(text))) {
    const flight = splitFlight(text);
    const { roots, cut } = joinFlight(flight);
    return {
      values: roots,
      errors: flight.errors,
      unread: flight.cut ? 1 : 0,
      truncated: tooLong || flight.cut || cut,
      notData: false,
    };
  }
  if (/ndjson|jsonl|json-seq|stream\+json/.test(type)) return { ...manyTexts(lines(text)), truncated: tooLong };
  if (!/^(?:\)\]\}'|for ?\(;;\);|while ?\(1\);)?,?\s*[[{"\d-]/.test(text)) {
    const word = /^(?:true|false|null)\s*$/.test(text);
    return { ...nothing, notData: !word };
  }
  const one = parse(text.replace(/^(?:\)\]\}'|for ?\(;;\);|while ?\(1\);),?/, ''));
  if (one !== undefined) return { ...nothing, values: [one.value], truncated: tooLong };
  const many = manyTexts(lines(text));
  return many.values.length > 1 ? { ...many, truncated: tooLong } : { ...nothing, unread: 1, truncated: true };
}

const lines = (text: string): string[] =>
  text
    .replaceAll('\u001e', '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');

function manyTexts(texts: readonly string[]): BodyValues {
  const parsed = texts.filter((text) => /^\s*[[{]/.test(text)).map(parse);
  const values = parsed.flatMap((found) => (found === undefined ? [] : [found.value]));
  return { ...nothing, values, unread: parsed.length - values.length };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
