import type { ServiceId } from '../model/service';

/** One family of models: a foreign maker by its name, or Pika's own (its versions are told apart by number). */
export interface ModelFamily {
  /** The `<family>` of `model:<family>`. */
  id: string;
  /** As people write it. */
  name: string;
  /** Names of its models, lower case: one of them in a model's name decides the family. */
  models: readonly string[];
  /** Names of the maker, lower case: they decide where no model's name is found. */
  makers: readonly string[];
  /** The service whose status pages tell of the maker. */
  service?: ServiceId;
  asOf: string;
  source: string;
  confidence: 'high' | 'medium' | 'low';
}

const publicApi = {
  asOf: '2026-10-02',
  source: 'Makers in the catalogue of the public Pika API (160 callable operations)',
  confidence: 'high',
} as const;
const relaunch = {
  asOf: '2026-10-07',
  source: 'pika.art/blog/welcome-to-the-new-pika and the catalogue of the public Pika API',
  confidence: 'high',
} as const;
const aggregators = {
  asOf: '2026-11-21',
  source: 'Endpoint names of fal and of other hosts of many models',
  confidence: 'medium',
} as const;

/** Families that Pika's app or API offers, or that fal runs beside Pika. Pika stands last: a foreign name decides. */
export const modelFamilies: readonly ModelFamily[] = [
  {
    id: 'kling',
    name: 'Kling',
    models: ['kling', '可灵'],
    makers: ['kuaishou', 'klingai'],
    service: 'kling',
    ...publicApi,
  },
  { id: 'seedance', name: 'Seedance', models: ['seedance', '即梦'], makers: ['bytedance'], ...relaunch },
  {
    id: 'minimax',
    name: 'MiniMax',
    models: ['minimax', 'hailuo', '海螺', 't2v-01', 'i2v-01', 's2v-01'],
    makers: ['minimaxi'],
    service: 'hailuo',
    ...relaunch,
  },
  { id: 'veo', name: 'Veo', models: ['veo'], makers: [], service: 'veo', ...publicApi },
  {
    id: 'gemini',
    name: 'Gemini',
    models: ['gemini', 'nano-banana', 'imagen'],
    makers: ['google'],
    ...publicApi,
  },
  { id: 'wan', name: 'Wan', models: ['wan', 'wanx', '万相'], makers: ['alibaba'], ...publicApi },
  { id: 'grok', name: 'Grok', models: ['grok', 'grok-imagine'], makers: ['xai', 'x-ai'], ...publicApi },
  { id: 'flux', name: 'FLUX', models: ['flux'], makers: ['black-forest-labs', 'bfl'], ...publicApi },
  {
    id: 'gpt-image',
    name: 'GPT Image',
    models: ['gpt-image', 'gptimage'],
    makers: ['openai'],
    service: 'openai',
    ...relaunch,
  },
  { id: 'sora', name: 'Sora', models: ['sora'], makers: [], service: 'openai', ...aggregators },
  {
    id: 'runway',
    name: 'Runway',
    models: ['runway', 'gen-3', 'gen-4', 'gen3', 'gen4', 'aleph', 'act-two'],
    makers: ['runwayml'],
    service: 'runway',
    ...aggregators,
  },
  {
    id: 'luma',
    name: 'Luma',
    models: ['luma', 'dream-machine', 'ray-1', 'ray-2', 'ray-3'],
    makers: ['lumalabs'],
    service: 'luma',
    ...aggregators,
  },
  {
    id: 'sync',
    name: 'Sync',
    models: ['sync-1', 'sync-2', 'sync-3'],
    makers: ['sync', 'sync-labs', 'synclabs'],
    ...publicApi,
  },
  { id: 'topaz', name: 'Topaz', models: ['topaz'], makers: ['topazlabs'], ...publicApi },
  { id: 'seedream', name: 'Seedream', models: ['seedream', 'seededit'], makers: [], ...aggregators },
  { id: 'pixverse', name: 'PixVerse', models: ['pixverse'], makers: [], ...aggregators },
  { id: 'vidu', name: 'Vidu', models: ['vidu'], makers: ['shengshu'], ...aggregators },
  { id: 'ltx', name: 'LTX', models: ['ltx', 'ltxv'], makers: ['lightricks'], ...aggregators },
  { id: 'hunyuan', name: 'Hunyuan', models: ['hunyuan'], makers: ['tencent'], ...aggregators },
  { id: 'qwen', name: 'Qwen', models: ['qwen'], makers: [], ...aggregators },
  {
    id: 'elevenlabs',
    name: 'ElevenLabs',
    models: ['elevenlabs', 'eleven'],
    makers: [],
    service: 'elevenlabs',
    ...aggregators,
  },
  {
    id: 'stability',
    name: 'Stability AI',
    models: ['stable-video', 'stable-diffusion', 'stable-audio', 'svd', 'sdxl'],
    makers: ['stability', 'stabilityai'],
    service: 'stability',
    ...aggregators,
  },
  {
    id: 'pika',
    name: 'Pika',
    models: [
      'pika',
      'pikaframes',
      'pikascenes',
      'pikaswaps',
      'pikadditions',
      'pikaffects',
      'pikaffect',
      'pikatwists',
      'pikaformance',
    ],
    makers: [],
    service: 'pika',
    asOf: '2026-11-27',
    source: 'First-party references: dev.pika.art, ComfyUI pika_api.py at fde4345a, Pika-Plugins at f27b3ba',
    confidence: 'high',
  },
];

/** Words of a model's name that say how it works and not whose it is. */
export const plainModelWords: readonly string[] = [
  'ai', 'api', 'audio', 'auto', 'base', 'basic', 'default', 'draft', 'edit', 'fast', 'final', 'generate', 'generation',
  'hd', 'high', 'i2v', 'image', 'lite', 'low', 'master', 'medium', 'mini', 'mode', 'model', 'new', 'plus', 'preview',
  'pro', 'quality', 'r2v', 'reference', 'shared', 'speed', 'standard', 'std', 't2v', 'text', 'to', 'turbo', 'ultra',
  'v', 'v2v', 'version', 'video',
]; // biome-ignore format: one glance

/** Hosts of many models: the name before the slash is no maker's. */
export const modelHosts: readonly string[] = ['fal-ai', 'fal', 'replicate', 'openrouter', 'comfy', 'apps', 'models'];
