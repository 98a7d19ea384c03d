/** Call synchronously when the worker starts. Hears of the browser going on or off line. */
export function onNetwork(changed: (online: boolean) => void): void {
  globalThis.addEventListener('online', () => changed(true));
  globalThis.addEventListener('offline', () => changed(false));
}
