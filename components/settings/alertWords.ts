import type { AlertId } from '../../lib/model/alert';

/** What each alert tells, as the settings call it. */
export const alertWords: Readonly<Record<AlertId, string>> = {
  'job-finished': 'A video is ready and you have not seen it',
  'job-stuck': 'A video is stuck',
  'job-failed': 'A video failed',
  'clip-unplayable': 'A finished video does not play',
  'service-down': 'Pika or a marked service is down',
  'service-degraded': 'Pika or a marked service is not well',
  'service-recovered': 'It is back',
  'credits-low': 'Credits are running low',
  'credits-exhausted': 'Credits are used up',
  'credits-anomaly': 'A charge looks wrong, or a renewal did not come',
  'credits-reset': 'Credits were renewed',
  'fallback-advised': 'It is time to work elsewhere',
};
