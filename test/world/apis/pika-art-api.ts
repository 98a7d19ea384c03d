/**
 * The API that prismix.dev/guides/pika-not-working describes at api.pika.art (read 2026-11-21; no second source).
 * The guide names paths, key and status words, but no reply: the field of the file's address is a knob.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { type FaultKnobs, noFault, underFaults } from './kit/fault';
import { asNumber, asText, credential, jsonObject } from './kit/fields';
import { type JobsKnobs, lookAt, noJobs, takeIn } from './kit/jobs';
import { makeSite } from './kit/make-site';
import { iso, json } from './kit/reply';

export interface PikaArtApiKnobs extends JobsKnobs {
  keys: Record<string, 'active' | 'forbidden'>;
  urlField: 'resultUrl' | 'videoUrl' | 'video_url' | 'url';
  faults: FaultKnobs;
}

const start = (): PikaArtApiKnobs => ({
  ...noJobs(),
  keys: { 'pk-test': 'active', 'pk-forbidden': 'forbidden' },
  urlField: 'resultUrl',
  faults: noFault(),
});

const words = {
  waiting: 'pending',
  running: 'processing',
  done: 'finished',
  failed: 'failed',
  cancelled: 'failed',
} as const;

const failures: Readonly<Record<string, string>> = {
  policy: 'Content policy violation',
  platform: 'Generation failed. Please try again.',
};

const submitPath = '/generate/text2video';
const jobPath = /^\/generations\/([^/]+)$/;

/** api.pika.art, of which it takes only the guide's two paths. */
export function pikaArtApi(context: WorldContext): Site<PikaArtApiKnobs> {
  const refuse = (status: number, message: string): WorldReply => json(status, { error: message });

  function submit(request: WorldRequest, knobs: PikaArtApiKnobs): WorldReply {
    const input = jsonObject(request);
    const prompt = asText(input?.promptText);
    if (prompt === '')
      return json(422, {
        error: 'Validation failed',
        details: [{ field: 'promptText', message: 'promptText is required' }],
      });
    const options = input?.options;
    const seconds =
      typeof options === 'object' && options !== null && 'duration' in options ? asNumber(options.duration, 3) : 3;
    const id = context.uuid();
    takeIn(context, knobs, id, { prompt, seconds });
    return json(200, { id, status: 'pending' });
  }

  function generation(knobs: PikaArtApiKnobs, id: string): WorldReply {
    const found = lookAt(context, knobs, id);
    if (!found) return refuse(404, 'Generation not found');
    const { job, look } = found;
    return json(200, {
      id,
      status: words[look.phase],
      promptText: job.prompt,
      createdAt: iso(job.createdAtMs),
      ...(look.hasLink ? { [knobs.urlField]: `https://cdn.pika.art/v1/${id}/video.mp4` } : {}),
      ...(look.phase === 'failed' ? { error: failures[job.plan.error] ?? (job.plan.error || failures.platform) } : {}),
    });
  }

  function route(request: WorldRequest, knobs: PikaArtApiKnobs): WorldReply {
    const key = credential(request, 'Bearer');
    const standing = key?.startsWith('pk-') && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    if (!standing) return refuse(401, 'Invalid or expired API key');
    if (standing === 'forbidden') return refuse(403, 'Forbidden');
    if (request.url.pathname === submitPath)
      return request.method === 'POST' ? submit(request, knobs) : refuse(405, 'Method not allowed');
    const id = jobPath.exec(request.url.pathname)?.[1] ?? '';
    return request.method === 'GET' ? generation(knobs, id) : refuse(405, 'Method not allowed');
  }

  return makeSite<PikaArtApiKnobs>({
    name: 'pika-art-api',
    hosts: ['api.pika.art'],
    start,
    accepts: ({ url }) =>
      url.hostname === 'api.pika.art' && (url.pathname === submitPath || jobPath.test(url.pathname)),
    handle: underFaults(context, (status) => refuse(status, 'The request failed'), route),
  });
}
