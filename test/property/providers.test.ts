import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnoseApi } from '../../lib/advice/apiDoctor';
import { retryAfterSeconds } from '../../lib/knowledge/retryAfter';
import { evidenceSchema } from '../../lib/model/evidence';
import type { HttpClient } from '../../lib/model/http';
import { providers } from '../../lib/providers';
import { isHttps, lookAtClip } from '../../lib/providers/clip';
import { readBox } from '../../lib/providers/film';
import { readWatchInput } from '../../lib/providers/watchInput';

const nowMs = Date.UTC(2026, 10, 18, 15, 0, 0);

/** Bodies near enough to real ones to get past the first checks. */
const word = fc.constantFrom('IN_QUEUE', 'COMPLETED', 'completed', 'finished', 'failed', 'started', 'queued', 'zzz');
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  word,
  fc.webUrl(),
  fc.constant('https://cdn.pika.art/x.mp4'),
);
const shaped = fc
  .record(
    {
      id: value,
      status: fc.oneof(word, value),
      progress: value,
      queue_position: value,
      logs: value,
      url: value,
      video: fc.oneof(value, fc.record({ url: value })),
      output: fc.oneof(value, fc.record({ videos: fc.array(fc.record({ url: value })), video: value })),
      billing: value,
      error: fc.oneof(value, fc.record({ code: value, message: value })),
      detail: fc.oneof(value, fc.array(fc.record({ loc: value, msg: value, type: value }))),
      data: value,
      balance: value,
      credits: value,
    },
    { requiredKeys: [] },
  )
  .map((body) => JSON.stringify(body));
const body = fc.oneof(shaped, shaped, fc.string({ unit: 'binary', maxLength: 200 }), fc.json());
const headers = fc.dictionary(
  fc.constantFrom('retry-after', 'content-type', 'content-length', 'content-range'),
  fc.string({ maxLength: 40 }),
);

function serverOf(answers: readonly { status: number; body: string; headers: Record<string, string> }[]): HttpClient {
  let turn = 0;
  return async (request) => {
    const answer = answers[turn % answers.length] ?? { status: 0, body: '', headers: {} };
    turn += 1;
    const bytes = new TextEncoder().encode(answer.body);
    return { ...answer, url: request.url, head: bytes.slice(0, 64), truncated: false, latencyMs: 1 };
  };
}

const answer = fc.record({
  status: fc.oneof(fc.constantFrom(200, 206, 404, 422, 429, 500), fc.integer({ min: 0, max: 599 })),
  body,
  headers,
});

describe('providers', () => {
  it('never throw, and make of any answer evidence that is valid and no address but https', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 3 }),
        fc.string({ maxLength: 40 }),
        async (answers, id) => {
          for (const provider of providers) {
            for (const job of ['0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6f', id]) {
              const looked = await provider.look({ id: job }, 'aaaa:bbbbcccc', serverOf(answers), nowMs);
              expect(evidenceSchema.parse(looked)).toEqual(looked);
              for (const seen of looked.jobs) {
                expect(seen.id).toBe(job);
                if (seen.videoUrl !== undefined) expect(isHttps(seen.videoUrl)).toBe(true);
              }
            }
            const told = await provider.balance?.('aaaa:bbbbcccc', serverOf(answers), nowMs);
            if (told !== undefined) expect(evidenceSchema.parse(told)).toEqual(told);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never call a job failed by a word that nobody knows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, maxLength: 30 }), async (status) => {
        fc.pre(
          !/^\s*(failed|error|cancel.*|deleted|queued|pending|processing|started|running|in_queue|in_progress|complete|completed|finished)\s*$/i.test(
            status,
          ) && status.trim() !== '',
        );
        for (const provider of providers) {
          if (provider.id === 'devkey') continue;
          const server = serverOf([{ status: 200, body: JSON.stringify({ status }), headers: {} }]);
          const { jobs } = await provider.look({ id: 'media_abc' }, 'aaaabbbbcccc', server, nowMs);
          expect(jobs.map(({ state }) => state)).toEqual(['unknown']);
        }
      }),
    );
  });
});

describe('lookAtClip', () => {
  it('ends with a result of the list after few questions, whatever a server says', async () => {
    const film = fc
      .uint8Array({ minLength: 0, maxLength: 80 })
      .map((tail) => `\u0000\u0000\u0000\u001cftyp${String.fromCharCode(...tail)}`);
    const file = fc.record({
      status: fc.constantFrom(200, 206, 206, 206, 416, 404),
      body: fc.oneof(film, body),
      headers,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 5 }), async (answers) => {
        const serve = serverOf(answers);
        let asked = 0;
        const { result } = await lookAtClip('https://cdn.pika.art/x.mp4', (request) => {
          asked += 1;
          return serve(request);
        });
        expect(asked).toBeLessThanOrEqual(14);
        expect(['playable', 'refused', 'empty', 'not-video', 'truncated', 'server-error', 'unreachable']).toContain(
          result,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('reads boxes without going beyond their bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const box = readBox(bytes);
        if (box !== undefined && box.size !== 'rest') expect(box.size).toBeGreaterThanOrEqual(8);
      }),
      { examples: [[new Uint8Array([0, 0, 0, 1, 0x6d, 0x64, 0x61, 0x74, 0, 0, 0, 0, 0, 0, 0, 0])]] },
    );
  });
});

describe('pasted text', () => {
  const scraps = fc.array(
    fc.oneof(
      fc.constantFrom(
        'curl ',
        'https://queue.fal.run/',
        'fal-ai/pika',
        '/requests/',
        'request_id: "',
        '-H "Authorization: Key ',
        'HTTP/1.1 422',
        '{"detail":[',
        '"loc":["body"',
        ']}',
        '%2F..',
        '"',
        '\\',
        '\n',
      ),
      fc.string({ maxLength: 20 }),
      fc.uuid(),
    ),
    { maxLength: 12 },
  );

  it('is read or refused with a reason; an id that is read fits into an address', () => {
    fc.assert(
      fc.property(scraps, (parts) => {
        const read = readWatchInput(parts.join(''));
        if ('error' in read) expect(read.error.length).toBeGreaterThan(5);
        else expect(read.id).toMatch(/^[A-Za-z0-9][\w.:-]{3,199}$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('always gets findings from the doctor, quickly', () => {
    fc.assert(
      fc.property(scraps, (parts) => {
        expect(diagnoseApi(parts.join(''), nowMs).findings.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    const started = performance.now();
    for (const unit of [
      'a',
      'https://',
      '{',
      '"detail":[',
      'Authorization: Key ',
      '-d "\\"',
      ' error ',
      'dk_',
      'a:',
      '401 ',
      'fal-ai/',
    ]) {
      diagnoseApi(unit.repeat(Math.floor(49_000 / unit.length)), nowMs);
      readWatchInput(unit.repeat(Math.floor(19_000 / unit.length)));
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('never makes a wait of a header that is no number and no date', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (header) => {
        const wait = retryAfterSeconds(header, nowMs);
        expect(wait === undefined || (wait >= 0 && wait <= 86_400)).toBe(true);
      }),
    );
  });
});
