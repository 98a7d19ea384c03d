import type { FeedSpec, ServiceSpec } from './spec';

type Known = Pick<FeedSpec, 'asOf' | 'source' | 'confidence'>;

const statuspageDocs: Known = {
  asOf: '2026-10-06',
  source: 'Statuspage API v2 (every page documents itself under /api), page ids from public status readers',
  confidence: 'high',
};
const incidentIoDocs: Known = {
  asOf: '2026-09-30',
  source: 'docs.incident.io/status-pages/api and public status readers',
  confidence: 'high',
};

type Own = Pick<FeedSpec, 'format' | 'url'> & Partial<Pick<FeedSpec, 'pageId' | 'pageName' | 'components' | 'core'>>;

function official(service: string, name: string, own: Own, known: Known): FeedSpec {
  return { id: service, name, kind: 'official', subjects: [{ service, names: [] }], ...own, ...known };
}

/** The services that can be watched, with the feeds that they publish themselves. */
export const knownServices: readonly ServiceSpec[] = [
  {
    id: 'pika',
    name: 'Pika',
    page: 'https://prismix.dev/service/pika',
    feeds: [],
    asOf: '2026-09-06',
    source: 'No status page of Pika is proven: an aggregator that tried page by page (2026-06-19) found none stable',
    confidence: 'high',
  },
  {
    id: 'fal',
    name: 'fal',
    page: 'https://status.fal.ai',
    feeds: [
      official(
        'fal',
        'fal status page',
        {
          format: 'instatus',
          url: 'https://status.fal.ai/summary.json',
          pageName: 'fal',
          components: [
            { is: 'clzmj6mnv0283gwmwtdqtt9u3', part: 'api' },
            { is: 'clzu5ivf0385762icocgwepue4u', part: 'models' },
            { is: 'api', part: 'api' },
            { is: 'official models', part: 'models' },
          ],
        },
        {
          asOf: '2026-09-30',
          source: 'instatus.com/help/api/public-data and public status readers',
          confidence: 'high',
        },
      ),
    ],
    asOf: '2026-09-30',
    source: 'Instatus page of fal',
    confidence: 'high',
  },
  {
    id: 'runway',
    name: 'Runway',
    page: 'https://status.runwayml.com',
    feeds: [
      official(
        'runway',
        'Runway status page',
        {
          format: 'statuspage',
          url: 'https://status.runwayml.com/api/v2/summary.json',
          pageId: 's9lfdrzmhryw',
          components: [
            { is: '2fr8tksxj5ns', part: 'web' },
            { is: 'hl94rh0mg6xt', part: 'models' },
            { is: 'w3jcq3dwljp4', part: 'api' },
            { is: 'app', part: 'web' },
            { is: 'backend', part: 'models' },
            { is: 'public api', part: 'api' },
          ],
        },
        statuspageDocs,
      ),
    ],
    asOf: '2026-10-06',
    source: 'Statuspage of Runway',
    confidence: 'high',
  },
  {
    id: 'luma',
    name: 'Luma',
    page: 'https://status.lumalabs.ai',
    feeds: [
      official(
        'luma',
        'Luma status page',
        { format: 'betterstack', url: 'https://status.lumalabs.ai/index.json', pageName: 'luma' },
        {
          asOf: '2026-09-30',
          source: 'betterstack.com/docs/uptime/status-pages (subscribing to API) and public status readers',
          confidence: 'high',
        },
      ),
    ],
    asOf: '2026-09-30',
    source: 'Better Stack page of Luma',
    confidence: 'high',
  },
  {
    id: 'kling',
    name: 'Kling',
    page: 'https://prismix.dev',
    feeds: [],
    asOf: '2026-11-21',
    source: 'No status page of Kling is proven; only the shared monitors are read',
    confidence: 'medium',
  },
  {
    id: 'stability',
    name: 'Stability AI',
    page: 'https://status.stability.ai',
    feeds: [
      official(
        'stability',
        'Stability AI status page',
        {
          format: 'incident-io',
          url: 'https://status.stability.ai/api/v2/summary.json',
          pageName: 'stability',
          core: ['01JW9J39X55NDFZTZT3K5NYR48', 'api'],
        },
        incidentIoDocs,
      ),
    ],
    asOf: '2026-09-30',
    source: 'incident.io page of Stability AI',
    confidence: 'high',
  },
  {
    id: 'hailuo',
    name: 'Hailuo (MiniMax)',
    page: 'https://status.minimax.io',
    feeds: [
      official(
        'hailuo',
        'MiniMax status page',
        { format: 'statuspage', url: 'https://status.minimax.io/api/v2/summary.json', pageName: 'minimax' },
        { asOf: '2026-09-30', source: 'public status readers', confidence: 'medium' },
      ),
    ],
    asOf: '2026-09-30',
    source: 'Statuspage-compatible page of MiniMax',
    confidence: 'medium',
  },
  {
    id: 'veo',
    name: 'Google Veo',
    page: 'https://status.cloud.google.com',
    feeds: [
      official(
        'veo',
        'Google Cloud status feed',
        {
          format: 'rss-atom',
          url: 'https://status.cloud.google.com/en/feed.atom',
          components: [{ is: 'veo', part: 'models' }],
        },
        {
          asOf: '2026-06-17',
          source: 'Google Cloud status page; the product is called "Vertex Veo API" there',
          confidence: 'low',
        },
      ),
    ],
    asOf: '2026-06-17',
    source: 'Google Cloud status page',
    confidence: 'low',
  },
  {
    id: 'elevenlabs',
    name: 'ElevenLabs',
    page: 'https://status.elevenlabs.io',
    feeds: [
      official(
        'elevenlabs',
        'ElevenLabs status page',
        {
          format: 'incident-io',
          url: 'https://status.elevenlabs.io/api/v2/summary.json',
          pageName: 'elevenlabs',
        },
        incidentIoDocs,
      ),
    ],
    asOf: '2026-09-30',
    source: 'incident.io page of ElevenLabs',
    confidence: 'high',
  },
  {
    id: 'openai',
    name: 'OpenAI',
    page: 'https://status.openai.com',
    feeds: [
      official(
        'openai',
        'OpenAI status page',
        { format: 'incident-io', url: 'https://status.openai.com/api/v2/summary.json', pageName: 'openai' },
        incidentIoDocs,
      ),
    ],
    asOf: '2026-09-30',
    source: 'incident.io page of OpenAI',
    confidence: 'high',
  },
  {
    id: 'replicate',
    name: 'Replicate',
    page: 'https://www.replicatestatus.com',
    feeds: [
      official(
        'replicate',
        'Replicate status page',
        {
          format: 'incident-io',
          url: 'https://www.replicatestatus.com/api/v2/summary.json',
          pageName: 'replicate',
          core: ['01JRJYHBWCXHFZ0NHMP1N7T2G3', 'http api'],
        },
        incidentIoDocs,
      ),
    ],
    asOf: '2026-09-30',
    source: 'incident.io page of Replicate',
    confidence: 'high',
  },
  {
    id: 'discord',
    name: 'Discord',
    page: 'https://discordstatus.com',
    feeds: [
      official(
        'discord',
        'Discord status page',
        {
          format: 'statuspage',
          url: 'https://discordstatus.com/api/v2/summary.json',
          pageId: 'srhpyqt94yxb',
          core: ['rhznvxg4v7yh', 'api'],
        },
        statuspageDocs,
      ),
    ],
    asOf: '2026-09-30',
    source: 'Statuspage of Discord',
    confidence: 'high',
  },
];
