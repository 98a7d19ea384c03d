/**
 * Errors that Pika's surfaces are known to give. Sources: gpt4free-ts `model/pika` (2023-24) for the web app's
 * "Something went wrong" and code 9; Pika-Labs/Pika-Plugins (2026-07-20) and dev.pika.art (2026-08) for the codes.
 */
export interface Failure {
  /** HTTP status when a submit is turned down with it. */
  status: number;
  message: string;
  /** The number that the web app's reply carries. */
  number?: number;
  retryAfterSeconds?: number;
}

export const failures = {
  moderation_blocked: { status: 400, message: 'moderation_blocked: your prompt was blocked by moderation.' },
  content_policy_violation: { status: 400, message: 'content_policy_violation: this violates our content policy.' },
  content_moderation: { status: 422, message: 'content_moderation: prompt not allowed.' },
  input_text_sensitive: { status: 400, message: 'InputTextSensitiveContentDetected: the input text may be sensitive.' },
  output_audio_sensitive: {
    status: 400,
    message: 'OutputAudioSensitiveContentDetected: Output audio has sensitive content.',
  },
  insufficient_credits: { status: 402, message: 'Insufficient credits' },
  insufficient_balance: { status: 402, message: 'insufficient_balance: top up to continue.' },
  membership_required: { status: 403, message: 'membership_required: upgrade your plan to use this model.' },
  cycle_limit_exceeded: { status: 403, message: 'cycle_limit_exceeded: limit of this billing cycle reached.' },
  admission_suspended: { status: 403, message: 'admission_suspended: new generations are suspended.' },
  concurrency: { status: 200, message: 'Concurrency limit reached', number: 9 },
  rate_limited: { status: 429, message: 'rate_limited: too many requests.', retryAfterSeconds: 30 },
  something_went_wrong: { status: 200, message: 'Something went wrong' },
  unauthorized: { status: 401, message: 'Unauthorized' },
  partner_validation_failed: { status: 422, message: 'partner_validation_failed: the image could not be used.' },
  invalid_input: { status: 422, message: 'invalid_input: duration is not supported by this model.' },
  provider_5xx: { status: 503, message: 'provider_5xx: the model provider failed.' },
  provider_timeout: { status: 504, message: 'provider_timeout: the model provider did not answer in time.' },
  provider_unavailable: { status: 503, message: 'provider_unavailable: Kling is at capacity.' },
  timed_out: { status: 504, message: 'timed_out: the generation took too long.' },
  internal: { status: 500, message: 'internal: Something went wrong' },
} as const satisfies Record<string, Failure>;

export type FailureId = keyof typeof failures;

export const failureOf = (id: FailureId): Failure => failures[id];
