/**
 * What signs a user in, by the names under which it travels. Sources: Supabase Auth (GoTrue) endpoints and sessions,
 * OAuth 2.0 and OpenID Connect parameters (RFC 6749, RFC 7636), Next.js and Auth.js routes, Firebase Identity Toolkit;
 * read on 2026-11-27, high confidence.
 */

/** Paths at which a user signs in, or a session or a token is given out: nothing of what goes on there leaves the page. */
export const secretPath =
  /[/:._-](?:(?:get|refresh|access|revoke|exchange|with|update|reset|forgot|set|send|check|confirm)[_-]?){0,3}(?:o?auth(?:n|2|entic\w*|ori[sz]\w*)?|log-?(?:in|out|on)|sign-?(?:in|up|out|on)\w*|sessions?|tokens?|otp|mfa|2fa|totp|sso|saml2?|jwks?|verif\w*|callback|passw\w*|passkeys?|credentials?|magic-?link|recover\w*)(?=[/:._-]|$)/i;

/** An address without what follows a word of signing in in its path: links in mails carry their token there. */
export function withoutSecretTail(address: string): string {
  const start = address.indexOf('/', 'https://'.length);
  const found = start < 0 ? null : secretPath.exec(address.slice(start));
  return found === null ? address : address.slice(0, start + found.index + found[0].length);
}

/** A field whose name holds one of these may hold a secret; which of them does is judged by the whole name. */
export const secretWords =
  'pass(?:w|p|c|k)|pwd|secret|token|jwt|otp|session|credential|cookie|srf|verifier|auth|key|code';

/** Whole names, without regard to case. Of `shotPrompt`, `authorId` and `keyframe` each holds a word, and none a secret. */
const SECRET_FIELD =
  /pass(?:w|phr|code|key)|pwd|secret|token|jwt|otp(?![a-z])|session|credential|cookie|[cx]srf|verifier|authori[sz]|(?:^|[^a-z])auth$|key(?:[_-]?id)?$|code$/i;
/** Codes of failures are words, words with a number, or short numbers; codes that sign in are none of these. */
const FAILURE_CODE = /^(?:[a-z][a-z_. -]{0,80}\d{0,4}|[a-z]{0,8}\d{1,5})$/i;

/** Whether a field holds what may sign somebody in, or is a key to something. Its value matters for codes alone. */
export function isSecretField(name: string, value: string): boolean {
  return SECRET_FIELD.test(name) && !(/code$/i.test(name) && FAILURE_CODE.test(value));
}
