import { failureOf } from '../pika/failures';
import { linkOf, type PretendJob, posterAddress } from '../pika/job';
import type { Pika } from '../pika/platform';

/**
 * Item shapes of the old web app. Sources: gpt4free-ts `model/pika` (2023-24), a typed client with a pending example
 * (2024), reseller documentation docs.yutoai.net api-223415346 and gpt.morphogen.top (2024-25).
 */
const words = { queued: 'queued', running: 'pending', finished: 'finished', cancelled: 'cancelled' } as const;

function statusWord(pika: Pika, job: PretendJob): string {
  const { word } = pika.jobs.planOf(job);
  if (word !== null) return word;
  return job.phase === 'failed' || job.phase === 'vanished' ? pika.knobs.failWord : words[job.phase];
}

function params(job: PretendJob, userId: string) {
  return {
    options: {
      aspectRatio: 1.7777777777777777,
      frameRate: 24,
      camera: {},
      parameters: { guidanceScale: 12, motion: 1, negativePrompt: '' },
      extend: false,
    },
    userId,
    promptText: job.prompt,
    sfx: false,
    styleId: null,
    model: job.model,
    resolution: job.resolution,
    duration: job.durationSeconds,
    contentType: job.contentType,
  };
}

function video(pika: Pika, job: PretendJob) {
  const plan = pika.jobs.planOf(job);
  const base = { id: job.videoId, status: statusWord(pika, job) };
  if (job.phase === 'queued') return job.message ? { ...base, statusMessage: job.message } : base;
  if (job.phase === 'running') return plan.progressShown ? { ...base, progress: job.progress } : base;
  if (job.phase !== 'finished') {
    return { ...base, error: job.failure ? failureOf(job.failure).message : '' };
  }
  const link = linkOf(job, plan);
  const files = link ? { resultUrl: link, sharingUrl: link.replace(/\.mp4$/, '_share.mp4') } : {};
  return {
    ...base,
    progress: 100,
    seed: job.seed,
    ...files,
    videoPoster: posterAddress(job),
    imageThumb: posterAddress(job).replace('poster', 'thumbnail'),
    duration: job.durationSeconds,
    feedback: 0,
    favorited: false,
    folders: [],
    error: '',
  };
}

/** One generation as lists and polls give it. */
export function oldItem(pika: Pika, job: PretendJob) {
  return {
    id: job.id,
    promptText: job.prompt,
    params: params(job, pika.account.userId),
    adjusted: false,
    upscaled: false,
    extended: 0,
    hasSfx: false,
    lipSynced: false,
    videos: [video(pika, job)],
  };
}

/** The reply to a submit that was taken. */
export function oldSubmitReply(pika: Pika, job: PretendJob) {
  const generation = { ...oldItem(pika, job), videos: [{ id: job.videoId, status: 'queued' }] };
  return { success: true, data: { id: job.id, generation } };
}
