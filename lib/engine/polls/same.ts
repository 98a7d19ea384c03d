import { homeOf } from '../../knowledge/pikaSites';
import { identityOf } from '../../knowledge/requestHeaders';
import type { PollRequest } from '../../model/reply';
import { bareId } from '../homes';

/** Two tabs that ask this ask the same: what would be sent is equal byte for byte. */
export function questionKey(request: PollRequest): string {
  return `${homeOf(request.origin) ?? ''} ${identityOf(request)}`;
}

/** Where it is asked; a server that wants to be left alone means all questions there. */
export function placeOf({ url }: PollRequest): string {
  const { host, pathname } = new URL(url);
  return host + pathname;
}

/** Whether the question itself names the job: a list may come without it, such a question may not. */
export function namesJob({ url, body = '', origin }: PollRequest, id: string): boolean {
  const bare = bareId(id, homeOf(origin));
  return standsIn(body, bare) || standsIn(url, bare);
}

const partOfId = /[\w-]/;

function standsIn(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    if (!partOfId.test(text[at - 1] ?? '') && !partOfId.test(text[at + id.length] ?? '')) return true;
  }
  return false;
}
