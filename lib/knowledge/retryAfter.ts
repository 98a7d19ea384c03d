/** Longer waits are cut to a day: a server's slip must not silence us for good. */
const longestSeconds = 86_400;

/** `Retry-After` in seconds from now (RFC 9110, section 10.2.3: seconds or an HTTP date). */
export function retryAfterSeconds(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) return Math.min(Number(text), longestSeconds);
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const atMs = Date.parse(text);
  if (Number.isNaN(atMs)) return undefined;
  return Math.min(Math.max(0, Math.ceil((atMs - nowMs) / 1000)), longestSeconds);
}
