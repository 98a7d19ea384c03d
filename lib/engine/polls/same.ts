import type { PollRequest } from '../../model/reply';

/** Two tabs that ask this ask the same. All of an app's questions may share an address: what is asked stands in the rest. */
export function questionKey({ method, url, headers, body = '' }: PollRequest): string {
  return `${method} ${url} ${headers['next-action'] ?? ''} ${body}`;
}

/** Where it is asked; a server that wants to be left alone means all questions there. */
export function placeOf({ url }: PollRequest): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** Whether the question itself names the job: a list may come without it, such a question may not. */
export function namesJob({ url, body = '' }: PollRequest, id: string): boolean {
  return standsIn(body, id) || standsIn(url, id);
}

const partOfId = /[\w-]/;

function standsIn(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (!partOfId.test(text[at - 1] ?? '') && !partOfId.test(text[at + id.length] ?? '')) return true;
  }
  return false;
}
