import { existsSync } from 'node:fs';
import { newApp } from './newapp';
import { oldApp } from './oldapp';
import { Pika } from './pika/platform';
import type { Site, SiteMaker, WorldContext } from './site';

const isMakers = (value: unknown): value is readonly SiteMaker[] => Array.isArray(value);

async function others(): Promise<readonly SiteMaker[]> {
  const makers: SiteMaker[] = [];
  for (const [folder, name] of [
    ['apis', 'apiSites'],
    ['feeds', 'feedSites'],
    ['sinks', 'sinkSites'],
  ] as const) {
    const file = new URL(`./${folder}/index.ts`, import.meta.url);
    if (!existsSync(file)) continue;
    const found: Record<string, unknown> = await import(/* @vite-ignore */ file.href);
    const list = found[name];
    if (isMakers(list)) makers.push(...list);
  }
  return makers;
}

/** Every site of the world, Pika's web apps first. */
export async function makeSites(context: WorldContext): Promise<{ pika: Pika; sites: Site[] }> {
  const pika = new Pika(context);
  const rest = await others();
  return { pika, sites: [oldApp(pika), newApp(pika), ...rest.map((make) => make(context))] };
}
