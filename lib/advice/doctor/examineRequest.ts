import { keyProblem } from '../../knowledge/keys';
import { type ApiId, providerFacts } from '../../knowledge/providers';
import { type Finding, finding } from './finding';
import { mask } from './mask';
import { type Credential, credentialOf, type PastedRequest } from './request';

/** What is wrong with a request before anybody has sent it. */
export function examineRequest(request: PastedRequest): Finding[] {
  const { provider, url } = request;
  const insecure =
    url.protocol === 'https:'
      ? []
      : [
          finding(
            'not-https',
            'error',
            'The address is not https',
            'A key on plain http can be read on the way, and is refused.',
            'Begin the address with https://.',
          ),
        ];
  if (provider === undefined) return [...insecure, ...unknownHost(url)];
  return [
    ...insecure,
    ...unconfirmed(provider),
    ...examineCredential(provider, credentialOf(request)),
    ...examineAddress(request, provider),
    ...examineBody(request),
  ];
}

function unknownHost(url: URL): Finding[] {
  const hosts = Object.values(providerFacts).flatMap((facts) => (facts.confirmed ? facts.hosts[0] : undefined) ?? []);
  return [
    finding(
      'unknown-host',
      'warning',
      'This host is no generation API that we know',
      `${url.hostname.slice(0, 80)} is not among: ${hosts.join(', ')}.`,
      'Compare the address with the documentation of your provider, and send no key before that.',
    ),
  ];
}

function unconfirmed(provider: ApiId): Finding[] {
  const { confirmed, name } = providerFacts[provider];
  if (confirmed) return [];
  return [
    finding(
      'unconfirmed',
      'warning',
      'This API is unconfirmed',
      `Only one document tells of ${name}; nothing of Pika's own does.`,
      'If it does not answer, use the Pika API at api.dev.pika.art or Pika on fal.ai.',
    ),
  ];
}

/** The form of the header for people. */
export function headerForm(provider: ApiId): string {
  const { header, scheme } = providerFacts[provider];
  return scheme === null ? `${header}: <key>` : `${header}: ${scheme} <key>`;
}

function examineCredential(provider: ApiId, credential: Credential | undefined): Finding[] {
  const { name, header, scheme } = providerFacts[provider];
  const wanted = headerForm(provider);
  if (credential === undefined) {
    return [finding('no-key', 'error', 'No key is sent', `${name} wants it in a header.`, `Add the header ${wanted}.`)];
  }
  const bearerToo =
    provider === 'pika' && credential.header === 'authorization' && credential.scheme?.toLowerCase() === 'bearer';
  const form: Finding[] = [];
  if (credential.header !== header.toLowerCase() && !bearerToo) {
    form.push(
      finding(
        'wrong-header',
        'error',
        'The key is in the wrong header',
        `${name} does not read ${credential.header}.`,
        `Send ${wanted}.`,
      ),
    );
  } else if (!bearerToo && (credential.scheme?.toLowerCase() ?? null) !== (scheme?.toLowerCase() ?? null)) {
    form.push(wrongScheme(name, credential, scheme, wanted));
  }
  return [...form, ...examineKey(provider, credential)];
}

function wrongScheme(name: string, credential: Credential, scheme: string | null, wanted: string): Finding {
  const said = credential.scheme === undefined ? 'no word' : `the word ${credential.scheme}`;
  const text =
    scheme === null
      ? `${name} wants the key alone; ${said} stands before it.`
      : `${name} wants the word ${scheme} before the key; ${said} stands there.`;
  return finding('wrong-scheme', 'error', 'The word before the key is wrong', text, `Send ${wanted}.`);
}

function examineKey(provider: ApiId, { key, placeholder }: Credential): Finding[] {
  if (placeholder) {
    return [
      finding(
        'placeholder',
        'info',
        'The key is put in by your program',
        'What is pasted holds only its name.',
        'Make sure that the variable is set where the program runs, and has no blank or quotation mark in it.',
      ),
    ];
  }
  return keyFindings(provider, key);
}

/** What the form of a key tells. */
export function keyFindings(provider: ApiId, key: string): Finding[] {
  const problem = keyProblem(provider, key);
  if (problem === null) {
    return [
      finding(
        'key-form',
        'ok',
        'The key has the right form',
        `${mask(key)} is a possible key of ${providerFacts[provider].name}.`,
        `Send it as ${headerForm(provider)}.`,
      ),
    ];
  }
  return [
    finding(
      'bad-key',
      'error',
      'This cannot be the key',
      `${problem}.`,
      `Copy the key of ${providerFacts[provider].name} again, from the place where it was made.`,
    ),
  ];
}

/** Endpoints of Pika that fal does not have (fal client 1.10.1; 2026-11). */
const notAtFal = /\/(pikaswaps|pikatwists)\b/;

function examineAddress({ url, method }: PastedRequest, provider: ApiId): Finding[] {
  if (provider !== 'fal') return [];
  const sub = /^\/([^/]+\/[^/]+)\/.+\/requests\//.exec(url.pathname);
  const missing = notAtFal.exec(url.pathname)?.[1];
  return [
    ...(sub === null
      ? []
      : [
          finding(
            'sub-path',
            'error',
            'The address has a part too many',
            'Status and result stand under the first two parts of the endpoint.',
            `Ask at https://queue.fal.run/${sub[1]}/requests/<id>/status.`,
          ),
        ]),
    ...(missing === undefined
      ? []
      : [
          finding(
            'no-endpoint',
            'error',
            'fal does not have this endpoint',
            `${missing} is not among Pika's endpoints at fal.`,
            'Use the Pika API at api.dev.pika.art for it.',
          ),
        ]),
    ...(url.hostname === 'queue.fal.run' &&
    !url.pathname.includes('/requests/') &&
    method !== undefined &&
    method !== 'POST'
      ? [
          finding(
            'wrong-method',
            'error',
            'A job is started by POST',
            `${method} at this address finds nothing.`,
            'Send POST with the input as JSON.',
          ),
        ]
      : []),
  ];
}

function examineBody({ body, headers }: PastedRequest): Finding[] {
  if (body === undefined || !/^\s*[[{]/.test(body)) return [];
  const type = headers.get('content-type');
  const untyped =
    type !== undefined && /json/i.test(type)
      ? []
      : [
          finding(
            'no-json-type',
            'warning',
            'The body is JSON but is not called so',
            'Without its content type it may be refused with 415.',
            'Add the header Content-Type: application/json.',
          ),
        ];
  try {
    JSON.parse(body);
    return untyped;
  } catch {
    return [
      ...untyped,
      finding(
        'bad-json',
        'error',
        'The body is no valid JSON',
        'A comma, a quotation mark or a bracket is wrong.',
        'Check the body with a JSON checker.',
      ),
    ];
  }
}
