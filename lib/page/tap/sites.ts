/** The whole address of something worth a copy: Pika's own, but not its measuring, its files and its sign-in. */
export function worthCopying(url: string): string | undefined {
  const whole = new URL(url, document.baseURI).href;
  return /^https:\/\/(?:(?:[\w-]+\.)*pika\.(?:art|me)|xrcfahrzkjpblmrsaknx\.supabase\.co)\/(?!ingest|_vercel|monitoring|cdn-cgi|_next|auth\/v1)/.test(
    whole,
  ) && !/\.(?:mp4|webm|mov|jpg|png|webp|svg|js|css|woff2)(?:[?#]|$)/.test(whole)
    ? whole
    : undefined;
}

/** Content types that may carry news of jobs. */
export function isDataType(type: string): boolean {
  return /json|x-component|event-stream|text\/plain/.test(type);
}
