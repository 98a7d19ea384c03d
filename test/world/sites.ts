import { apiSites } from './apis';
import { elsewhereSites } from './elsewhere';
import { feedSites } from './feeds';
import { newApp } from './newapp';
import { oldApp } from './oldapp';
import { Pika } from './pika/platform';
import { sinkSites } from './sinks';
import type { Site, WorldContext } from './site';

/** Every site of the world, Pika's web apps first. */
export function makeSites(context: WorldContext): { pika: Pika; sites: Site[] } {
  const pika = new Pika(context);
  const rest = [...apiSites, ...feedSites, ...sinkSites, ...elsewhereSites].map((make) => make(context));
  return { pika, sites: [oldApp(pika), newApp(pika), ...rest] };
}
