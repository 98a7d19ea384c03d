import type { WxtHooks } from 'wxt';

type ExtendBuild = WxtHooks['vite:build:extendConfig'];

/**
 * Content scripts get the browser's own API under `wxt/browser`: what they use of it is the same in every browser,
 * and the polyfill would take a fifth of their size budget.
 */
export const leavePolyfillOut: ExtendBuild = (entrypoints, config) => {
  const alias = config.resolve?.alias;
  if (!alias || !entrypoints.every((entrypoint) => entrypoint.type === 'content-script')) return;
  const pairs = Array.isArray(alias)
    ? alias
    : Object.entries(alias).map(([find, replacement]) => ({ find, replacement }));
  config.resolve = { ...config.resolve, alias: pairs.filter(({ find }) => find !== 'wxt/browser') };
};
