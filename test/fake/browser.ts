import { FakeBrowser, type FakeOptions } from './fakeBrowser';

declare global {
  /** Outlives `vi.resetModules()`: that makes a fresh worker, not a fresh browser. */
  var unstuckFake: FakeBrowser | undefined;
}

/** A fresh browser for a test; `wxt/browser` is its worker from now on. */
export function freshBrowser(options: FakeOptions = {}): FakeBrowser {
  globalThis.unstuckFake = new FakeBrowser(options);
  return globalThis.unstuckFake;
}

/** Stands for `wxt/browser` in tests: the API of the worker that lives now. */
export const browser = new Proxy(
  {},
  { get: (_target, name) => Reflect.get((globalThis.unstuckFake ?? freshBrowser()).workerApi(), name) },
);
