/**
 * Puts wrappers in the place of the browser's own functions so that they look and behave the same: proxies keep name,
 * length and prototype; property descriptors are copied; `Function.prototype.toString` tells the original's text; and
 * no frame of ours stays in an error's stack.
 */
export interface Disguise {
  /** Replaces `owner[name]` by a proxy of it. */
  replace(owner: object, name: string, handler: ProxyHandler<(...args: never[]) => unknown>): void;
  /** Does it; an error on its way to the page leaves without our frames. */
  cleanly<T>(work: () => T): T;
}

const ownFrames = /^.*(?:(?:chrome|moz)-extension:\/\/|Reflect\.(?:apply|construct) ).*\n?/gm;

export function createDisguise(): Disguise {
  const { apply } = Reflect;
  const { getOwnPropertyDescriptor, defineProperty } = Object;
  const { get, set } = WeakMap.prototype;
  const originals = new WeakMap<object, object>();

  function cleanly<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof Error) {
        const stack = error.stack?.replace(ownFrames, '') ?? '';
        if (stack !== error.stack) error.stack = stack;
      }
      throw error;
    }
  }

  function replace(owner: object, name: string, handler: ProxyHandler<(...args: never[]) => unknown>): void {
    const place = getOwnPropertyDescriptor(owner, name);
    const original = place?.value;
    if (typeof original !== 'function') return;
    const wrapper = new Proxy(original, handler);
    apply(set, originals, [wrapper, original]);
    defineProperty(owner, name, { ...place, value: wrapper });
    if (handler.construct !== undefined) {
      const made = original.prototype;
      defineProperty(made, 'constructor', { ...getOwnPropertyDescriptor(made, 'constructor'), value: wrapper });
    }
  }

  replace(Function.prototype, 'toString', {
    apply: (target, self: object, args) => cleanly(() => apply(target, apply(get, originals, [self]) ?? self, args)),
  });
  return { replace, cleanly };
}
