import type { SiteMaker } from '../site';
import { devapi } from './devapi';
import { devkey } from './devkey';
import { falPlatform } from './fal-platform';
import { falQueue } from './fal-queue';
import { media } from './media';
import { pikaArtApi } from './pika-art-api';
import { pikaMeApi } from './pika-me-api';
import { publicApi } from './public-api';

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
