/** Where Pika lives on the web. Read on 2026-11-21. */

/** Pika's own hosts, and the data host named in captures of 2025 and 2026 (medium confidence). */
export const pikaSites = ['pika.art', 'pika.me'] as const;
export const pikaDataHosts = ['xrcfahrzkjpblmrsaknx.supabase.co'] as const;
/** Paths on Pika's hosts that carry measuring, bot checks and built files, not data. */
export const noisePath = /^\/(?:ingest|_vercel|monitoring|cdn-cgi|_next\/static|_next\/image|auth\/v1)(?:\/|$)/;
