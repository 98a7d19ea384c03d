import { fileURLToPath } from 'node:url';
import type { EntrypointGroup, WxtHooks } from 'wxt';

type ExtendBuild = WxtHooks['vite:build:extendConfig'];
type Group = WxtHooks['entrypoints:grouped'];

/** Worker and popup are built each for itself: into one file without what only the others need. */
export const buildAlone: Group = (_wxt, groups) => {
  const apart: EntrypointGroup[] = groups.flatMap((group) => {
    if (!Array.isArray(group)) return [group];
    const alone = group.filter(({ type }) => type === 'background' || type === 'popup');
    const rest = group.filter((entrypoint) => !alone.includes(entrypoint));
    return [...alone.map((entrypoint) => [entrypoint]), ...(rest.length > 0 ? [rest] : [])];
  });
  groups.splice(0, groups.length, ...apart);
};

/**
 * Only Chrome's worker gets the polyfill under `wxt/browser`: what content scripts and pages use of the browser's own
 * API is the same in every browser, and they are to be small and quick to draw; in Firefox it would only hand back the
 * browser's own.
 */
export const leavePolyfillOut: ExtendBuild = (entrypoints, config) => {
  const alias = config.resolve?.alias;
  const isFirefox = String(config.build?.target).startsWith('firefox');
  if (!alias || (!isFirefox && entrypoints.some(({ type }) => type === 'background'))) return;
  const pairs = Array.isArray(alias)
    ? alias
    : Object.entries(alias).map(([find, replacement]) => ({ find, replacement }));
  config.resolve = { ...config.resolve, alias: pairs.filter(({ find }) => find !== 'wxt/browser') };
};

/** WXT's context of content scripts, of which ours use little, gives way to one of our own. */
export const leaveContextOut: ExtendBuild = (entrypoints, config) => {
  if (!entrypoints.every(({ type }) => type === 'content-script')) return;
  const find = 'wxt/utils/content-script-context';
  const replacement = fileURLToPath(new URL('entrypoints/pika.content/life.ts', import.meta.url));
  const given = config.resolve?.alias ?? {};
  const others = Array.isArray(given)
    ? given
    : Object.entries(given).map(([name, to]) => ({ find: name, replacement: to }));
  config.resolve = { ...config.resolve, alias: [{ find, replacement }, ...others] };
};

/** Content scripts run on every page load of Pika's, and the worker is born again many times an hour: a harder squeeze. */
export const squeeze: ExtendBuild = (entrypoints, config) => {
  if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'background')) return;
  // WXT takes the name off a script that begins with a parenthesis: `var tap` would be the page's own global.
  const terserOptions = { ecma: 2020, compress: { passes: 3 }, format: { wrap_iife: true } } as const;
  config.build = { ...config.build, minify: 'terser', terserOptions };
};
