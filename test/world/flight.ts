import { recordedBuild, recording } from './next/recordings';

/**
 * Rows as React's flight format frames them (react-server-dom 19 in Next 16.4; compared with recordings of a real
 * application in `next/recorded`).
 */
const rowHead = (id: number) => id.toString(16);

/** React sends strings of so many UTF-16 units and more as rows of their own. */
const longText = 1024;

/** Rows for `value` as row `root`, text rows first. `undefined` and strings that begin with `$` are marked as React does. */
export function valueRows(value: unknown, root: number, firstFree: number): string {
  let rows = '';
  let next = firstFree;
  const mark = (part: unknown): unknown => {
    if (part === undefined) return '$undefined';
    if (typeof part === 'string') {
      if (part.length >= longText) {
        const id = rowHead(next++);
        rows += `${id}:T${Buffer.byteLength(part).toString(16)},${part}`;
        return `$${id}`;
      }
      return part.startsWith('$') ? `$${part}` : part;
    }
    if (Array.isArray(part)) return part.map(mark);
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, mark(inner)]));
    }
    return part;
  };
  const marked = JSON.stringify(mark(value));
  return `${rows}${rowHead(root)}:${marked}\n`;
}

/** The first row of every reply of a server action. */
export const headRow = (build: string): string => `0:${JSON.stringify({ a: '$@1', q: '', i: false, b: build })}\n`;

/** A server action's reply: the value it returned. */
export const actionReply = (value: unknown, build: string): string => headRow(build) + valueRows(value, 1, 2);

/** A server action that threw: production builds tell only a digest. */
export const errorReply = (digest: string, build: string): string =>
  `${headRow(build)}1:E${JSON.stringify({ digest })}\n`;

/** The argument list of a server action call, as the page's `encodeReply` writes it when nothing needs a form. */
export function readArguments(body: string): unknown[] | null {
  try {
    const parsed: unknown = JSON.parse(body, (_key, value) => (value === '$undefined' ? null : value));
    return Array.isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** The same text in pieces of so many bytes, which may cut rows and characters anywhere. */
export function inPieces(text: string, bytes: number): Uint8Array[] {
  const whole = Buffer.from(text);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < whole.length; from += bytes) pieces.push(whole.subarray(from, from + bytes));
  return pieces;
}

/** A server action that redirected: the tree of the page it leads to, and no row that is its value. */
export function redirectReply(build: string): string {
  const leave = recording('leave');
  return leave.body.replaceAll(recordedBuild(leave), build);
}

/** A server action that set a cookie: the page's whole tree comes along, its value among about twenty rows. */
export function replyWithTree(value: unknown, build: string): string {
  const signIn = recording('signIn');
  const recordedValue = '1:{"success":true}\n';
  const firstFree = 0x15;
  const body = signIn.body.replaceAll(recordedBuild(signIn), build);
  return body.replace(recordedValue, () => valueRows(value, 1, firstFree));
}

/** A server action whose value holds a promise: first the value, then, in a second part, what was promised. */
export function replyInTwoParts(value: object, promised: string, content: unknown, build: string): [string, string] {
  const first = JSON.stringify({ ...value, [promised]: '$@2' });
  return [`${headRow(build)}1:${first}\n`, valueRows(content, 2, 3)];
}
