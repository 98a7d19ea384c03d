/** Call synchronously when the worker starts. Hears of the browser going on or off line, and says at once where it is off. */
export function onNetwork(changed: (online: boolean) => void): void {
  globalThis.addEventListener('online', () => changed(true));
  globalThis.addEventListener('offline', () => changed(false));
  if (!navigator.onLine) changed(false);
}
