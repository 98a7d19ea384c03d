/** Roots by their hosts: no closed one can be had back from its host, by us as little as by the page. */
const roots = new WeakMap<Element, ShadowRoot>();

/**
 * Gives an element a shadow root into which the page cannot look (in test builds it can). Where the page has made a custom
 * element of our name, that would be let in by its internals (HTML, `ElementInternals.shadowRoot`, 2026): then the root is
 * that of a plain child, which can have none.
 */
export function attachRoot(host: HTMLElement): ShadowRoot {
  const plain = host.matches(':defined') ? host.appendChild(host.ownerDocument.createElement('div')) : host;
  const root = plain.attachShadow({ mode: __UNSTUCK_TEST__ ? 'open' : 'closed' });
  roots.set(host, root);
  return root;
}

export function rootOf(host: Element | null | undefined): ShadowRoot | undefined {
  return host == null ? undefined : roots.get(host);
}
