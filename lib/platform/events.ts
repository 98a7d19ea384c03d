import { browser } from 'wxt/browser';

/**
 * Call synchronously when the worker starts. Runs once after the extension was installed or updated and once after
 * the browser started: alarms may be gone then.
 */
export function onStart(started: (why: 'install' | 'update' | 'browser') => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => started(reason === 'install' ? 'install' : 'update'));
  browser.runtime.onStartup.addListener(() => started('browser'));
}
