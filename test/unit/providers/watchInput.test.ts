import { describe, expect, it } from 'vitest';
import { readWatchInput } from '../../../lib/providers/watchInput';

const id = '0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6f';
const endpoint = 'fal-ai/pika/v2.2/text-to-video';

describe('what is read', () => {
  it.each([
    ['a bare id', id, { provider: 'fal', id }],
    ['an id in quotation marks', `"${id}"`, { provider: 'fal', id }],
    [
      'a status address',
      `https://queue.fal.run/fal-ai/pika/requests/${id}/status`,
      { provider: 'fal', id, endpoint: 'fal-ai/pika' },
    ],
    [
      'a status address with the query',
      `https://queue.fal.run/fal-ai/pika/requests/${id}/status?logs=1`,
      { provider: 'fal', id, endpoint: 'fal-ai/pika' },
    ],
    [
      'a response address',
      `https://queue.fal.run/fal-ai/pika/requests/${id}`,
      { provider: 'fal', id, endpoint: 'fal-ai/pika' },
    ],
    [
      'the answer to a submit',
      JSON.stringify({
        status: 'IN_QUEUE',
        request_id: id,
        response_url: `https://queue.fal.run/fal-ai/pika/requests/${id}`,
        cancel_url: `https://queue.fal.run/fal-ai/pika/requests/${id}/cancel`,
      }),
      { provider: 'fal', id, endpoint: 'fal-ai/pika' },
    ],
    ['an answer with nothing but the id', `{"request_id": "${id}"}`, { provider: 'fal', id }],
    [
      'a curl command',
      `curl -H "Authorization: Key $FAL_KEY" https://queue.fal.run/fal-ai/pika/requests/${id}/status`,
      { provider: 'fal', id, endpoint: 'fal-ai/pika' },
    ],
    [
      'JavaScript',
      `await fal.queue.status("${endpoint}", {\n  requestId: "${id}",\n  logs: true\n});`,
      { provider: 'fal', id, endpoint },
    ],
    ['Python', `fal_client.status("${endpoint}", "${id}", with_logs=True)`, { provider: 'fal', id, endpoint }],
    ['a media job', 'media_abc123', { provider: 'pika', id: 'media_abc123' }],
    [
      'its address',
      'https://api.dev.pika.art/v1/media/jobs/media_abc123/content',
      { provider: 'pika', id: 'media_abc123' },
    ],
    ['its answer', '{"id":"media_abc123","status":"queued"}', { provider: 'pika', id: 'media_abc123' }],
    ['a partner video', `https://devapi.pika.art/videos/${id}`, { provider: 'devapi', id }],
    ['the answer of the partner API', `{"video_id":"${id}"}`, { provider: 'devapi', id }],
    ['a generation', `GET https://api.pika.art/generations/${id}`, { provider: 'pika-art', id }],
    ['a job of api.pika.me', 'job_abc123', { provider: 'pika-me', id: 'job_abc123' }],
    [
      'its curl command',
      "curl 'https://api.pika.me/v1/jobs/job_abc123' -H 'Authorization: Bearer sk-pika-1234567'",
      { provider: 'pika-me', id: 'job_abc123' },
    ],
  ])('%s', (_, text, expected) => {
    expect(readWatchInput(text)).toEqual(expected);
  });

  it('takes a bare id for the provider that the user chose', () => {
    expect(readWatchInput(id, 'devapi')).toEqual({ provider: 'devapi', id });
    expect(readWatchInput('gen-77', 'pika-art')).toEqual({ provider: 'pika-art', id: 'gen-77' });
  });
});

describe('what is refused, with the reason', () => {
  it.each([
    ['', /Nothing/],
    ['   \n ', /Nothing/],
    ['0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6', /32 digits; it has 31/],
    ['0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6g', /a to f/],
    ['0f6b8c1e4e1c-4b59-9a27-1a2b3c4d5e6f', /dashes/],
    ['hello', /UUID/],
    ['hello world, where is my film', /no job id/],
    [`${id} and more`, /no job id/],
    ['x'.repeat(30_000), /too long/],
    ['dk_0123456789abcdef', /key, not the id/],
    ['sk-pika-0123456789abcdef', /key, not the id/],
    ['1b9d6bcd-bbfd:0123456789abcdef0123', /key, not the id/],
    ['https://queue.fal.run/fal-ai/pika/v2.2/text-to-video', /starts a job/],
    ['https://queue.fal.run/fal-ai/pika/requests/..%2F..%2Faccount/status', /"\/"|form/],
    ['https://api.dev.pika.art/v1/media/jobs/', /no job id in this address/],
    [`https://pika.art/library?v=${id}`, /web app/],
    [`https://evil.example/requests/${id}`, /evil\.example/],
    [
      `https://queue.fal.run/a/b/requests/${id} https://queue.fal.run/a/b/requests/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed`,
      /several jobs/,
    ],
    ['media_abc<script>', /"<"/],
    ['job_abc def', /no job id/],
  ])('%s', (text, reason) => {
    expect(readWatchInput(text)).toEqual({ error: expect.stringMatching(reason) });
  });

  it('never repeats a key', () => {
    for (const key of ['dk_0123456789abcdef', '1b9d6bcd-bbfd:0123456789abcdef0123', 'pk-0123456789abcdef']) {
      expect(JSON.stringify(readWatchInput(key))).not.toContain(key);
      expect(JSON.stringify(readWatchInput(`curl https://x.example -H "Authorization: Key ${key}"`))).not.toContain(
        key,
      );
    }
  });
});
