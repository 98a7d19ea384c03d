/** The store's own words for an address whose time is over. */
const ranOutWords = /expired|ExpiredToken|not yet valid|SignatureDoesNotMatch|AuthenticationFailed/i;
/** Names in the query of an address that is signed for a time (AWS, Google, Azure, CloudFront, Supabase; 2026-11). */
const signedNames =
  /^(?:x-(?:amz|goog|oss|cos)-(?:expires|date|signature|credential)|expires?|signature|sig|se|policy|key-pair-id|exp|token|e|t|hdnts|verify|q-sign-time)$/i;

/**
 * Whether a signed address may have run out, so that its refusal says nothing of the file: by the store's words, by the time in its
 * query, or because its time cannot be read.
 */
export function mayHaveRunOut(url: string, body: string, nowMs: number): boolean {
  const query = URL.parse(url)?.searchParams;
  if (query === undefined || ![...query.keys()].some((name) => signedNames.test(name))) return false;
  if (ranOutWords.test(body)) return true;
  const until = untilMs(query);
  return until === undefined || until <= nowMs;
}

/** When the address runs out (ms since 1970), where its query says so in a form that is known. */
function untilMs(query: URLSearchParams): number | undefined {
  const get = (wanted: string) => [...query].find(([name]) => name.toLowerCase() === wanted)?.[1];
  for (const maker of ['amz', 'goog']) {
    const from = basicTime(get(`x-${maker}-date`));
    const seconds = Number(get(`x-${maker}-expires`) ?? Number.NaN);
    if (from !== undefined && Number.isFinite(seconds)) return from + seconds * 1000;
  }
  const azure = Date.parse(get('se') ?? '');
  if (!Number.isNaN(azure)) return azure;
  const epoch = Number(get('expires') ?? get('expire') ?? get('exp') ?? Number.NaN);
  if (!Number.isFinite(epoch) || epoch < 1e9) return undefined;
  return epoch < 1e11 ? epoch * 1000 : epoch;
}

/** `20261127T101112Z`, ISO 8601 in its basic form. */
function basicTime(text: string | undefined): number | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/
    .exec(text ?? '')
    ?.slice(1)
    .map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
