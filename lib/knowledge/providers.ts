import type { ProviderId } from '../model/job';

/** A generation API: where it is, how it wants its key, and how sure we are of it. */
export interface ProviderFacts {
  name: string;
  /** Confirmed by the owner's own documents or by several sources that do not copy each other. */
  confirmed: boolean;
  /** The only hosts that its key is ever sent to. */
  hosts: readonly string[];
  /** The form of its key, for people and as a pattern. */
  keyForm: string;
  keyPattern: RegExp;
  /** The header that carries the key, and the word before it. */
  header: 'Authorization' | 'X-API-KEY';
  scheme: 'Bearer' | 'Key' | 'DevKey' | null;
  source: string;
  asOf: string;
}

export type ApiId = Exclude<ProviderId, 'web'>;

export const providerFacts: Readonly<Record<ApiId, ProviderFacts>> = {
  fal: {
    name: 'fal.ai',
    confirmed: true,
    hosts: ['queue.fal.run', 'api.fal.ai'],
    keyForm: 'two parts with a colon between them, id:secret',
    keyPattern: /^[\w-]{4,64}:[\w-]{4,128}$/,
    header: 'Authorization',
    scheme: 'Key',
    source: 'fal queue OpenAPI and documentation; @fal-ai/client 1.10.1',
    asOf: '2026-11-21',
  },
  pika: {
    name: 'Pika API',
    confirmed: true,
    hosts: ['api.dev.pika.art'],
    keyForm: 'one word of letters, digits, - and _',
    keyPattern: /^[\w.-]{12,256}$/,
    header: 'X-API-KEY',
    scheme: null,
    source: 'dev.pika.art reference',
    asOf: '2026-08-26',
  },
  devapi: {
    name: 'Pika partner API',
    confirmed: true,
    hosts: ['devapi.pika.art'],
    keyForm: 'one word of letters, digits, - and _',
    keyPattern: /^[\w.-]{12,256}$/,
    header: 'X-API-KEY',
    scheme: null,
    source: 'dev.pika.art/docs/api-reference; ComfyUI pika_api.py at fde4345a',
    asOf: '2026-06-01',
  },
  devkey: {
    name: 'Pika developer key',
    confirmed: true,
    hosts: ['7i30hpv4bo9ud5mhianq.pika.art'],
    keyForm: 'dk_ and letters or digits',
    keyPattern: /^dk_[\w-]{4,200}$/,
    header: 'Authorization',
    scheme: 'DevKey',
    source: 'Pika-Labs/Pika-Skills at b85e311',
    asOf: '2026-04-23',
  },
  'pika-art': {
    name: 'api.pika.art',
    confirmed: false,
    hosts: ['api.pika.art'],
    keyForm: 'pk- and letters or digits',
    keyPattern: /^pk-[\w-]{4,200}$/,
    header: 'Authorization',
    scheme: 'Bearer',
    source: 'prismix.dev guide; no second source',
    asOf: '2026-11-21',
  },
  'pika-me': {
    name: 'api.pika.me',
    confirmed: false,
    hosts: ['api.pika.me'],
    keyForm: 'sk-pika- and letters or digits',
    keyPattern: /^sk-pika-[\w-]{4,200}$/,
    header: 'Authorization',
    scheme: 'Bearer',
    source: 'a third-party page on a Pika API; contradicted by the owner',
    asOf: '2026-11-21',
  },
};

const pikaFiles = ['pika.art', '*.pika.art', 'pika.me', '*.pika.me'] as const;

/**
 * Hosts whose files belong to a provider; `*.` stands for any subdomain. Pika's files were seen on cdn.pika.art
 * and on random subdomains (2026); fal's on v2, v3 and v3b.fal.media and on fal.run (fal documentation, 2026-11).
 */
export const clipHosts: Readonly<Record<ProviderId, readonly string[]>> = {
  web: pikaFiles,
  pika: pikaFiles,
  devapi: pikaFiles,
  devkey: pikaFiles,
  'pika-art': pikaFiles,
  'pika-me': pikaFiles,
  fal: ['fal.media', '*.fal.media', 'fal.run', '*.fal.run', ...pikaFiles],
};
