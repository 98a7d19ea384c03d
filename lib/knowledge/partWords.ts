import type { PikaPart } from '../model/service';

/**
 * Words in the path of an address that tell which part of Pika answers there, the first that fits. Paths seen in public
 * clients 2023 to 2026 (`/auth/v1/...`, PostgREST under `login.pika.art`, `/billing/balance`, `/generate/...`); the rest are
 * usual names. As of 2026-11-27, confidence medium.
 */
export const partPaths: readonly [RegExp, PikaPart][] = [
  [/\/(?:auth|o?auth2?|log-?in|sign-?(?:in|up)|session|sso|token)(?=[/?.]|$)/i, 'login'],
  [/\/(?=[\w-]*(?:credit|billing|balance|wallet|subscription|quota|purchase|checkout))[\w-]+(?=[/?.]|$)/i, 'credits'],
  [/[?&](?:select|fields?)=[^&#]{0,200}credit/i, 'credits'],
  [/\/(?:exports?|downloads?|assets|media-files)(?=[/?.]|$)/i, 'export'],
];

/** Paths of sign-in, of which nothing but the status of the answer is ever taken. */
export const signInPaths =
  /^\/(?:[\w-]+\/){0,4}(?:auth|o?auth2?|log-?in|sign-?in|session|token|otp|magiclink)(?=\/|$)/i;
