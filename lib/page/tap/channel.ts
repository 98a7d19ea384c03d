import { apply, dispatchEvent } from './own';

/**
 * How the page's world and ours find each other before any script of the page runs: over a node that is in no document
 * and that only the two of them hold. Whichever comes second calls, the other answers; an event carries the node from
 * one world to the other as its related target. Works alike in Chromium and Firefox (tried 2026-11), for texts.
 *
 * Our end prevents the default of what it hears; an event that comes back untouched was heard by nobody. So the page's
 * end knows at once, without waiting, whether ours still lives: Firefox destroys it with its timers, unasked.
 */
const call = 'unstuck-meet';
const answer = 'unstuck-met';
const toUs = 'copy';
const toPage = 'ask';
const linked = 'linked';
const heartbeat = 5000;

/** The end of our own world: hears copies, and asks. */
export interface NearEnd {
  ask(text: string): void;
  close(): void;
}

/** To be called in our own world at document start. */
export function openNearEnd(document: Document, hear: (text: string) => void): NearEnd {
  let node: EventTarget | undefined;
  const onCopy = (event: Event) => {
    event.preventDefault();
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
  const ask = (detail?: string) => node?.dispatchEvent(new CustomEvent(toPage, { detail }));
  return {
    ask,
    close() {
      document.removeEventListener(answer, onAnswer, true);
      node?.removeEventListener(toUs, onCopy);
      // The other end looks who is there, and finds nobody.
      ask();
    },
  };
}

/** In the page's world: whether our own end is there; undefined until the two have met. Once gone, it is for good. */
export let isThere: boolean | undefined;

/** The end of the page's world: hands copies over. */
export function openFarEnd(heard: (text: string) => void): (text: string) => void {
  const { CustomEvent: TextEvent } = window;
  const node = document.createElement('i');
  isThere = undefined;

  function say(detail?: string): void {
    if (!isThere || !apply(dispatchEvent, node, [new TextEvent(toUs, { detail, cancelable: true })])) return;
    isThere = false;
    clearInterval(pulse);
    // What its owner could not take away any more.
    document.querySelector('unstuck-stack')?.remove();
  }
  /** A later script of ours that calls may be here because the one that we know is dead. */
  const offer = () => {
    if (isThere === undefined) document.dispatchEvent(new MouseEvent(answer, { relatedTarget: node }));
    else say();
  };
  const pulse = setInterval(() => say(), heartbeat);
  node.addEventListener(toPage, (event) => {
    say();
    if (isThere) heard(String((event as CustomEvent).detail));
  });
  node.addEventListener(linked, () => {
    isThere = true;
  });
  document.addEventListener(call, offer, true);
  offer();
  return say;
}
