import { FakeBrowser, type FakeOptions } from './fakeBrowser';

let current = new FakeBrowser();

/** A fresh browser for a test; `wxt/browser` is its worker from now on. */
export function freshBrowser(options: FakeOptions = {}): FakeBrowser {
  current = new FakeBrowser(options);
  return current;
}

/** Stands for `wxt/browser` in tests: the API of the worker that lives now. */
export const browser = new Proxy({}, { get: (_target, name) => Reflect.get(current.workerApi(), name) });
