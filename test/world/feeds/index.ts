import type { SiteMaker } from '../site';
import { apiStatusCheck } from './api-status-check';
import {
  discordStatus,
  elevenlabsStatus,
  falStatus,
  lumaStatus,
  openaiStatus,
  replicateStatus,
  runwayStatus,
  stabilityStatus,
} from './pages';
import { prismix } from './prismix';

type KnobsOf<Maker extends SiteMaker> = ReturnType<Maker>['knobs'];

/** Knobs of each status feed by the site's name. */
export interface FeedKnobs {
  prismix: KnobsOf<typeof prismix>;
  'api-status-check': KnobsOf<typeof apiStatusCheck>;
  'runway-status': KnobsOf<typeof runwayStatus>;
  'discord-status': KnobsOf<typeof discordStatus>;
  'fal-status': KnobsOf<typeof falStatus>;
  'luma-status': KnobsOf<typeof lumaStatus>;
  'stability-status': KnobsOf<typeof stabilityStatus>;
  'elevenlabs-status': KnobsOf<typeof elevenlabsStatus>;
  'openai-status': KnobsOf<typeof openaiStatus>;
  'replicate-status': KnobsOf<typeof replicateStatus>;
}

/** Every status feed of the pretend world. */
export const feedSites: readonly SiteMaker[] = [
  prismix,
  apiStatusCheck,
  runwayStatus,
  discordStatus,
  falStatus,
  lumaStatus,
  stabilityStatus,
  elevenlabsStatus,
  openaiStatus,
  replicateStatus,
];
