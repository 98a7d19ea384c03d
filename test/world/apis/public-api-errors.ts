/** Error codes of Pika's public API. Source: dev.pika.art, errors and openapi.json (as quoted publicly 2026-08-24). */
export const publicErrorCodes = [
  'invalid_input',
  'content_moderation',
  'insufficient_balance',
  'membership_required',
  'cycle_limit_exceeded',
  'admission_suspended',
  'rate_limited',
  'provider_unavailable',
  'provider_timeout',
  'timed_out',
  'provider_error',
  'internal',
] as const;
type PublicErrorCode = (typeof publicErrorCodes)[number];

const messages: Readonly<Record<PublicErrorCode, string>> = {
  invalid_input: 'The input is not valid for this model.',
  content_moderation: 'The request was refused by content moderation.',
  insufficient_balance: 'Your balance does not cover this request.',
  membership_required: 'This model needs a membership.',
  cycle_limit_exceeded: 'The limit of this billing cycle is reached.',
  admission_suspended: 'New requests are suspended for this account.',
  rate_limited: 'Too many requests.',
  provider_unavailable: 'The provider is not available.',
  provider_timeout: 'The provider did not answer in time.',
  timed_out: 'The job did not finish in time.',
  provider_error: 'The provider answered with an error.',
  internal: 'Something went wrong on our side.',
};

const isCode = (code: string): code is PublicErrorCode => publicErrorCodes.some((one) => one === code);

/** What a failed job says. A code that nobody knows comes as it is. */
export const publicError = (code: string): { code: string; message: string } => ({
  code: code || 'internal',
  message: isCode(code) ? messages[code] : messages.internal,
});
