import { readFileSync } from 'node:fs';
import { page } from '../pika/page';
import type { Pika } from '../pika/platform';
import type { WorldReply } from '../site';
import { actionId, actionNames } from './actions';

export const styleSheet: Buffer = readFileSync(new URL('./style.css', import.meta.url));

/** A page of the old web app. */
export function oldPage(pika: Pika, signedIn: boolean): WorldReply {
  const { actions, page: knobs } = pika.knobs;
  const ids = Object.fromEntries(actionNames.map((name) => [name, actionId(name, actions.build)]));
  const { account } = pika;
  const boot = {
    signedIn,
    page: knobs,
    actions: ids,
    userId: account.userId,
    apiKey: account.apiKey,
    cost: pika.knobs.submit.cost,
  };
  return page(pika, 'Pika', 'oldapp', boot);
}
