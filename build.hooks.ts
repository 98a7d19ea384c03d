import type { WxtHooks } from 'wxt';

type ExtendBuild = WxtHooks['vite:build:extendConfig'];

/**
 * Only the worker gets the polyfill under `wxt/browser`: what content scripts and pages use of the browser's own API is
 * the same in every browser, and they are to be small and quick to draw.
 */
export const leavePolyfillOut: ExtendBuild = (entrypoints, config) => {
  const alias = config.resolve?.alias;
  if (!alias || entrypoints.some((entrypoint) => entrypoint.type === 'background')) return;
  const pairs = Array.isArray(alias)
    ? alias
    : Object.entries(alias).map(([find, replacement]) => ({ find, replacement }));
  config.resolve = { ...config.resolve, alias: pairs.filter(({ find }) => find !== 'wxt/browser') };
};
