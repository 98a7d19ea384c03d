import type { ProviderId } from '../model/job';
import { devapi } from './devapi';
import { devkey } from './devkey';
import { fal } from './fal';
import { pika } from './pika';
import { pikaArt } from './pika-art';
import { pikaMe } from './pika-me';
import type { Provider } from './provider';

/** The generation APIs, confirmed ones first. */
export const providers: readonly Provider[] = [fal, pika, devapi, devkey, pikaArt, pikaMe];

/** The API of this id; the web apps have none. */
export function providerOf(id: ProviderId): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}
