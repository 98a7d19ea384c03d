import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWebhookSignature, diagnoseApi } from '../../lib/advice/apiDoctor';

const NOW_MS = Date.UTC(2026, 10, 27);
const MAX_MS = 1000;
const pieces = fc.constantFrom(
  'curl https://queue.fal.run/fal-ai/pika/v2.2/text-to-video ',
  "fetch('https://api.dev.pika.art/v1/x', { headers: { Authorization: 'Bearer ",
  'HTTP/1.1 422 x\n\n',
  '{"detail":[{"loc":["body"],"msg":"',
  "{'detail': '",
  'input: {',
  'Traceback (most recent call last):\n',
  'webhook-signature: v1,',
  'npm install ',
  '\\',
  '"',
  '}',
  '\n',
);

describe('the API doctor', () => {
  it('says something of any text, and never throws', () => {
    const text = fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 30 });
    fc.assert(
      fc.property(text, (parts) => {
        expect(diagnoseApi(parts.join(''), NOW_MS).findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('shows no unbroken word of 16 and more with a digit in it, whatever stands around', () => {
    const secret = fc.stringMatching(/^[a-z]{8,20}[0-9][a-z]{8,20}$/);
    fc.assert(
      fc.property(pieces, secret, pieces, (before, word, after) => {
        expect(JSON.stringify(diagnoseApi(`${before}${word} ${after}`, NOW_MS))).not.toContain(word);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['brackets', '['.repeat(49_000)],
    ['quotes', `curl -d '{"a": "${"\\'\\\\".repeat(12_000)}`],
    ['a dict without end', `{'a': ${"'x', ".repeat(9000)}`],
    ['blanks', `HTTP/1.1 422 x\n\n${' '.repeat(48_000)}x`],
    ['one word', `npm ${'a'.repeat(48_000)}`],
    ['words of errors', 'Error: 500 '.repeat(4400)],
    ['addresses', `fetch(${'https://a.example/'.repeat(2600)}`],
  ])('reads %s in a moment', (_what, text) => {
    const startMs = performance.now();
    diagnoseApi(text, NOW_MS);
    expect(performance.now() - startMs).toBeLessThan(MAX_MS);
  });

  it('judges any signature, and never throws', async () => {
    const part = fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 60 }));
    await fc.assert(
      fc.asyncProperty(part, part, part, async (secret, header, body) => {
        const found = await checkWebhookSignature({ secret, header, body, nowMs: NOW_MS });
        expect(found.severity === 'ok').toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
