import type { PikaKnobs } from '../pika/knobs';
import type { Pika } from '../pika/platform';
import type { Site } from '../site';

export function newApp(pika: Pika): Site<PikaKnobs> {
  return {
    name: 'pika-new',
    hosts: ['create.pika.art'],
    knobs: pika.knobs,
    handle: () => ({ status: 404 }),
    reset: () => pika.reset(),
  };
}
