/** What a card says of progress, in any language: a percentage below 100, a spinner, a busy mark. */
export interface Signs {
  percent: boolean;
  /** The percentage, or the bar's value, from 0 to 1, where it can be read. */
  figure?: number;
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
  const percent = percentIn(text);
  const moving = bars.filter((bar) => !isFull(bar));
  const figure =
    percent === undefined ? moving.map(shareOf).find((share) => share > 0) : Number.parseFloat(percent) / 100;
  return {
    percent: percent !== undefined,
    ...(figure !== undefined && figure < 1 && { figure }),
    busy: isTrue(card.closest('[aria-busy]')) || isTrue(card.querySelector('[aria-busy="true"]')),
    bar: moving.length > 0,
  };
}

function percentIn(text: string): string | undefined {
  const found = percentSign.exec(text)?.[0].replace(/[%٪％\s\u00a0\u202f]/g, '');
  return found !== undefined && !/(?:^|\D)100(?:\D|$)/.test(found) ? found : undefined;
}

const isBar = (element: Element): boolean =>
  element.getAttribute('role') === 'progressbar' || element.tagName === 'PROGRESS';
const isTrue = (element: Element | null): boolean => element?.getAttribute('aria-busy') === 'true';

const isFull = (bar: Element): boolean => shareOf(bar) >= 1;

function shareOf(bar: Element): number {
  const now = Number(bar.getAttribute('aria-valuenow') ?? bar.getAttribute('value') ?? Number.NaN);
  return now / Number(bar.getAttribute('aria-valuemax') ?? bar.getAttribute('max') ?? 100);
}
