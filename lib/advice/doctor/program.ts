import { browserCode, literalCredentials, publicVariable, script, serverCode } from '../../knowledge/codeSigns';
import { missingPackages, missingPackagesAsOf } from '../../knowledge/packages';
import { type Finding, finding } from './finding';
import { credentialOf, type PastedRequest } from './request';

/** A key that stands in a program where others can read it. */
export function examineProgram(text: string, request: PastedRequest | undefined): Finding[] {
  const credential = request === undefined ? undefined : credentialOf(request);
  const literal =
    (credential !== undefined && !credential.placeholder && credential.key !== '') || literalCredentials.test(text);
  const inBrowser = browserCode.test(text);
  if ((literal && inBrowser) || publicVariable.test(text)) {
    return [
      finding(
        'key-in-browser',
        'error',
        'The key is in code that runs in the browser',
        'Whoever opens the page can read the key and spend its money.',
        'Make a new key, keep it on a server of your own, and let the page ask that server (fal: a proxy address).',
      ),
    ];
  }
  if (!literal || !script.test(text) || serverCode.test(text)) return [];
  return [
    finding(
      'key-in-code',
      'warning',
      'The key is written into the code',
      'If this runs in a browser or is shared, others can read the key and spend its money.',
      'Read it from the environment of a server, and make a new key if this was ever published.',
    ),
  ];
}

/** A package that a program wants and that does not exist. */
export function examinePackages(text: string): Finding[] {
  const plain = text.replace(/%2f/gi, '/');
  const wanted = missingPackages.filter((name) => namesPackage(plain, name));
  if (wanted.length === 0) return [];
  return [
    finding(
      'no-package',
      'error',
      'This package does not exist',
      `npm had no ${wanted.join(', ')} on ${missingPackagesAsOf}; a page that is not Pika’s own names it.`,
      'Do not install a package of this name from elsewhere. Send requests to api.dev.pika.art yourself, or use @fal-ai/client for Pika on fal.',
    ),
  ];
}

/** Its name alone is not enough: `pika-api` is also a word. */
function namesPackage(text: string, name: string): boolean {
  const escaped = name.replace(/[/-]/g, '\\$&');
  const forms = [
    `(?:npm|pnpm|yarn|bun|npx)[^\\n]{0,160}?[\\s/'"]${escaped}(?=[\\s@'",:;]|$)`,
    `(?:from|require\\(|import\\(|import)\\s*['"\`]${escaped}['"\`/]`,
    `["']${escaped}["']\\s*:\\s*["'][\\^~]?[\\d*x]`,
    `E404[^\\n]{0,200}?${escaped}(?=[\\s@'",:;]|$)`,
  ];
  return forms.some((form) => new RegExp(form, 'm').test(text));
}
