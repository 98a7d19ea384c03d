/**
 * The status pages of the pretend world. Hosters and ids as public readers of the live pages had them between 2026-04
 * and 2026-10; component ids that none of them pinned are made up.
 */
import type { SiteMaker } from '../site';
import { type BetterStackKnobs, betterStack } from './better-stack';
import { type IncidentIoKnobs, incidentIo } from './incident-io';
import { type InstatusKnobs, instatus } from './instatus';
import { type PageKnobs, quietPage } from './model';
import { pageSite } from './page-site';
import { statuspage } from './statuspage';

export const runwayStatus: SiteMaker<PageKnobs> = (context) =>
  pageSite(
    context,
    'runway-status',
    ['status.runwayml.com', 's9lfdrzmhryw.statuspage.io'],
    () =>
      quietPage(
        { id: 's9lfdrzmhryw', name: 'Runway', url: 'https://status.runwayml.com' },
        {
          '2fr8tksxj5ns': 'App',
          hl94rh0mg6xt: 'Backend',
          w3jcq3dwljp4: 'Public API',
          pxc5jjl6wty0: 'Billing',
          f8yl6htsys9v: 'Support',
        },
      ),
    (path, view) => statuspage(path, view),
  );

export const discordStatus: SiteMaker<PageKnobs> = (context) =>
  pageSite(
    context,
    'discord-status',
    ['discordstatus.com', 'status.discord.com', 'srhpyqt94yxb.statuspage.io'],
    () =>
      quietPage(
        { id: 'srhpyqt94yxb', name: 'Discord', url: 'https://discordstatus.com' },
        { rhznvxg4v7yh: 'API', '354mn7xfxz1h': 'Media Proxy', hc8vm5qn1ztl: 'Push Notifications' },
      ),
    (path, view) => statuspage(path, view),
  );

export const falStatus: SiteMaker<InstatusKnobs> = (context) =>
  pageSite<InstatusKnobs>(
    context,
    'fal-status',
    ['status.fal.ai'],
    () => ({
      ...quietPage(
        { id: 'clzmj6mnfal', name: 'fal', url: 'https://status.fal.ai' },
        {
          clzmj6mnv0283gwmwtdqtt9u3: 'API',
          clzmj6mni0276gwmw95xftvtd: 'Website',
          clzu5ivf0385762icocgwepue4u: 'Official Models',
        },
      ),
      dates: 'iso',
    }),
    instatus,
  );

export const lumaStatus: SiteMaker<BetterStackKnobs> = (context) =>
  pageSite<BetterStackKnobs>(
    context,
    'luma-status',
    ['status.lumalabs.ai'],
    () => ({
      ...quietPage(
        { id: '211005', name: 'Luma', url: 'https://status.lumalabs.ai' },
        { '4018901': 'API', '4018902': 'Dream Machine ', '4018903': 'Website' },
      ),
      notMonitored: [],
      endsStayNull: true,
    }),
    betterStack,
  );

const onIncidentIo =
  (
    name: string,
    hosts: readonly string[],
    about: Pick<PageKnobs, 'id' | 'name' | 'url'>,
    components: Record<string, string>,
  ): SiteMaker<IncidentIoKnobs> =>
  (context) =>
    pageSite<IncidentIoKnobs>(
      context,
      name,
      hosts,
      () => ({ ...quietPage(about, components), widget: true, hideComponents: false }),
      incidentIo,
    );

export const stabilityStatus = onIncidentIo(
  'stability-status',
  ['status.stability.ai'],
  { id: '01JW9J39STABILITY0000000000', name: 'Stability AI', url: 'https://status.stability.ai' },
  { '01JW9J39X55NDFZTZT3K5NYR48': 'API', '01JW9J39X55NDFZTZT3K5NYR49': 'Website' },
);
export const elevenlabsStatus = onIncidentIo(
  'elevenlabs-status',
  ['status.elevenlabs.io'],
  { id: '01JP2RQVELEVENLABS000000000', name: 'ElevenLabs', url: 'https://status.elevenlabs.io' },
  { '01JP2RQVGDHPEEDAFM5KV2MH9P': 'Text to Speech', '01JP2RQVGDHPEEDAFM5KV2MH9Q': 'Studio' },
);
export const openaiStatus = onIncidentIo(
  'openai-status',
  ['status.openai.com'],
  { id: '01JMDK9XYVSF5YYBBTMFWKE0P7', name: 'OpenAI', url: 'https://status.openai.com' },
  { '01JMXBRMFE6N2NNT7DG6XZQ6PW': 'Chat Completions', '01JMXBRMFE6N2NNT7DG6XZQ6PX': 'Images' },
);
export const replicateStatus = onIncidentIo(
  'replicate-status',
  ['www.replicatestatus.com', 'status.replicate.com'],
  { id: '01JRJYHBREPLICATE0000000000', name: 'Replicate', url: 'https://www.replicatestatus.com' },
  { '01JRJYHBWCXHFZ0NHMP1N7T2G3': 'HTTP API', '01JRJYHBWCXHFZ0NHMP1N7T2G4': 'Predictions' },
);
