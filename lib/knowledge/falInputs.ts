/** What one field of an endpoint's input takes. */
export interface FalField {
  required?: boolean;
  /** The values that it takes, as text; absent where any will do. */
  oneOf?: readonly string[];
  /** The kind of its value; text where absent. */
  kind?: 'number' | 'list';
}

export interface FalEndpoint {
  /** Behind `fal-ai/pika/`. */
  path: string;
  fields: Readonly<Record<string, FalField>>;
  source: string;
  asOf: string;
  confidence: 'high' | 'medium';
}

const known = { source: 'input types of @fal-ai/client 1.10.1', asOf: '2026-11-27', confidence: 'high' } as const;
const ratio: FalField = { oneOf: ['16:9', '9:16', '1:1', '4:5', '5:4', '3:2', '2:3'] };
const resolution: FalField = { oneOf: ['720p', '1080p'] };
const seed: FalField = { kind: 'number' };
const common = { prompt: { required: true }, negative_prompt: {}, seed, resolution } as const;
const upTo21 = { ...common, duration: { kind: 'number' } } as const;
const from22 = { ...common, duration: { oneOf: ['5', '10'] } } as const;
const image: FalField = { required: true };

/** Inputs of Pika's endpoints at fal, by version. */
export const falEndpoints: readonly FalEndpoint[] = [
  { path: 'v2.2/text-to-video', fields: { ...from22, aspect_ratio: ratio }, ...known },
  { path: 'v2.2/image-to-video', fields: { ...from22, image_url: image }, ...known },
  {
    path: 'v2.2/pikaframes',
    fields: {
      image_urls: { required: true, kind: 'list' },
      transitions: { kind: 'list' },
      prompt: {},
      negative_prompt: {},
      seed,
      resolution,
    },
    ...known,
  },
  { path: 'v2.1/text-to-video', fields: { ...upTo21, aspect_ratio: ratio }, ...known },
  { path: 'v2.1/image-to-video', fields: { ...upTo21, image_url: image }, ...known },
  { path: 'v2/turbo/text-to-video', fields: { ...upTo21, aspect_ratio: ratio }, ...known },
  { path: 'v2/turbo/image-to-video', fields: { ...upTo21, image_url: image }, ...known },
  {
    path: 'v2/pikadditions',
    fields: { image_url: image, video_url: { required: true }, prompt: {}, negative_prompt: {}, seed },
    ...known,
  },
  {
    path: 'v1.5/pikaffects',
    fields: {
      image_url: image,
      pikaffect: {
        required: true,
        oneOf:
          'Cake-ify Crumble Crush Decapitate Deflate Dissolve Explode Eye-pop Inflate Levitate Melt Peel Poke Squish Ta-da Tear'.split(
            ' ',
          ),
      },
      prompt: {},
      negative_prompt: {},
      seed,
    },
    ...known,
  },
];

/** Names that other services give a field, and what fal calls it. */
export const falFieldNames: Readonly<Record<string, string>> = {
  image: 'image_url',
  imageurl: 'image_url',
  img: 'image_url',
  startimage: 'image_url',
  firstframe: 'image_url',
  images: 'image_urls',
  video: 'video_url',
  videourl: 'video_url',
  prompttext: 'prompt',
  text: 'prompt',
  aspectratio: 'aspect_ratio',
  ratio: 'aspect_ratio',
  durations: 'duration',
  seconds: 'duration',
  length: 'duration',
  quality: 'resolution',
  negativeprompt: 'negative_prompt',
};
