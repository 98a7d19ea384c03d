import { browserAddressing } from '../world/addressing';
import { certificatesFor } from '../world/certificates';
import type { Outcome } from '../world/network';
import { listen, type RawEnds } from '../world/server';
import type { WorldRequest } from '../world/site';

/** A bare site on loopback under any host name, for tests of the harness and of the adapters. */
export async function bareSite(answer: (request: WorldRequest) => Promise<Outcome> | Outcome, raw?: RawEnds) {
  const requests: WorldRequest[] = [];
  const certificates = await certificatesFor(['pika.art'], '.world/bare');
  const listener = await listen(
    certificates,
    0,
    async (request) => {
      requests.push(request);
      return answer(request);
    },
    raw,
  );
  return {
    world: browserAddressing({ port: listener.port, hosts: ['pika.art'], certificates }),
    close: listener.close,
    /** Requests for this address so far, oldest first. */
    seen: (address: string) => requests.filter((request) => request.url.href === address),
  };
}
