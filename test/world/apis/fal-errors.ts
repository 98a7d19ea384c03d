/**
 * How fal words its errors. Sources: fal.ai/docs/documentation/model-apis/errors.md and request-errors.md (read
 * 2026-11-21); the words of 401 and 403 as users quoted them in 2026.
 */
import type { WorldReply } from '../site';
import { json } from './kit/reply';

interface FalError {
  status: number;
  message: string;
  /** An error of the platform, flat; else one of the model, in a list with the place in the input. */
  platform?: true;
  /** Where in the input. */
  loc?: readonly string[];
  retryable?: true;
}

const errors: Readonly<Record<string, FalError>> = {
  content_policy_violation: {
    status: 422,
    message: 'The content could not be processed because it contained material flagged by a content checker.',
    loc: ['body', 'prompt'],
  },
  no_media_generated: { status: 422, message: 'No media was generated for this request.', loc: ['body'] },
  missing: { status: 422, message: 'Field required', loc: ['body', 'prompt'] },
  value_error: { status: 422, message: 'Value error, prompt is too long', loc: ['body', 'prompt'] },
  image_too_large: { status: 422, message: 'The image is too large.', loc: ['body', 'image_url'] },
  image_too_small: { status: 422, message: 'The image is too small.', loc: ['body', 'image_url'] },
  image_load_error: { status: 422, message: 'The image could not be loaded.', loc: ['body', 'image_url'] },
  file_download_error: { status: 422, message: 'The file could not be downloaded.', loc: ['body', 'image_url'] },
  file_too_large: { status: 422, message: 'The file is too large.', loc: ['body', 'image_url'] },
  face_detection_error: { status: 422, message: 'No face was found in the image.', loc: ['body', 'image_url'] },
  unsupported_image_format: { status: 422, message: 'The image format is not supported.', loc: ['body', 'image_url'] },
  unsupported_video_format: { status: 422, message: 'The video format is not supported.', loc: ['body', 'video_url'] },
  unsupported_audio_format: { status: 422, message: 'The audio format is not supported.', loc: ['body', 'audio_url'] },
  generation_timeout: { status: 504, message: 'The generation took too long.', loc: ['body'], retryable: true },
  downstream_service_error: {
    status: 400,
    message: 'The service behind this model answered with an error.',
    loc: ['body'],
  },
  internal_server_error: { status: 500, message: 'Internal server error', loc: ['body'] },
  request_timeout: { status: 504, message: 'Request timed out', platform: true, retryable: true },
  startup_timeout: { status: 504, message: 'The runner did not start in time', platform: true, retryable: true },
  runner_scheduling_failure: { status: 503, message: 'No runner could be allocated', platform: true, retryable: true },
  runner_connection_timeout: {
    status: 503,
    message: 'Connection to the runner timed out',
    platform: true,
    retryable: true,
  },
  runner_disconnected: { status: 503, message: 'The runner disconnected', platform: true, retryable: true },
  runner_connection_refused: {
    status: 503,
    message: 'The runner refused the connection',
    platform: true,
    retryable: true,
  },
};

/** Ids of the errors that a job of the pretend fal can end with. */
export const falErrorIds: readonly string[] = Object.keys(errors);

/** The body and status that the result of a failed request has. An id that nobody knows is a plain 500. */
export function falFailure(id: string, input: unknown): WorldReply {
  const error = errors[id] ?? { status: 500, message: 'Internal Server Error', platform: true as const };
  const headers = { 'x-fal-error-type': id, 'x-fal-retryable': String(error.retryable ?? false) };
  if (error.platform) return json(error.status, { detail: error.message, error_type: id }, headers);
  const url = `https://docs.fal.ai/errors#${id}`;
  return json(
    error.status,
    { detail: [{ loc: error.loc ?? ['body'], msg: error.message, type: id, url, input }] },
    headers,
  );
}

/** A refusal before there is any request: `detail` alone. */
export const falRefusal = (status: number, detail: string): WorldReply => json(status, { detail });

export const noAccess = (app: string): WorldReply =>
  falRefusal(401, `Cannot access application "${app}". Authentication is required to access this application.`);

export const locked = (): WorldReply =>
  falRefusal(403, 'User is locked. Reason: Exhausted balance. Top up your balance at fal.ai/dashboard/billing.');
