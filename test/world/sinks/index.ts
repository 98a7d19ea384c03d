import type { SiteMaker } from '../site';
import { discord } from './discord';
import { hook } from './hook';
import { slack } from './slack';

/** Every receiver of webhooks in the pretend world. */
export const sinkSites: readonly SiteMaker[] = [slack, discord, hook];
