/**
 * The host of the developer keys, 7i30hpv4bo9ud5mhianq.pika.art. Source: github.com/Pika-Labs/Pika-Skills, commit
 * b85e311, 2026-04-23. Both forms of the balance occur there. The words of its errors are assumed.
 */
import type { Site, WorldContext, WorldReply, WorldRequest } from '../site';
import { type FaultKnobs, noFault, underFaults } from './kit/fault';
import { asText, credential, jsonObject } from './kit/fields';
import { makeSite } from './kit/make-site';
import { json } from './kit/reply';

export interface DevkeyKnobs {
  keys: Record<string, 'active' | 'inactive'>;
  /** Credits of the agent wallet. */
  balance: number;
  balanceShape: 'nested' | 'flat';
  products: { productId: string; name: string; numCredits: number }[];
  /** Sessions by id, as they answer. */
  sessions: Record<
    string,
    { status: string; video_worker_connected: boolean; meeting_bot_connected: boolean; error_message: string | null }
  >;
  faults: FaultKnobs;
}

const start = (): DevkeyKnobs => ({
  keys: { dk_test: 'active', dk_inactive: 'inactive' },
  balance: 1500,
  balanceShape: 'nested',
  products: [
    { productId: 'topup_1000', name: '1,000 credits', numCredits: 1000 },
    { productId: 'topup_5000', name: '5,000 credits', numCredits: 5000 },
  ],
  sessions: {},
  faults: noFault(),
});

const leastForMeeting = 100;

/** Balance, top-up and meeting sessions under a `DevKey`. */
export function devkey(context: WorldContext): Site<DevkeyKnobs> {
  const refuse = (status: number, message: string): WorldReply => json(status, { error: message });

  function meeting(knobs: DevkeyKnobs): WorldReply {
    if (knobs.balance < leastForMeeting) return refuse(402, 'Insufficient balance');
    const id = context.uuid();
    knobs.sessions[id] = {
      status: 'ready',
      video_worker_connected: true,
      meeting_bot_connected: true,
      error_message: null,
    };
    return json(200, { session_id: id });
  }

  function topup(request: WorldRequest, knobs: DevkeyKnobs): WorldReply {
    const id = asText(jsonObject(request)?.product_id);
    if (!knobs.products.some((product) => product.productId === id)) return refuse(422, 'Unknown product_id');
    return json(200, { checkout_url: `https://checkout.stripe.com/c/pay/${id}` });
  }

  function route(request: WorldRequest, knobs: DevkeyKnobs): WorldReply {
    const key = credential(request, 'DevKey');
    const standing = key?.startsWith('dk_') && Object.hasOwn(knobs.keys, key) ? knobs.keys[key] : undefined;
    if (!standing) return refuse(401, 'Invalid developer key');
    if (standing === 'inactive') return refuse(403, 'Developer key is inactive');
    const asked = `${request.method} ${request.url.pathname}`;
    const { balance } = knobs;
    if (asked === 'GET /developer/balance')
      return json(200, knobs.balanceShape === 'nested' ? { data: { balance } } : { balance });
    if (asked === 'GET /developer/topup/products') return json(200, { products: knobs.products });
    if (asked === 'POST /developer/topup') return topup(request, knobs);
    if (asked === 'POST /proxy/realtime/meeting-session') return meeting(knobs);
    const id = /^GET \/proxy\/realtime\/session\/([^/]+)$/.exec(asked)?.[1];
    const session = id && Object.hasOwn(knobs.sessions, id) ? knobs.sessions[id] : undefined;
    return session ? json(200, session) : refuse(404, 'Not found');
  }

  return makeSite<DevkeyKnobs>({
    name: 'devkey',
    hosts: ['7i30hpv4bo9ud5mhianq.pika.art'],
    start,
    handle: underFaults(context, (status) => refuse(status, 'The request failed'), route),
  });
}
