/** What a card says of progress, in any language: a percentage below 100, a spinner, a busy mark. */
export interface Signs {
  percent: boolean;
  busy: boolean;
  bar: boolean;
}

const percentSign = /(?:[%٪％]\s?\p{Nd}{1,3})|(?:\p{Nd}{1,3}(?:[.,٫]\p{Nd}{1,3})?[\s\u00a0\u202f]?[%٪％])/u;
const textLimit = 2000;

/** Reads the signs of progress in a card; the job's own prompt may speak of percents and is left out. */
export function signsIn(card: Element, prompt: string | undefined): Signs {
  let text = (card.textContent ?? '').slice(0, textLimit);
  if (prompt !== undefined && prompt !== '') text = text.replaceAll(prompt, ' ');
  const bars = [card, ...card.querySelectorAll('[role="progressbar"],progress')].filter(isBar);
  return {
    percent: hasPercent(text),
    busy: isTrue(card.closest('[aria-busy]')) || isTrue(card.querySelector('[aria-busy="true"]')),
    bar: bars.some((bar) => !isFull(bar)),
  };
}

function hasPercent(text: string): boolean {
  const found = percentSign.exec(text)?.[0];
  return found !== undefined && !/(?:^|\D)100(?:\D|$)/.test(found);
}

const isBar = (element: Element): boolean =>
  element.getAttribute('role') === 'progressbar' || element.tagName === 'PROGRESS';
const isTrue = (element: Element | null): boolean => element?.getAttribute('aria-busy') === 'true';

function isFull(bar: Element): boolean {
  const now = Number(bar.getAttribute('aria-valuenow') ?? bar.getAttribute('value') ?? Number.NaN);
  const max = Number(bar.getAttribute('aria-valuemax') ?? bar.getAttribute('max') ?? 100);
  return now >= max;
}
