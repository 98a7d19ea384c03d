/** Rows of the reply: plain ones and long texts (`T<bytes in hex>,`). */
export function readRows(text) {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  const rows = new Map();
  let at = 0;
  while (at < bytes.length) {
    const colon = bytes.indexOf(58, at);
    if (colon === -1) break;
    const id = decoder.decode(bytes.subarray(at, colon));
    if (bytes[colon + 1] === 84) {
      const comma = bytes.indexOf(44, colon);
      const length = Number.parseInt(decoder.decode(bytes.subarray(colon + 2, comma)), 16);
      rows.set(id, decoder.decode(bytes.subarray(comma + 1, comma + 1 + length)));
      at = comma + 1 + length;
      continue;
    }
    const end = bytes.indexOf(10, colon);
    const row = decoder.decode(bytes.subarray(colon + 1, end === -1 ? bytes.length : end));
    if (/^[[{"\dtfn-]/.test(row)) rows.set(id, JSON.parse(row));
    at = end === -1 ? bytes.length : end + 1;
  }
  return rows;
}

export function resolve(value, rows) {
  if (typeof value === 'string') {
    if (value === '$undefined') return undefined;
    if (value.startsWith('$$')) return value.slice(1);
    const [, id] = /^\$@?([0-9a-f]+)$/.exec(value) ?? [];
    if (id === undefined) return value;
    const row = rows.get(id);
    return typeof row === 'string' ? row : resolve(row, rows);
  }
  if (Array.isArray(value)) return value.map((part) => resolve(part, rows));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, resolve(part, rows)]));
  }
  return value;
}
