import { act, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach } from 'vitest';

const roots: { unmount(): void }[] = [];

/** A fresh place in the document with a root to draw into; both are taken away after the test. */
export function freshRoot() {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  roots.push({
    unmount() {
      act(() => root.unmount());
      place.remove();
    },
  });
  return { place, root };
}

/** Draws something into a fresh place of the document. */
export async function render(node: ReactNode): Promise<HTMLElement> {
  const { place, root } = freshRoot();
  await act(async () => root.render(node));
  return place;
}

/** Clicks the button, link or box with this name. */
export async function click(place: ParentNode, name: string | RegExp): Promise<void> {
  const found = named(place, name);
  await act(async () => found.click());
}

/** Types a text into the field with this label, and leaves it. */
export async function type(place: ParentNode, label: string, text: string): Promise<void> {
  const field = labelled(place, label);
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  await act(async () => {
    setter?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(async () => {
    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  });
}

/** The control whose name (label or text) is or matches this. */
export function named(place: ParentNode, name: string | RegExp): HTMLElement {
  const all = [...place.querySelectorAll<HTMLElement>('button, a, summary, input')];
  const found = all.find((one) => {
    const words = one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent ?? '';
    return typeof name === 'string' ? words.trim() === name : name.test(words);
  });
  if (found === undefined) throw new Error(`no control ${String(name)} in ${place.textContent}`);
  return found;
}

function labelled(place: ParentNode, label: string): HTMLInputElement | HTMLTextAreaElement {
  const words = [...place.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
  const id = words?.getAttribute('for');
  const field = id === null || id === undefined ? words?.querySelector('input') : document.getElementById(id);
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) return field;
  throw new Error(`no field ${label}`);
}

afterEach(() => {
  for (const root of roots.splice(0)) root.unmount();
});
