/** Headers of requests and replies that may be looked at; Next's names as recorded from Next.js 16.4, 2026-11. */

/** Names of headers and address parameters that hold a secret. */
export const secretNames =
  /authori[sz]ation|token|api-?key|secret|session|cookie|csrf|xsrf|signature|jwt|password|^(?:sig|key|auth|code)$/i;
/** Response headers that are read. */
export const readReplyHeaders = ['retry-after', 'date', 'x-action-redirect', 'x-nextjs-action-not-found'] as const;
