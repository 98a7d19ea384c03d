import { saveFile } from '../../components/kit/saveFile';
import { apis } from '../../components/words/apis';
import { type ApiId, providerFacts } from '../../lib/knowledge/providers';
import type { Evidence } from '../../lib/model/evidence';
import { defaultSettings } from '../../lib/model/settings';
import { createActions, grantAccess, tell } from '../pages/actions';
import type { Bridge } from '../pages/bridge';
import type { ViewStore } from '../pages/view';
import type { DashboardActions } from './Dashboard';
import type { Past } from './past';

/** As many pieces of evidence as one message may carry. */
const mostEvidence = 50;

interface Parts {
  bridge: Bridge;
  view: ViewStore;
  past: Past;
  probe: DashboardActions['probe'];
  /** The past has changed and must be read again. */
  onPast: () => void;
}

/** What the full page can do beyond the popup: settings, the past, jobs of APIs, and wiping. */
export function dashboardActions({ bridge, view, past, probe, onPast }: Parts): DashboardActions {
  const say = (evidence: Evidence[]) => tell(bridge, view, { type: 'evidence', evidence });
  const wipePast = () => void past.wipe().then(onPast, onPast);
  return {
    ...createActions(bridge, view),
    save(settings) {
      say([{ kind: 'settings', settings }]);
      view.setState({ settings: { ...settings, keys: {} } });
    },
    allow: (origins) => bridge.askFor(origins),
    wipe() {
      const jobs = view.getState().snapshot?.jobs ?? [];
      const forget = jobs.map(({ id }): Evidence => ({ kind: 'intent', intent: 'forget', subject: `job:${id}` }));
      const all: Evidence[] = [
        ...forget,
        { kind: 'intent', intent: 'forget' },
        { kind: 'settings', settings: withoutKeys() },
      ];
      for (let from = 0; from < all.length; from += mostEvidence) say(all.slice(from, from + mostEvidence));
      view.setState({ settings: defaultSettings, keyHints: {} });
      wipePast();
    },
    grant: (origins) => void grantAccess(bridge, view, origins),
    async watch(watched) {
      const { name } = providerFacts[watched.provider];
      if (!Object.hasOwn(view.getState().keyHints, watched.provider))
        return `Add a key of ${name} in the settings first.`;
      if (!(await bridge.askFor(originsOf(watched.provider))))
        return `Not followed: without the right to reach ${name} nothing can be asked.`;
      say([{ kind: 'watch', ...watched }]);
      return undefined;
    },
    async probe(provider, pasted) {
      await bridge.askFor(originsOf(provider));
      return probe(provider, pasted);
    },
    exportPast(kind) {
      past
        .table(kind)
        .then(
          (text) => saveFile(`unstuck-history.${kind}`, kind === 'csv' ? 'text/csv' : 'application/json', text),
          onPast,
        );
    },
    wipePast,
  };
}

function originsOf(provider: ApiId): string[] {
  return providerFacts[provider].hosts.map((host) => `https://${host}/*`);
}

/** The usual settings, which at the same time wipe every key. */
function withoutKeys() {
  const keys = Object.fromEntries([...apis.map(({ id }) => id), 'falAdmin'].map((name) => [name, '']));
  return { ...defaultSettings, keys };
}
