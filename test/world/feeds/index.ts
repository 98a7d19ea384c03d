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
