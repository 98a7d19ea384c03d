/**
 * Just enough XML for RSS and Atom: elements by name and their text. No DTD and no entities beyond the five of XML are
 * understood, so no document can make itself grow; one pass with `indexOf`, so none can make it slow.
 */

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function plain(text: string): string {
  return text
    .replace(/&(lt|gt|quot|apos|amp|#\d{1,6}|#x[\da-f]{1,5});/gi, (whole: string, name: string) => {
      if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}

function isNameEnd(character: string | undefined): boolean {
  return character === undefined || /[\s/>]/.test(character);
}

/** The inner text of each element of this name, outermost first come, at most `most` of them. */
export function elements(source: string, name: string, most: number): string[] {
  const found: string[] = [];
  const open = `<${name}`;
  const close = `</${name}>`;
  let at = 0;
  while (found.length < most) {
    const start = source.indexOf(open, at);
    if (start < 0) break;
    const tagEnd = source.indexOf('>', start);
    if (tagEnd < 0) break;
    at = tagEnd + 1;
    if (!isNameEnd(source[start + open.length])) continue;
    if (source[tagEnd - 1] === '/') {
      found.push('');
      continue;
    }
    const end = source.indexOf(close, at);
    if (end < 0) break;
    found.push(source.slice(at, end));
    at = end + close.length;
  }
  return found;
}

/** The text of the first element of this name, without markup; undefined where there is none. */
export function textOf(source: string, name: string, longest: number): string | undefined {
  const inner = elements(source, name, 1)[0];
  if (inner === undefined) return undefined;
  const raw = inner.slice(0, longest * 4);
  const data = raw.trim().startsWith('<![CDATA[')
    ? raw
        .trim()
        .slice(9)
        .replace(/\]\]>\s*$/, '')
    : plain(raw);
  return data
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}
