import type { WorldReply } from '../site';
import type { Pika } from './platform';

const policy = (inlineStyles: boolean) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${inlineStyles ? " 'unsafe-inline'" : ''}`,
    "connect-src 'self' https://*.pika.art wss://*.pika.art",
    "img-src 'self' data: blob: https://*.pika.art",
    "media-src 'self' blob: https://*.pika.art",
    "frame-ancestors 'none'",
    "base-uri 'self'",
  ].join('; ');

/** Headers of every page of the pretend apps. */
export function pageHeaders(pika: Pika): Record<string, string> {
  const common = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-cache, no-store, max-age=0, must-revalidate',
    'x-powered-by': 'Next.js',
  };
  const { csp, inlineStyles } = pika.knobs.page;
  return csp ? { ...common, 'content-security-policy': policy(inlineStyles) } : common;
}

/** JSON inside a script element: nothing in it can end the element. */
export const inert = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** An empty page of the app in that folder; its script fills it. */
export function page(pika: Pika, title: string, folder: string, boot: unknown): WorldReply {
  const body = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/_next/static/css/${folder}.css">
</head>
<body>
<div id="__next"></div>
<script id="__BOOT__" type="application/json">${inert(boot)}</script>
<script src="/_next/static/chunks/${folder}/client/main.js" type="module"></script>
</body>
</html>`;
  return { status: 200, headers: pageHeaders(pika), body };
}

/** The order for the page's picture, which the pretend page obeys. */
export function pageOrders(pika: Pika): Record<string, string> {
  const { freeze, polling } = pika.knobs.page;
  return { 'x-page-orders': JSON.stringify({ freeze, polling, pollEveryMs: pika.knobs.page.pollEveryMs }) };
}
