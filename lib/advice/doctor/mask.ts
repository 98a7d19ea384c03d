const prefixes = ['dk_', 'sk-pika-', 'pk-', 'whsec_'];

/** A secret as it may be shown: what kind it is, and nothing that helps to guess it. */
export function mask(secret: string): string {
  return `${prefixes.find((prefix) => secret.startsWith(prefix)) ?? ''}…`;
}

const secrets = [
  /\b(?:Bearer|Basic|Key|DevKey|Token)\s+(?!\$|<|YOUR|your|…)([^\s"'`\\,;]{4,})/gi,
  /(?:x-api-key|api[-_]?key|_key|secret|token|password)["']?\s*[:=]\s*["'`]?(?!\$|<|YOUR|your)([^\s"'`\\,;&]{4,})/gi,
  /\b((?:dk_|sk-|pk-|whsec_)[\w-]{4,})/g,
  /\b([\w-]{8,64}:[\w-]{16,128})\b/g,
  /(?<![\w-])(eyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?)/g,
];

/** A word so long, with a digit in it, may be a key of any form. */
const LONG_WORD_CHARS = 16;

function maskLongWords(text: string): string {
  return text.replace(/[^\s"'`“”,;<>(){}[\]]+/g, (word) =>
    word.length >= LONG_WORD_CHARS && /\d/.test(word) ? mask(word) : word,
  );
}

/** A text of others without anything that looks like a key, and no longer than `most`. */
export function withoutSecrets(text: string, most: number): string {
  const bounded = text.slice(0, 20_000);
  const named = secrets.reduce(
    (left, form) => left.replace(form, (whole, secret: string) => whole.replace(secret, mask(secret))),
    bounded,
  );
  return maskLongWords(named).slice(0, most);
}
