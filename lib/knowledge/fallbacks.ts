/** What people make with Pika and may want to make elsewhere meanwhile. */
export const features = [
  'text-to-video',
  'image-to-video',
  'extend',
  'modify-region',
  'camera-control',
  'keyframes',
  'lip-sync',
  'effects',
  'swap',
] as const;
export type Feature = (typeof features)[number];

export interface Fallback {
  /** What `accounts` in the settings names. */
  id: string;
  name: string;
  url: string;
  /** The service whose health counts for it; null for what runs on the user's own computer. */
  service: string | null;
  /** By feature: the counterpart there and how it compares. */
  offers: Partial<Readonly<Record<Feature, string>>>;
  source: string;
  asOf: string;
  confidence: 'high' | 'medium' | 'low';
}

const seed = 'apistatuscheck.com guide, 2026-02-04';

/**
 * Where to work while Pika does not: the nearest substitute first. OpenAI's Sora is not among them: its app and its
 * video API were announced to end on 2026-09-24 (OpenAI video guide, 2026).
 */
export const fallbacks: readonly Fallback[] = [
  {
    id: 'runway',
    name: 'Runway',
    url: 'https://app.runwayml.com/',
    service: 'runway',
    offers: {
      'text-to-video': 'Gen-3 and later: a little more photorealistic',
      'image-to-video': 'Gen-3 and later: like quality, another style',
      extend: 'extending with camera direction: more control, less simple',
      'modify-region': 'Motion Brush: stronger for moving one part',
      'camera-control': 'Director Mode: more camera controls',
      'lip-sync': 'lip sync of a face in an image or clip',
      keyframes: 'first and last frame',
    },
    source: seed,
    asOf: '2026-02-04',
    confidence: 'medium',
  },
  {
    id: 'fal-pika',
    name: 'Pika on fal.ai',
    url: 'https://fal.ai/models/fal-ai/pika/v2.2/text-to-video',
    service: 'fal',
    offers: {
      'text-to-video': 'the same Pika models on other servers, paid by the clip',
      'image-to-video': 'the same Pika models on other servers, paid by the clip',
      keyframes: 'Pikaframes on other servers',
      effects: 'Pikaffects on other servers',
    },
    source: 'fal.ai model list; @fal-ai/client 1.10.1',
    asOf: '2026-11-21',
    confidence: 'high',
  },
  {
    id: 'kling',
    name: 'Kling',
    url: 'https://app.klingai.com/',
    service: 'kling',
    offers: {
      'text-to-video': 'clips of 5 to 10 seconds with very good motion',
      'image-to-video': 'clips of 5 to 10 seconds with very good motion',
      extend: 'extending a clip',
      keyframes: 'first and last frame',
      'lip-sync': 'lip sync',
      effects: 'ready-made effects',
    },
    source: seed,
    asOf: '2026-02-04',
    confidence: 'medium',
  },
  {
    id: 'luma',
    name: 'Luma Dream Machine',
    url: 'https://dream-machine.lumalabs.ai/',
    service: 'luma',
    offers: {
      'text-to-video': 'much the same abilities as Pika',
      'image-to-video': 'much the same abilities as Pika',
      extend: 'extending a clip',
      keyframes: 'first and last frame',
      'camera-control': 'camera motions by name',
    },
    source: seed,
    asOf: '2026-02-04',
    confidence: 'medium',
  },
  {
    id: 'hailuo',
    name: 'Hailuo',
    url: 'https://hailuoai.video/',
    service: 'hailuo',
    offers: {
      'text-to-video': 'short clips with lively motion',
      'image-to-video': 'short clips with lively motion',
      'camera-control': 'camera directions in the prompt',
    },
    source: 'MiniMax Hailuo site',
    asOf: '2026-11-21',
    confidence: 'low',
  },
  {
    id: 'veo',
    name: 'Veo in Google Flow',
    url: 'https://labs.google/flow/about',
    service: 'veo',
    offers: {
      'text-to-video': 'photorealistic clips with sound',
      'image-to-video': 'photorealistic clips with sound',
      extend: 'extending a scene',
      keyframes: 'first and last frame',
    },
    source: 'Google Labs Flow page',
    asOf: '2026-11-21',
    confidence: 'low',
  },
  {
    id: 'stability',
    name: 'Stability AI',
    url: 'https://stability.ai/',
    service: 'stability',
    offers: {
      'text-to-video': 'for experiments and artistic looks',
      'image-to-video': 'for experiments and artistic looks',
    },
    source: seed,
    asOf: '2026-02-04',
    confidence: 'low',
  },
  {
    id: 'animatediff',
    name: 'AnimateDiff on your own computer',
    url: 'https://github.com/guoyww/AnimateDiff',
    service: null,
    offers: {
      'text-to-video': 'never down and free, but wants a graphics card and setting up',
      'image-to-video': 'never down and free, but wants a graphics card and setting up',
    },
    source: seed,
    asOf: '2026-02-04',
    confidence: 'medium',
  },
];
