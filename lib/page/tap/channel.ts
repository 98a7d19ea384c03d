/**
 * How the page's world and ours find each other before any script of the page runs: over a node that is in no document
 * and that only the two of them hold. Whichever comes second calls, the other answers; an event carries the node from
 * one world to the other as its related target. Works alike in Chromium and Firefox (tried 2026-11), for texts.
 */
const call = 'unstuck-meet';
const answer = 'unstuck-met';
const toUs = 'copy';
const toPage = 'ask';
const linked = 'linked';

/** The end of our own world: hears copies, and asks. */
export interface NearEnd {
  ask(text: string): void;
  close(): void;
}

/** To be called in our own world at document start. */
export function openNearEnd(document: Document, hear: (text: string) => void): NearEnd {
  let node: EventTarget | undefined;
  const onCopy = (event: Event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') hear(event.detail);
  };
  const onAnswer = (event: Event) => {
    if (!(event instanceof MouseEvent) || event.relatedTarget === null || node !== undefined) return;
    event.stopImmediatePropagation();
    node = event.relatedTarget;
    document.removeEventListener(answer, onAnswer, true);
    node.addEventListener(toUs, onCopy);
    node.dispatchEvent(new CustomEvent(linked));
  };
  document.addEventListener(answer, onAnswer, true);
  document.dispatchEvent(new MouseEvent(call));
  return {
    ask(text) {
      node?.dispatchEvent(new CustomEvent(toPage, { detail: text }));
    },
    close() {
      document.removeEventListener(answer, onAnswer, true);
      node?.removeEventListener(toUs, onCopy);
    },
  };
}

/** The end of the page's world: hands copies over. */
export function openFarEnd(heard: (text: string) => void): (text: string) => void {
  const { apply } = Reflect;
  const { dispatchEvent } = EventTarget.prototype;
  const TextEvent = CustomEvent;
  const node = document.createElement('i');
  const offer = () => document.dispatchEvent(new MouseEvent(answer, { relatedTarget: node }));
  const forget = () => document.removeEventListener(call, offer, true);
  node.addEventListener(toPage, (event) => heard(String((event as CustomEvent).detail)));
  node.addEventListener(linked, forget);
  document.addEventListener(call, offer, true);
  offer();
  return (text) => {
    apply(dispatchEvent, node, [new TextEvent(toUs, { detail: text })]);
  };
}
