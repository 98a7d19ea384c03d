import type { SiteMaker } from '../site';
import { devapi } from './devapi';
import { devkey } from './devkey';
import { falPlatform } from './fal-platform';
import { falQueue } from './fal-queue';
import { media } from './media';
import { pikaArtApi } from './pika-art-api';
import { pikaMeApi } from './pika-me-api';
import { publicApi } from './public-api';

/** Knobs of each generation API by the site's name. */
export interface ApiKnobs {
  devapi: KnobsOf<typeof devapi>;
  'public-api': KnobsOf<typeof publicApi>;
  devkey: KnobsOf<typeof devkey>;
  'pika-art-api': KnobsOf<typeof pikaArtApi>;
  'pika-me-api': KnobsOf<typeof pikaMeApi>;
  'fal-queue': KnobsOf<typeof falQueue>;
  'fal-platform': KnobsOf<typeof falPlatform>;
  media: KnobsOf<typeof media>;
}

type KnobsOf<Maker extends SiteMaker> = ReturnType<Maker>['knobs'];

/** Every generation API of the pretend world. */
export const apiSites: readonly SiteMaker[] = [
  devapi,
  publicApi,
  devkey,
  pikaArtApi,
  pikaMeApi,
  falQueue,
  falPlatform,
  media,
];
