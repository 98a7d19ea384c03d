import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { argumentWrappers, persistedNames, questionArguments } from '../../lib/knowledge/questions';
import { keptHeaders, passingHeaders } from '../../lib/knowledge/requestHeaders';
import type { PageRequest } from '../../lib/page/exchange-form';
import { secretNames } from '../../lib/page/headers';
import { plain } from '../../lib/page/plain';
import { questionForm } from '../../lib/page/request/question';

const ID = '8b336994-4dd2-43fa-b39e-32d1aeb1f763';
const json = { 'content-type': 'application/json' };
const isJobId = (id: string) => id === ID;
const form = (request: PageRequest) => questionForm(request, isJobId);

const questions: PageRequest[] = [
  { method: 'GET', url: `https://create-api.pika.art/v1/jobs/${ID}` },
  { method: 'GET', url: 'https://create-api.pika.art/v1/jobs?limit=20&sort=-createdAt' },
  { method: 'POST', url: 'https://pika.art/library', headers: { 'next-action': '40ab' }, body: `[{"ids":["${ID}"]}]` },
  { method: 'POST', url: 'https://pika.art/api/jobs/status', headers: json, body: `{"ids":["${ID}"]}` },
  {
    method: 'POST',
    url: 'https://pika.art/graphql',
    headers: json,
    body: '{"query":"{ jobs { id } }","variables":{}}',
  },
];
const question = fc.constantFrom(...questions);
const known = new Set([...questionArguments.keys(), ...argumentWrappers, ...persistedNames]);
/** A name that stands in no list. */
const unknownName = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  .filter(
    (name) => !known.has(plain(name)) && !/^(?:batch|query|variables|operationName|extensions|jsonrpc)$/.test(name),
  );
const value = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null), fc.array(fc.string()));

describe('the grammar of questions', () => {
  it('is closed: an argument, a header or a path segment behind an id that nobody knows makes an order', () => {
    for (const request of questions) expect(form(request)).toBeDefined();
    fc.assert(
      fc.property(question, unknownName, value, (request, name, given) => {
        const address = new URL(request.url);
        address.searchParams.append(name, String(given));
        expect(form({ ...request, url: address.href })).toBeUndefined();
        if (request.body === undefined) return;
        const inside = request.body.replace(/\{/, () => `{${JSON.stringify(name)}:${JSON.stringify(given)},`);
        expect(form({ ...request, body: inside })).toBeUndefined();
      }),
      { numRuns: 3000 },
    );
    fc.assert(
      fc.property(question, fc.stringMatching(/^[a-z][a-z-]{0,20}$/), (request, name) => {
        const isKnown =
          (keptHeaders as readonly string[]).includes(name) || passingHeaders.test(name) || secretNames.test(name);
        fc.pre(!isKnown);
        expect(form({ ...request, headers: { ...request.headers, [name]: '' } })).toBeUndefined();
      }),
    );
  });

  it('takes any request without an error', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.stringMatching(/^[{}()[\]:!$@".a-z ]{0,60}$/));
    fc.assert(
      fc.property(question, text, text, text, (request, path, body, query) => {
        form({ ...request, url: `${request.url}/${path}` });
        form({ ...request, url: `${request.url}?${path}` });
        form({ ...request, method: 'POST', body });
        form({ ...request, method: 'POST', body: JSON.stringify({ query, variables: { [body]: path } }) });
        form({ ...request, headers: { [path]: body } });
      }),
      { numRuns: 2000 },
    );
  });

  it('takes little time for what is as long as it may be, and hostile', () => {
    const long = (piece: string, chars: number) => piece.repeat(Math.ceil(chars / piece.length)).slice(0, chars);
    const pieces = ['/a', 'aA', '(', '{a', '"', '\\"', '%25', 'jobs', '[', '{"a":', '...', ' ', '&a=', '$a:', 'undo'];
    const started = performance.now();
    for (const piece of pieces) {
      for (const request of questions) {
        form({ ...request, url: `https://pika.art/${long(piece, 3900)}` });
        form({ ...request, url: `https://pika.art/jobs?a=${long(piece, 3900)}` });
        form({ ...request, method: 'POST', body: long(piece, 20_000) });
        form({ ...request, method: 'POST', body: JSON.stringify({ query: `{${long(piece, 9000)}`, variables: {} }) });
      }
    }
    expect(performance.now() - started).toBeLessThan(100 * pieces.length * questions.length);
  });
});
