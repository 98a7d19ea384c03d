import * as e from '../expect';
import type { Drafts, Event } from '../scenario';
import { serveClip, serveJson } from '../serve';

const FAL = 'https://queue.fal.run/fal-ai/pika/requests';
const DEV = 'https://devapi.pika.art/videos';
const MEDIA = 'https://api.dev.pika.art/v1/media/jobs';
const media = (id: string, status: string, more: Record<string, unknown> = {}) => ({
  id,
  status,
  output: null,
  usage: null,
  billing: { state: 'pending', charge_micro_usd: null },
  error: null,
  ...more,
});
const film = (url: string) => ({
  media_type: 'video',
  videos: [{ url }],
  video: { url },
  images: null,
  audio: null,
  transcript: null,
});
const watch = (provider: 'fal' | 'pika' | 'devapi' | 'pika-art' | 'pika-me', id: string, endpoint?: string): Event => ({
  at: 1,
  do: 'watch',
  provider,
  id,
  ...(endpoint === undefined ? {} : { endpoint }),
});

/** The error codes of a job of the public API, and what each is. */
const CODES: [string, string][] = [
  ['invalid_input', 'failed-input'],
  ['content_moderation', 'failed-policy'],
  ['insufficient_balance', 'failed-credits'],
  ['membership_required', 'failed-credits'],
  ['cycle_limit_exceeded', 'failed-limit'],
  ['admission_suspended', 'failed-limit'],
  ['rate_limited', 'failed-limit'],
  ['provider_unavailable', 'failed-platform'],
  ['provider_timeout', 'failed-platform'],
  ['timed_out', 'failed-platform'],
  ['provider_error', 'failed-platform'],
  ['internal', 'failed-platform'],
];

