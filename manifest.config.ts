/** What the manifest asks for, as data: the build, the tests and the README are held to it. */
export const hosts = {
  /** Granted at installation: Pika, and the status feeds of the services that are read by default. */
  needed: [
    'https://pika.art/*',
    'https://*.pika.art/*',
    'https://*.pika.me/*',
    'https://prismix.dev/*',
    'https://apistatuscheck.com/*',
    'https://status.fal.ai/*',
    'https://status.runwayml.com/*',
    'https://status.lumalabs.ai/*',
    'https://discordstatus.com/*',
  ],
  /** Asked for when the user turns on what needs it: own API keys, webhooks, further services and feeds. */
  optional: [
    'https://queue.fal.run/*',
    'https://api.fal.ai/*',
    'https://hooks.slack.com/*',
    'https://discord.com/*',
    'https://*/*',
  ],
} as const;

/** The oldest browsers that have all that is used. */
export const oldest = { chrome: 126, firefox: 140 };

/**
 * For the extension's own pages and its worker: nothing but packaged code and styles. `connect-src` names a scheme
 * and no hosts because users add feeds and webhooks of their own; the host permissions decide what can be reached.
 */
export const extensionPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
