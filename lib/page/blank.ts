import { isSecretField, secretWords } from '../knowledge/secrets';

/** From the name of a field that may hold a secret to the beginning of its value; also where JSON stands in a string of JSON. */
const opening = new RegExp(String.raw`(?:${secretWords})[\w.$-]{0,24}\\*"\s{0,9}:\s{0,9}(?:(\\*)"|\[|\d)`, 'gi');
const anyWord = new RegExp(secretWords, 'i');
const quotes = /(?<!\\)(\\*)"/g;
/** What a list of nothing but texts holds. */
const texts = /(?:[\s,]*\\*"[^"\\]*\\*")*[\s,]*(?=\])/y;
const digits = /\d+/y;
/** JSON Web Tokens (RFC 7519) wherever they stand, but for those that open a signed address. */
const webToken = /(?:^|[^=\w.-])(eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*)/g;
const MAX_NAME_CHARS = 70;

/** A text of the page's without what may sign its user in: JSON of any form, flight rows, a form, an address. */
export function withoutSecrets(text: string): string {
  return /^[^\s={["]{1,200}=/.exec(text) ? formWithoutSecrets(text) : jsonWithoutSecrets(text);
}

/** Of a header that names the page: whether fields of the page's own address stand in it that may be secret. */
export function mayHoldSecret(header: string): boolean {
  return !!(/\?|%3f/i.exec(header) && anyWord.exec(header));
}

export function addressWithoutSecrets(address: string): string {
  const query = address.indexOf('?') + 1;
  return query ? address.slice(0, query) + formWithoutSecrets(address.slice(query)) : address;
}

function formWithoutSecrets(form: string): string {
  const fields = new URLSearchParams();
  let changed = false;
  new URLSearchParams(form).forEach((value, name) => {
    const kept = isSecretField(name, value) ? '' : jsonWithoutSecrets(value);
    changed ||= kept !== value;
    fields.append(name, kept);
  });
  // What holds none stays byte for byte: questions are known again by it.
  return changed ? String(fields) : form;
}

function jsonWithoutSecrets(text: string): string {
  const kept = without(text, opening, (hit) => {
    const [head, depth] = hit;
    const isNumber = !!/\d$/.exec(head);
    const start = hit.index + head.length - (isNumber ? 1 : 0);
    const end =
      depth !== undefined ? endOfString(text, start, depth.length) : endBy(isNumber ? digits : texts, text, start);
    const before = text.slice(Math.max(0, hit.index - MAX_NAME_CHARS), hit.index);
    const name = `${/(?<![\w.$-])[\w.$-]*$/.exec(before)}${/^[\w.$-]*/.exec(head)}`;
    // A number of tokens or credits is none; one that is sent to a telephone is.
    const isSecret = isSecretField(name, text.slice(start, end)) && (!isNumber || !!/otp/i.exec(name));
    return isSecret ? [start, end, isNumber ? '0' : ''] : [start, start, ''];
  });
  return /eyJ/.exec(kept)
    ? without(kept, webToken, (hit) => [hit.index + hit[0].length - (hit[1]?.length ?? 0), webToken.lastIndex, ''])
    : kept;
}

/** The text without the parts that `part` gives for each place where the pattern fits: from, to, and what stands there then. */
function without(
  text: string,
  pattern: RegExp,
  part: (hit: RegExpExecArray) => [from: number, to: number, instead: string],
): string {
  let kept = '';
  let done = 0;
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(text); hit; hit = pattern.exec(text)) {
    const [from, to, instead] = part(hit);
    kept += text.slice(done, from) + instead;
    done = to;
    pattern.lastIndex = to;
  }
  return kept + text.slice(done);
}

function endBy(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start;
  return start + (pattern.exec(text)?.[0].length ?? 0);
}

/** Where a string ends: at a quote as deep as the one that opened it. JSON within JSON doubles and adds a backslash. */
function endOfString(text: string, start: number, depth: number): number {
  quotes.lastIndex = start;
  for (let hit = quotes.exec(text); hit; hit = quotes.exec(text)) {
    const backslashes = hit[1]?.length ?? 0;
    if (backslashes % (2 * depth + 2) === depth) return quotes.lastIndex - 1 - depth;
  }
  return text.length;
}
