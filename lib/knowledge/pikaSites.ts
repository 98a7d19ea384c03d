/** Where Pika lives on the web. Read on 2026-11-21; the first-party origins on 2026-11-27. */

/** Pika's own hosts, and the data host named in captures of 2025 and 2026 (medium confidence). */
export const pikaSites = ['pika.art', 'pika.me'] as const;
export const pikaDataHosts = ['xrcfahrzkjpblmrsaknx.supabase.co'] as const;
/** Paths on Pika's hosts that carry measuring, bot checks and built files, not data. */
export const noisePath = /^\/(?:ingest|_vercel|monitoring|cdn-cgi|_next\/static|_next\/image|auth\/v1)(?:\/|$)/;

/**
 * Origins whose pages are Pika's own apps (pika.art and its app hosts: public captures 2023 to 2026, high confidence;
 * www.pika.me: first-party repository Pika-Skills b85e311, 2026-04-23, high). As of 2026-11-27. Hosts of data, files and
 * sign-in (api., cdn., login.) show no app, so they are not in it.
 */
const FIRST_PARTY_ORIGINS: ReadonlySet<string> = new Set([
  'https://pika.art',
  'https://www.pika.art',
  'https://old.pika.art',
  'https://create.pika.art',
  'https://dev.pika.art',
  'https://app.pika.art',
  'https://www.pika.me',
]);

/**
 * To whose account belongs what a page of this origin tells: Pika's own (`undefined`), which all first-party origins share,
 * or that of another page under Pika's domains, named by its host (with a port where it has one). No origin: the user's own
 * keys and what an older version stored, both Pika's own.
 */
export function homeOf(origin: string | undefined): string | undefined {
  if (origin === undefined || FIRST_PARTY_ORIGINS.has(origin)) return undefined;
  return origin.replace(/^https:\/\//, '');
}

/** Whether a page of this origin may tell of what answers at this address: its own origin; first-party pages, of all of Pika. */
export function mayTellOf(origin: string, url: string): boolean {
  if (homeOf(origin) === undefined) return true;
  const asked = url.replace(/^wss:/, 'https:');
  return URL.canParse(asked) && new URL(asked).origin === origin;
}
