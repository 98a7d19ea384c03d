import { apply, defineProperty, getFrom, getOwnPropertyDescriptor, safely, setIn } from './own';

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

/** Replaces the function that `owner[name]` is, or its getter, by a proxy of it. */
export function replace(owner: object, name: PropertyKey, handler: ProxyHandler<(...args: never[]) => unknown>): void {
  const place = getOwnPropertyDescriptor(owner, name);
  const part = place?.get ? 'get' : 'value';
  const original: unknown = place?.[part];
  if (typeof original !== 'function') return;
  const value = new Proxy(original, handler);
  apply(setIn, originals, [value, original]);
  defineProperty(owner, name, { [part]: value });
  if (handler.construct) defineProperty(original.prototype, 'constructor', { value });
}

/** Has `toString` tell the originals' text: the page's own, and that of every frame which the page reaches into. */
export function hideWrappers(): void {
  hideFrom(window);
  for (const name of ['contentWindow', 'contentDocument'])
    replace(HTMLIFrameElement.prototype, name, {
      apply(target, self, args) {
        const inside = call(target, self, args);
        // Of another origin it may not be looked at, and throws.
        safely(() => hideFrom(Reflect.get(Object(inside), 'defaultView') ?? inside));
        return inside;
      },
    });
}

/** `scope`: a window. */
function hideFrom(scope: object): void {
  const functions: object = Reflect.get(scope, 'Function').prototype;
  const { value } = getOwnPropertyDescriptor(functions, 'toString') ?? {};
  if (apply(getFrom, originals, [value])) return;
  replace(functions, 'toString', {
    apply: (target, self: object, args) => call(target, apply(getFrom, originals, [self]) ?? self, args),
  });
}
