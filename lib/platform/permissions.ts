import { browser } from 'wxt/browser';

/** Whether the extension may reach all of these sites now. */
export function mayReach(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...origins] });
}

/**
 * Call synchronously when the worker starts. A user can take host permissions away and give them back at any time ("on
 * click", one host unticked).
 */
export function onPermissionsChanged(changed: () => void): void {
  browser.permissions.onAdded.addListener(() => changed());
  browser.permissions.onRemoved.addListener(() => changed());
}

/** The sites of Pika's pages, as the manifest's content scripts name them. */
export function pageSites(): string[] {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  return [...new Set(scripts.flatMap(({ matches }) => matches ?? []))];
}
