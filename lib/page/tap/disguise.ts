import { apply, defineProperty, getFrom, safely, setIn } from './own';

/**
 * Puts wrappers in the place of the browser's own functions so that they look and behave the same: proxies keep name,
 * length and prototype; property descriptors stay; `Function.prototype.toString` tells the original's text; and
 * no frame of ours stays in an error's stack.
 */
const originals = new WeakMap<object, object>();
const { replace: replaceIn } = String.prototype;

/** Firefox tells no file for a script that an extension puts into the page's world. */
const ownFrames = /^.*(?:-extension:|@<anonymous code>|at Reflect\.).*\n?/gm;

/** An error on its way to the page, without our frames. */
export function clean(error: unknown): unknown {
  safely(() => {
    // The page may make of a stack what it likes.
    if (!(error instanceof Error) || typeof error.stack !== 'string') return;
    const stack = apply(replaceIn, error.stack, [ownFrames, '']);
    if (stack !== error.stack) error.stack = stack;
  });
  return error;
}

/** Calls it; an error leaves clean. */
export function call<Result>(work: (...args: never[]) => Result, self: unknown, args: ArrayLike<unknown>): Result {
  try {
    return apply(work, self, args);
  } catch (error) {
    throw clean(error);
  }
}

/** Replaces `owner[name]` by a proxy of it. */
export function replace(owner: object, name: PropertyKey, handler: ProxyHandler<(...args: never[]) => unknown>): void {
  const original: unknown = Reflect.get(owner, name);
  if (typeof original !== 'function') return;
  const value = new Proxy(original, handler);
  apply(setIn, originals, [value, original]);
  defineProperty(owner, name, { value });
  if (handler.construct) defineProperty(original.prototype, 'constructor', { value });
}

export function hideWrappers(): void {
  replace(Function.prototype, 'toString', {
    apply: (target, self: object, args) => call(target, apply(getFrom, originals, [self]) ?? self, args),
  });
}
