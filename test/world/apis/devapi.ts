/**
 * Pika's partner API, devapi.pika.art. Sources: dev.pika.art/docs/api-reference (generate-turbo-t2v, get-video; read
 * 2026-11-21) and the Pika nodes of ComfyUI, comfy_api_nodes/apis/pika_api.py, commit fde4345a, 2025. The words of 401,
 * 404 and the status of a reached limit are not documented: here they are assumed.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { type FaultKnobs, noFault, retryAfter, underFaults } from './kit/fault';
import { asNumber, asText, formFields } from './kit/fields';
import { type JobsKnobs, lookAt, noJobs, takeIn } from './kit/jobs';
import { makeSite } from './kit/make-site';
import { json } from './kit/reply';

export interface DevapiKnobs extends JobsKnobs {
  keys: Record<string, 'active' | 'forbidden'>;
  /** A prompt with one of these words is refused. */
  bannedWords: string[];
  /** Generations that the key may still start; null: no limit. */
  generationsLeft: number | null;
  limitStatus: number;
  showProgress: boolean;
  /** `{id}` stands for the video's id. */
  videoUrl: string;
  faults: FaultKnobs;
}

const start = (): DevapiKnobs => ({
  ...noJobs(),
  keys: { 'devapi-test-key': 'active', 'devapi-forbidden-key': 'forbidden' },
  bannedWords: ['forbidden'],
  generationsLeft: null,
  limitStatus: 429,
  showProgress: true,
  videoUrl: 'https://cdn.pika.art/v1/{id}/video.mp4',
  faults: noFault(),
});

const operations =
  /^\/generate\/(?:(2\.2|turbo)\/(t2v|i2v|pikascenes)|2\.2\/(pikaframes|multiframe)|(pikaffects|pikadditions|pikaswaps|pikatwists))$/;

const words = {
  waiting: 'queued',
  running: 'started',
  done: 'finished',
  failed: 'failed',
  cancelled: 'failed',
} as const;

const problem = (field: string, msg: string, type: string) => ({ loc: ['body', field], msg, type });

/** devapi.pika.art: submit and `GET /videos/{id}`. */
export function devapi(context: WorldContext): Site<DevapiKnobs> {
  const refuse = (status: number, message: string): WorldReply => json(status, { message });

  async function submit(request: WorldRequest, knobs: DevapiKnobs, operation: string): Promise<WorldReply> {
    if (knobs.generationsLeft === 0) {
      const reply = refuse(
        knobs.limitStatus,
        'Your API key has reached its generate limit. Please contact us to raise it.',
      );
      return { ...reply, headers: { ...reply.headers, ...retryAfter(context, knobs.faults) } };
    }
    const fields = await formFields(request);
    if (!fields) return json(422, { detail: [problem('body', 'field required', 'value_error.missing')] });
    const prompt = asText(fields.promptText);
    const problems = [
      ...(operation.endsWith('t2v') && prompt === ''
        ? [problem('promptText', 'field required', 'value_error.missing')]
        : []),
      ...(operation.endsWith('i2v') && !('image' in fields)
        ? [problem('image', 'field required', 'value_error.missing')]
        : []),
      ...([5, 10].includes(asNumber(fields.duration, 5))
        ? []
        : [problem('duration', 'unexpected value; permitted: 5, 10', 'value_error.const')]),
    ];
    if (problems.length > 0) return json(422, { detail: problems });
    if (knobs.bannedWords.some((word) => prompt.toLowerCase().includes(word)))
      return refuse(400, 'This prompt not allowed by our content moderation.');
    if (knobs.generationsLeft !== null) knobs.generationsLeft -= 1;
    const id = context.uuid();
    takeIn(context, knobs, id, {
      prompt,
      model: operation,
      seconds: asNumber(fields.duration, 5),
      resolution: asText(fields.resolution) || '1080p',
    });
    return json(200, { video_id: id });
  }

  function video(knobs: DevapiKnobs, id: string): WorldReply {
    const found = lookAt(context, knobs, id);
    if (!found) return refuse(404, 'Video not found');
    const { look } = found;
    const progress = look.phase === 'waiting' || !knobs.showProgress ? null : Math.round(look.progress * 100);
    return json(200, {
      id,
      status: words[look.phase],
      progress,
      url: look.hasLink ? knobs.videoUrl.replace('{id}', id) : null,
    });
  }

  function route(request: WorldRequest, knobs: DevapiKnobs): WorldReply | Promise<WorldReply> {
    const key = request.headers['x-api-key'];
    const standing = key !== undefined && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    if (!standing) return refuse(401, 'Unauthorized');
    if (standing === 'forbidden') return refuse(403, 'Forbidden');
    const { pathname } = request.url;
    const id = /^\/videos\/([^/]+)$/.exec(pathname)?.[1];
    if (id) return request.method === 'GET' ? video(knobs, id) : refuse(405, 'Method Not Allowed');
    const operation = operations.exec(pathname);
    if (!operation) return refuse(404, 'Not Found');
    return request.method === 'POST'
      ? submit(request, knobs, pathname.slice('/generate/'.length))
      : refuse(405, 'Method Not Allowed');
  }

  return makeSite<DevapiKnobs>({
    name: 'devapi',
    hosts: ['devapi.pika.art'],
    start,
    handle: underFaults(
      context,
      (status) => refuse(status, status === 429 ? 'Too Many Requests' : 'Internal Server Error'),
      route,
    ),
  });
}
