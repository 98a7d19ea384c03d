const maxSteps = 6;
const maxElements = 80;

/**
 * The card around an element: the largest part of the page that still speaks of one thing. It ends where siblings of the
 * same kind begin (a list), where another job's mark comes in, or where it grows too large.
 */
export function cardAround(element: Element, isForeign: (candidate: Element) => boolean): Element {
  let card = element;
  for (let step = 0; step < maxSteps; step += 1) {
    const parent = card.parentElement;
    if (
      parent === null ||
      /^(?:BODY|HTML|MAIN)$/.test(parent.tagName) ||
      /^(?:list|grid|feed|main)$/.test(parent.getAttribute('role') ?? '')
    )
      break;
    if (parent.childElementCount > 1 && isListOf(parent, card)) break;
    if (parent.querySelectorAll('*').length > maxElements || isForeign(parent)) break;
    card = parent;
  }
  return card;
}

function isListOf(parent: Element, card: Element): boolean {
  if (/^(?:UL|OL|TBODY)$/.test(parent.tagName)) return true;
  const holds = (child: Element) => child.matches('a,article,li') || child.querySelector('a,img,video') !== null;
  return (
    holds(card) &&
    [...parent.children].some((child) => child !== card && child.tagName === card.tagName && holds(child))
  );
}

/** Whether an element is kept off the screen by its own marks. */
export function isHidden(element: Element): boolean {
  return element.closest('[hidden],template,[style*="display:none"],[style*="display: none"]') !== null;
}