export const keyed: Drafts = {
  'fal-to-the-end': {
    title:
      'Through fal’s queue to the end: IN_QUEUE with a place, IN_PROGRESS, COMPLETED, and the result with the video. No page is open, so the user is told, once; the key is printed nowhere',
    settings: { keys: { fal: 'made-up-id:made-up-secret' } },
    events: [
      serveJson(0, `${FAL}/r-1/status*`, { status: 'IN_QUEUE', request_id: 'r-1', queue_position: 3 }, 202),
      watch('fal', 'r-1', 'fal-ai/pika/v2.2/text-to-video'),
      serveJson(100, `${FAL}/r-1/status*`, { status: 'IN_PROGRESS', logs: [] }, 202),
      serveJson(200, `${FAL}/r-1/status*`, { status: 'COMPLETED', logs: [], metrics: { inference_time: 41.2 } }),
      serveJson(200, `${FAL}/r-1`, {
        video: {
          url: 'https://v3.fal.media/files/a/out.mp4',
          content_type: 'video/mp4',
          file_name: 'out.mp4',
          file_size: 10002,
        },
      }),
      serveClip(200, 'https://v3.fal.media/files/a/out.mp4'),
    ],
    until: 900,
    expect: [
      e.at(190, 'job:r-1', 'on-track'),
      e.first('job:r-1', ['finished', 'finished-unseen'], 200, 330),
      e.alerts('job-finished', 1, 'job:r-1'),
      e.never('job:r-1', ['stuck', 'finished-unplayable', 'cancelled', ...e.FAILED]),
      e.fetches(`${FAL}/r-1/status`, 0, 340),
      e.absent('made-up-secret'),
    ],
  },
  'fal-completed-then-422': {
    title:
      'fal has only three statuses: failures show as COMPLETED and then as an error of the result, here 422 content_policy_violation. The job failed for its content, and was never finished',
    settings: { keys: { fal: 'made-up-id:made-up-secret' } },
    events: [
      serveJson(0, `${FAL}/r-2/status*`, { status: 'IN_PROGRESS', logs: [] }, 202),
      watch('fal', 'r-2', 'fal-ai/pika/v2.2/text-to-video'),
      serveJson(100, `${FAL}/r-2/status*`, { status: 'COMPLETED', logs: [] }),
      serveJson(
        100,
        `${FAL}/r-2`,
        {
          detail: [
            { loc: ['body', 'prompt'], msg: 'The content could not be processed', type: 'content_policy_violation' },
          ],
        },
        422,
      ),
    ],
    until: 600,
    expect: [
      e.first('job:r-2', 'failed-policy', 100, 230),
      e.alerts('job-failed', 1, 'job:r-2'),
      e.alerts('job-finished', 0),
      e.never('job:r-2', [...e.DONE, 'stuck', ...e.failedOtherThan('failed-policy')]),
    ],
  },
  'fal-completed-then-bad-image': {
    title: 'fal: COMPLETED, then 422 image_too_small: the input is at fault, and the advice is to mend it',
    settings: { keys: { fal: 'made-up-id:made-up-secret' } },
    events: [
      serveJson(0, `${FAL}/r-3/status*`, { status: 'IN_QUEUE', queue_position: 0 }, 202),
      watch('fal', 'r-3', 'fal-ai/pika/v2.2/image-to-video'),
      serveJson(100, `${FAL}/r-3/status*`, { status: 'COMPLETED', logs: [] }),
      serveJson(
        100,
        `${FAL}/r-3`,
        {
          detail: [
            { loc: ['body', 'image_url'], msg: 'Image too small', type: 'image_too_small', ctx: { min_height: 300 } },
          ],
        },
        422,
      ),
    ],
    until: 600,
    expect: [
      e.first('job:r-3', 'failed-input', 100, 230),
      e.advises(500, 'job:r-3', 'fix-input'),
      e.never('job:r-3', e.DONE),
    ],
  },
  'fal-completed-then-504': {
    title: 'fal: COMPLETED, then the result says generation_timeout: the platform is at fault',
    settings: { keys: { fal: 'made-up-id:made-up-secret' } },
    events: [
      serveJson(0, `${FAL}/r-4/status*`, { status: 'IN_PROGRESS', logs: [] }, 202),
      watch('fal', 'r-4', 'fal-ai/pika/v2.2/text-to-video'),
      serveJson(100, `${FAL}/r-4/status*`, { status: 'COMPLETED', logs: [] }),
      serveJson(
        100,
        `${FAL}/r-4`,
        { detail: [{ loc: ['body'], msg: 'Generation timed out', type: 'generation_timeout' }] },
        504,
      ),
    ],
    until: 900,
    expect: [e.first('job:r-4', 'failed-platform', 100, 600), e.never('job:r-4', e.DONE)],
  },
  'devapi-to-the-end': {
    title:
      'The partner API: queued without a figure, started at 42, finished with its address (ComfyUI’s nodes, docs of dev.pika.art)',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, `${DEV}/v-1`, { id: 'v-1', status: 'queued', progress: null, url: null }),
      watch('devapi', 'v-1'),
      serveJson(60, `${DEV}/v-1`, { id: 'v-1', status: 'started', progress: 42, url: null }),
      serveJson(150, `${DEV}/v-1`, {
        id: 'v-1',
        status: 'finished',
        progress: 100,
        url: 'https://cdn.pika.art/v2/files/v-1.mp4',
      }),
      serveClip(0, 'https://cdn.pika.art/v2/files/v-1.mp4'),
    ],
    until: 600,
    expect: [
      e.at(140, 'job:v-1', 'on-track'),
      e.first('job:v-1', ['finished', 'finished-unseen'], 150, 280),
      e.alerts('job-finished', 1, 'job:v-1'),
      e.absent('made-up-x-api-key'),
    ],
  },
  'devapi-prompt-not-allowed': {
    title: 'The partner API: the moderation message contains "prompt not allowed"',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, `${DEV}/v-2`, { id: 'v-2', status: 'queued', progress: null, url: null }),
      watch('devapi', 'v-2'),
      serveJson(100, `${DEV}/v-2`, {
        id: 'v-2',
        status: 'failed',
        progress: null,
        url: null,
        message: 'Prompt not allowed by our guidelines',
      }),
    ],
    until: 600,
    expect: [e.first('job:v-2', 'failed-policy', 100, 230), e.alerts('job-failed', 1, 'job:v-2')],
  },
  'public-api-every-error-code': {
    title:
      'The public API (docs of dev.pika.art, 2026-08): twelve jobs fail with the twelve codes. membership_required is credits, cycle_limit_exceeded and admission_suspended are limit, the others speak for themselves',
    settings: { keys: { pika: 'made-up-public-key' } },
    events: CODES.flatMap(([code]) => [
      serveJson(0, `${MEDIA}/media_${code}`, media(`media_${code}`, 'running')),
      watch('pika', `media_${code}`),
      serveJson(
        120,
        `${MEDIA}/media_${code}`,
        media(`media_${code}`, 'failed', { error: { code, message: 'It failed.' } }),
      ),
    ]),
    until: 600,
    expect: [
      ...CODES.flatMap(([code, verdict]) => [
        e.first(`job:media_${code}`, verdict, 120, 330),
        e.never(`job:media_${code}`, [...e.failedOtherThan(verdict), ...e.DONE, 'stuck']),
      ]),
      e.alerts('job-failed', CODES.length),
      e.absent('made-up-public-key'),
    ],
  },
  'public-api-completed-before-its-link': {
    title:
      'The public API: completed can briefly lack the URL, and /content answers 409 when premature. Forty seconds later it is there: never without a link',
    settings: { keys: { pika: 'made-up-public-key' } },
    events: [
      serveJson(0, `${MEDIA}/media_1`, media('media_1', 'running')),
      watch('pika', 'media_1'),
      serveJson(
        100,
        `${MEDIA}/media_1`,
        media('media_1', 'completed', { billing: { state: 'settled', charge_micro_usd: 200_000 } }),
      ),
      serveJson(100, `${MEDIA}/media_1/content`, { message: 'not ready' }, 409),
      serveJson(
        140,
        `${MEDIA}/media_1`,
        media('media_1', 'completed', {
          output: film('https://cdn.pika.art/results/m1.mp4'),
          billing: { state: 'settled', charge_micro_usd: 200_000 },
        }),
      ),
      serveClip(0, 'https://cdn.pika.art/results/m1.mp4'),
    ],
    until: 900,
    expect: [
      e.first('job:media_1', ['finished', 'finished-unseen'], 140, 300),
      e.alerts('job-finished', 1, 'job:media_1'),
      e.never('job:media_1', ['stuck', ...e.FAILED]),
      e.at(880, 'job:media_1', ['finished', 'finished-unseen']),
    ],
  },
  'public-api-completed-without-a-link': {
    title:
      'The public API says completed for ten minutes and never gives an address: finished, no link, after one minute',
    settings: { keys: { pika: 'made-up-public-key' } },
    events: [
      serveJson(0, `${MEDIA}/media_2`, media('media_2', 'running')),
      watch('pika', 'media_2'),
      serveJson(100, `${MEDIA}/media_2`, media('media_2', 'completed')),
      serveJson(100, `${MEDIA}/media_2/content`, { message: 'not ready' }, 409),
    ],
    until: 700,
    expect: [
      e.first('job:media_2', 'finished-no-link', 160, 360),
      e.never('job:media_2', ['stuck', 'finished-unplayable', ...e.FAILED]),
    ],
  },
  'a-dead-key-stops-its-questions': {
    title:
      'A refused question with a key is 401: the job stays unknown, the advice is to check the account, the polls with this key stop, and no job is said to have failed for its session',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, `${DEV}/v-3`, { id: 'v-3', status: 'started', progress: 10, url: null }),
      watch('devapi', 'v-3'),
      serveJson(100, `${DEV}/v-3`, { message: 'Unauthorized' }, 401),
    ],
    until: 3600,
    expect: [
      e.at(600, 'job:v-3', 'unknown'),
      e.advises(600, 'job:v-3', 'check-account'),
      e.never('job:v-3', [...e.FAILED, 'stuck', ...e.DONE]),
      e.fetches(`${DEV}/v-3`, 2, 100),
      e.alerts('job-failed', 0),
    ],
  },
  'a-provider-asks-for-patience': {
    title:
      'Retry-After of a provider is obeyed: 429 with a quarter of an hour to wait, and no question before it is over. A limit on questions is no failure of the job',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, `${DEV}/v-4`, { message: 'Too many requests' }, 429, { 'retry-after': '900' }),
      watch('devapi', 'v-4'),
      serveJson(600, `${DEV}/v-4`, { id: 'v-4', status: 'started', progress: 50, url: null }),
    ],
    until: 1200,
    expect: [e.fetches(`${DEV}/v-4`, 1, 0, 890), e.never('job:v-4', [...e.FAILED, 'stuck'])],
  },
  'an-id-that-nobody-knows': {
    title: 'An id that the provider does not know: 404. Unknown, neither failed nor stuck',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [serveJson(0, `${DEV}/v-5`, { message: 'Not found' }, 404), watch('devapi', 'v-5')],
    until: 2400,
    expect: [
      e.at(2300, 'job:v-5', 'unknown'),
      e.never('job:v-5', [...e.FAILED, ...e.DONE, ...e.MOVING]),
      e.alerts('job-failed', 0),
    ],
  },
  'the-api-of-the-prismix-guide': {
    title:
      'The API that only the prismix.dev guide describes is offered, unconfirmed: GET api.pika.art/generations/{id}, processing and then finished',
    settings: { keys: { 'pika-art': 'pk-made-up' } },
    events: [
      serveJson(0, 'https://api.pika.art/generations/g-77', { id: 'g-77', status: 'processing' }),
      watch('pika-art', 'g-77'),
      serveJson(100, 'https://api.pika.art/generations/g-77', {
        id: 'g-77',
        status: 'finished',
        videoUrl: 'https://cdn.pika.art/v1/g-77/clip.mp4',
      }),
      serveClip(0, 'https://cdn.pika.art/v1/g-77/clip.mp4'),
    ],
    until: 600,
    expect: [
      e.at(90, 'job:g-77', 'on-track'),
      e.first('job:g-77', ['finished', 'finished-unseen'], 100, 230),
      e.alerts('job-finished', 1, 'job:g-77'),
      e.absent('pk-made-up'),
    ],
  },
  'the-api-of-api-pika-me': {
    title:
      'The API that only a third-party page describes is offered, unconfirmed: GET api.pika.me/v1/jobs/{id}, queued, processing and then complete with the address on cdn.pika.me',
    settings: { keys: { 'pika-me': 'sk-pika-made-up' } },
    events: [
      serveJson(0, 'https://api.pika.me/v1/jobs/job_abc123', { job_id: 'job_abc123', status: 'queued' }),
      watch('pika-me', 'job_abc123'),
      serveJson(60, 'https://api.pika.me/v1/jobs/job_abc123', { job_id: 'job_abc123', status: 'processing' }),
      serveJson(160, 'https://api.pika.me/v1/jobs/job_abc123', {
        job_id: 'job_abc123',
        status: 'complete',
        output: { url: 'https://cdn.pika.me/clips/abc123.mp4', format: 'mp4' },
        billing: { credits_used: 40, plan: 'pro' },
      }),
      serveClip(0, 'https://cdn.pika.me/clips/abc123.mp4'),
    ],
    until: 600,
    expect: [
      e.at(150, 'job:job_abc123', 'on-track'),
      e.first('job:job_abc123', ['finished', 'finished-unseen'], 160, 290),
      e.alerts('job-finished', 1, 'job:job_abc123'),
      e.absent('sk-pika-made-up'),
    ],
  },
  'a-result-on-a-strangers-host': {
    title:
      'Result files are fetched only from https hosts that belong to the provider: the partner API gives an address elsewhere, and it is not asked',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, `${DEV}/v-6`, { id: 'v-6', status: 'started', progress: 10, url: null }),
      watch('devapi', 'v-6'),
      serveJson(100, `${DEV}/v-6`, {
        id: 'v-6',
        status: 'finished',
        progress: 100,
        url: 'https://storage.example/v-6.mp4',
      }),
      { at: 0, do: 'serve', url: 'https://storage.example/*', status: 404 },
    ],
    until: 600,
    expect: [
      e.fetches('https://storage.example/', 0),
      e.never('job:v-6', ['finished-unplayable', ...e.FAILED]),
      e.alerts('clip-unplayable', 0),
    ],
  },
  'watched-through-a-night-of-sleep': {
    title:
      'After sleep, what was missed runs once: a watched job finishes while the machine sleeps for eight hours. It is found within a poll after waking, by a question or two and not by hundreds',
    settings: { keys: { devapi: 'made-up-x-api-key' } },
    events: [
      serveJson(0, `${DEV}/v-7`, { id: 'v-7', status: 'started', progress: 10, url: null }),
      watch('devapi', 'v-7'),
      { at: 120, do: 'sleep', seconds: 28_800 },
      serveJson(28_920, `${DEV}/v-7`, {
        id: 'v-7',
        status: 'finished',
        progress: 100,
        url: 'https://cdn.pika.art/v2/files/v-7.mp4',
      }),
      serveClip(28_920, 'https://cdn.pika.art/v2/files/v-7.mp4'),
    ],
    until: 29_400,
    expect: [
      e.first('job:v-7', ['finished', 'finished-unseen'], 28_920, 29_100),
      e.alerts('job-finished', 1, 'job:v-7'),
      e.never('job:v-7', ['stuck']),
      e.fetches(`${DEV}/v-7`, 4, 28_900),
    ],
  },
};
