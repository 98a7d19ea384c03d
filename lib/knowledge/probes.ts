import type { ApiId } from './providers';

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * One question of each provider that shows whether it takes a key, starts nothing and costs nothing: the balance, or
 * a job that cannot exist (404 then speaks for the key). The addresses are those of the references named in `providers`.
 */
export const harmlessQuestion: Readonly<Record<ApiId, string>> = {
  fal: `https://queue.fal.run/fal-ai/pika/requests/${nobody}/status`,
  pika: 'https://api.dev.pika.art/billing/balance',
  devapi: `https://devapi.pika.art/videos/${nobody}`,
  devkey: 'https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance',
  'pika-art': `https://api.pika.art/generations/${nobody}`,
  'pika-me': 'https://api.pika.me/v1/account/usage',
};
