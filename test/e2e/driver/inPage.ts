/**
 * The function and its arguments as one expression for a page. Compilers that keep names wrap functions in a helper
 * of theirs, which no page has.
 */
export function expression(run: (...args: never[]) => unknown, args: readonly unknown[]): string {
  return `((__name) => (${run.toString()})(...${JSON.stringify(args)}))((it) => it)`;
}

/** The middle of an element in the window, found through open shadow roots; `null` until it can be clicked. */
export function clickPoint(selector: string): { x: number; y: number } | null {
  const find = (root: Document | ShadowRoot): Element | null => {
    const here = root.querySelector(selector);
    if (here) return here;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return null;
  };
  const found = find(document);
  if (!found) return null;
  found.scrollIntoView({ block: 'center', behavior: 'instant' });
  const box = found.getBoundingClientRect();
  return box.width > 0 && box.height > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}
