import { bounds } from '../bounds';

/**
 * React's flight rows (`text/x-component`), as recorded from Next.js 16.4 in 2026-11: `<hex id>:<json>` and a newline;
 * `<hex id>:<capital letter>...` and a newline for imports, hints and errors (`E`); `<hex id>:T<hex length>,<text>` with
 * the length in UTF-8 bytes and no newline after it. A row may come after the row that refers to it, and the last one
 * may be cut off.
 */
export interface Flight {
  rows: Map<number, Row>;
  /** Earlier values of rows that a stream sends several of under one id. */
  streamed: Row[];
  errors: unknown[];
  /** The body ended within a row, or a row could not be read. */
  cut: boolean;
}
type Row = { text: string } | { json: unknown };

/** Splits a flight body into its rows. Text rows are taken by their length, so that no text can pose as a row. */
export function splitFlight(body: string): Flight {
  const flight: Flight = { rows: new Map(), streamed: [], errors: [], cut: false };
  let at = 0;
  for (let count = 0; at < body.length; count += 1) {
    if (count > bounds.nodes) return { ...flight, cut: true };
    if (body[at] === '\n') {
      at += 1;
      continue;
    }
    const head = /^([0-9a-f]{1,8}):/.exec(body.slice(at, at + 9));
    if (head === null) {
      flight.cut = true;
      const next = body.indexOf('\n', at);
      if (next < 0) break;
      at = next + 1;
      continue;
    }
    const id = Number.parseInt(head[1] ?? '', 16);
    at += head[0].length;
    const sized = /^([TAOobUSsLlGgMmV])([0-9a-f]{1,8}),/.exec(body.slice(at, at + 10));
    if (sized !== null) {
      at += sized[0].length;
      const end = endOfBytes(body, at, Number.parseInt(sized[2] ?? '', 16));
      // Binary rows do not survive decoding, so what follows one cannot be told from its content.
      if (end === undefined || sized[1] !== 'T') return { ...flight, cut: true };
      flight.rows.set(id, { text: body.slice(at, end) });
      at = end;
      continue;
    }
    const newline = body.indexOf('\n', at);
    const line = body.slice(at, newline < 0 ? undefined : newline);
    const error = line.startsWith('E');
    if (error || !/^[A-Za-z#]/.test(line) || /^(?:true|false|null)$/.test(line)) {
      try {
        const json: unknown = JSON.parse(error ? line.slice(1) : line);
        if (error) flight.errors.push(json);
        else {
          const before = flight.rows.get(id);
          if (before !== undefined) flight.streamed.push(before);
          flight.rows.set(id, { json });
        }
      } catch {
        flight.cut = true;
        if (error) flight.errors.push({});
      }
    }
    if (newline < 0) break;
    at = newline + 1;
  }
  return flight;
}

function endOfBytes(body: string, start: number, bytes: number): number | undefined {
  let at = start;
  for (let left = bytes; left > 0; at += 1) {
    if (at >= body.length) return undefined;
    const code = body.charCodeAt(at);
    if (code < 0x80) left -= 1;
    else if (code < 0x800) left -= 2;
    else if (code >= 0xd800 && code < 0xdc00) {
      left -= 4;
      at += 1;
    } else left -= 3;
    if (left < 0) return undefined;
  }
  return at;
}

/** The rows as plain values, references followed, rows that others refer to left out. */
export function joinFlight({ rows, streamed }: Flight): { roots: unknown[]; cut: boolean } {
  const joined = new Map<number, unknown>();
  const underWay = new Set<number>();
  const referred = new Set<number>();
  let nodes = 0;
  let cut = false;

  function row(id: number): unknown {
    if (joined.has(id)) return joined.get(id);
    const found = rows.get(id);
    if (found === undefined || underWay.has(id) || underWay.size > bounds.depth) return undefined;
    if ('text' in found) return found.text;
    underWay.add(id);
    const value = revive(found.json, 0);
    underWay.delete(id);
    joined.set(id, value);
    return value;
  }

  function text(value: string): unknown {
    if (value[0] !== '$' || value === '$') return value;
    if (value[1] === '$') return value.slice(1);
    const reference = /^\$[LQWhiFBK]?([0-9a-f]{1,8})((?::[^:]{1,100}){0,20})$/.exec(value);
    // A promise: what it brings, such as an action's answer, stands for itself.
    if (value[1] === '@') return undefined;
    if (value[1] === 'D') return value.slice(2);
    if (value[1] === 'n') return Number(value.slice(2));
    if (reference === null) return undefined;
    const id = Number.parseInt(reference[1] ?? '', 16);
    referred.add(id);
    let target = row(id);
    for (const step of (reference[2] ?? '').split(':').slice(1)) {
      if (typeof target !== 'object' || target === null || !Object.hasOwn(target, step)) return undefined;
      target = Reflect.get(target, step);
    }
    return target;
  }

  function revive(value: unknown, depth: number): unknown {
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    nodes += 1;
    if (nodes > bounds.nodes || depth > bounds.depth) {
      cut = true;
      return undefined;
    }
    if (Array.isArray(value)) return value.map((item) => revive(item, depth + 1));
    const copy: Record<string, unknown> = Object.create(null);
    for (const [key, item] of Object.entries(value)) copy[key] = revive(item, depth + 1);
    return copy;
  }

  const values = [...rows.keys()].map((id) => ({ id, value: row(id) }));
  const earlier = streamed.map((one) => ('json' in one ? revive(one.json, 0) : one.text));
  return { roots: [...earlier, ...values.filter(({ id }) => !referred.has(id)).map(({ value }) => value)], cut };
}
