import type { Root } from 'react-dom/client';
import { useStore } from 'zustand';
import type { StatusHistory } from '../../components/status/history';
import { applyTheme } from '../../components/theme/applyTheme';
import { providerFacts } from '../../lib/knowledge/providers';
import { createActions, grantAccess, tell } from '../pages/actions';
import type { Bridge } from '../pages/bridge';
import { catalog } from '../pages/catalog';
import { readKeyHints, readSettings } from '../pages/readSettings';
import { readSnapshot } from '../pages/readSnapshot';
import { createView, hydrate, type ViewStore } from '../pages/view';
import { Dashboard, type DashboardActions } from './Dashboard';

/** What the full page needs beyond the bridge of every page. */
export interface Extras {
  probe: DashboardActions['probe'];
  /** The past of the services, by id; absent until it was read. */
  history?: Readonly<Record<string, StatusHistory>>;
}

/** Draws the full page, and tells the background that somebody looks. */
export async function startDashboard(root: Root, bridge: Bridge, extras: Extras): Promise<void> {
  const view = createView();
  await hydrate(view, bridge, { snapshot: readSnapshot, settings: readSettings, keyHints: readKeyHints });
  root.render(
    <Connected view={view} actions={dashboardActions(bridge, view, extras.probe)} history={extras.history} />,
  );
  tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'popup', open: true }] });
  addEventListener('pagehide', () =>
    tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'popup', open: false }] }),
  );
}

function dashboardActions(bridge: Bridge, view: ViewStore, probe: Extras['probe']): DashboardActions {
  return {
    ...createActions(bridge, view),
    save(settings) {
      tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'settings', settings }] });
      view.setState({ settings: { ...settings, keys: {} } });
    },
    allow: (origins) => bridge.askFor(origins),
    wipe: () => tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'intent', intent: 'forget' }] }),
    grant: () => void grantAccess(bridge, view),
    watch(watched) {
      const origins = providerFacts[watched.provider].hosts.map((host) => `https://${host}/*`);
      void bridge
        .askFor(origins)
        .then(() => tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'watch', ...watched }] }));
    },
    async probe(provider, pasted) {
      await bridge.askFor(providerFacts[provider].hosts.map((host) => `https://${host}/*`));
      return probe(provider, pasted);
    },
  };
}

interface ConnectedProps {
  view: ViewStore;
  actions: DashboardActions;
  history: Extras['history'];
}

function Connected({ view, actions, history }: ConnectedProps) {
  const state = useStore(view);
  applyTheme(document.documentElement, state.settings?.theme ?? state.snapshot?.theme ?? 'auto');
  return <Dashboard view={state} actions={actions} catalog={catalog} history={history} />;
}
