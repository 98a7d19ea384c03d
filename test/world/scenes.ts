import type { NetworkKnobs } from './network';
import { networkStart } from './network';
import { type DeepPartial, patch, restore } from './patch';
import { type PikaKnobs, pikaStart } from './pika/knobs';
import type { Pika } from './pika/platform';
import type { Site } from './site';

interface Scene {
  pika?: DeepPartial<PikaKnobs>;
  network?: Partial<NetworkKnobs>;
  /** Knobs of other sites by name; sites that are not there are passed over. */
  sites?: Record<string, object>;
}

const pikaHosts = ['pika.art', '*.pika.art', '*.pika.me'];

const scenes = {
  normal: {},
  'slow-queue': { pika: { job: { queueMs: 600_000 } } },
  'queue-stalls': { pika: { job: { holdAt: 'queued' } } },
  'render-stalls': { pika: { job: { holdAt: 40 } } },
  'stuck-at-99': { pika: { job: { holdAt: 99 } } },
  requeued: { pika: { job: { requeueAt: 30 } } },
  'silent-completion-frozen': { pika: { page: { freeze: 'end' } } },
  'silent-completion-stopped-polling': { pika: { page: { polling: 'stopped' } } },
  'link-late': { pika: { job: { link: 'late' } } },
  'link-never': { pika: { job: { link: 'never' } } },
  'clip-missing': { pika: { job: { clip: 'missing' } } },
  'clip-empty': { pika: { job: { clip: 'empty' } } },
  'clip-truncated': { pika: { job: { clip: 'truncated' } } },
  'clip-is-a-page': { pika: { job: { clip: 'page' } } },
  'failed-policy': { pika: { job: { end: 'fail', failure: 'content_policy_violation' } } },
  'failed-platform': { pika: { job: { end: 'fail', failure: 'provider_5xx' } } },
  'failed-input': { pika: { job: { end: 'fail', failure: 'partner_validation_failed' } } },
  'refused-limit': { pika: { submit: { refuse: 'concurrency' } } },
  'refused-something': { pika: { submit: { refuse: 'something_went_wrong' } } },
  'credits-low': { pika: { wallet: { credits: 20 } } },
  'credits-out': { pika: { wallet: { credits: 3 } } },
  'charged-twice': { pika: { job: { charge: 'twice' } } },
  'charged-without-video': { pika: { job: { end: 'fail', failure: 'internal', refundAfterMs: null } } },
  refunded: { pika: { job: { end: 'fail', failure: 'internal', refundAfterMs: 60_000 } } },
  'session-expired': { pika: { session: 'unauthorized-row' } },
  'new-build': { pika: { actions: { build: 2 } } },
  blind: { pika: { form: 'opaque' } },
  'pika-down': {
    network: { rules: [{ hosts: pikaHosts, trouble: 'bad-gateway' }] },
    sites: { prismix: { services: { pika: { indicator: 'critical', description: 'Major outage' } } } },
  },
  'pika-down-unnoticed': {
    network: { rules: [{ hosts: pikaHosts, trouble: 'bad-gateway' }] },
    sites: { prismix: { view: 'lying' } },
  },
  'feed-unreachable': { sites: { prismix: { services: { pika: { reachable: false } } } } },
  'feed-thin': {
    sites: { prismix: { services: { pika: { unreachableReason: 'statuspage_unreachable_homepage_ok' } } } },
  },
  'feed-empty': { sites: { prismix: { faults: { kind: 'empty' } } } },
  'feed-stale': { sites: { prismix: { view: 'stale' } } },
  'pika-unreachable': { network: { rules: [{ hosts: pikaHosts, trouble: 'down' }] } },
  'captive-portal': { network: { rules: [{ hosts: ['*'], trouble: 'captive-page' }] } },
  'captive-redirect': { network: { rules: [{ hosts: ['*'], trouble: 'captive-redirect' }] } },
  'everything-down': { network: { rules: [{ hosts: ['*'], trouble: 'down' }] } },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;
export const sceneNames = Object.keys(scenes) as SceneName[];
export const isSceneName = (name: string): name is SceneName => name in scenes;

/** What is the user's or the script's own stays as it is when a scene begins. */
function kept(pika: Pika): DeepPartial<PikaKnobs> {
  const { speed, wallet, eventReader, form, actions, page } = structuredClone(pika.knobs);
  return {
    speed,
    wallet,
    eventReader,
    form: form === 'opaque' ? pikaStart.form : form,
    actions: { build: actions.build },
    page: { ...page, freeze: 'no', polling: 'on' },
  };
}

const touched = new Set(Object.values<Scene>(scenes).flatMap((scene) => Object.keys(scene.sites ?? {})));

/**
 * Sets the stage: what scenes can change goes back to its start (jobs, credits and speed stay), then the scene's own
 * changes are made. Jobs that are under way live on under the new rules.
 */
export function playScene(name: SceneName, pika: Pika, network: NetworkKnobs, sites: readonly Site[]): void {
  const scene: Scene = scenes[name];
  const keep = kept(pika);
  pika.jobs.settle();
  restore(pika.knobs, pikaStart);
  patch(pika.knobs, keep);
  patch(pika.knobs, scene.pika ?? {});
  restore(network, networkStart);
  patch(network, scene.network ?? {});
  for (const site of sites) {
    if (touched.has(site.name)) site.reset();
    patch(site.knobs, scene.sites?.[site.name] ?? {});
  }
}
