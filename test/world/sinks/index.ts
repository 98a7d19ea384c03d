import type { SiteMaker } from '../site';
import { discord } from './discord';
import { hook } from './hook';
import { slack } from './slack';

type KnobsOf<Maker extends SiteMaker> = ReturnType<Maker>['knobs'];

/** Knobs of each receiver by the site's name; `received` is what came. */
export interface SinkKnobs {
  'slack-sink': KnobsOf<typeof slack>;
  'discord-sink': KnobsOf<typeof discord>;
  'hook-sink': KnobsOf<typeof hook>;
}

/** Every receiver of webhooks in the pretend world. */
export const sinkSites: readonly SiteMaker[] = [slack, discord, hook];
