import type { Root } from 'react-dom/client';
import { useStore } from 'zustand';
import type { StatusHistory } from '../../components/status/history';
import { applyTheme } from '../../components/theme/applyTheme';
import { createActions, grantAccess, tell } from '../pages/actions';
import type { Bridge } from '../pages/bridge';
import { catalog } from '../pages/catalog';
import { createView, hydrate, type ViewStore } from '../pages/view';
import { Dashboard, type DashboardActions } from './Dashboard';

/** Draws the full page, and tells the background that somebody looks. */
export async function startDashboard(
  root: Root,
  bridge: Bridge,
  history?: Readonly<Record<string, StatusHistory>>,
): Promise<void> {
  const view = createView();
  await hydrate(view, bridge, ['snapshot', 'settings', 'keyHints']);
  root.render(<Connected view={view} actions={dashboardActions(bridge, view)} history={history} />);
}

function dashboardActions(bridge: Bridge, view: ViewStore): DashboardActions {
  return {
    ...createActions(bridge, view),
    save(settings) {
      tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'settings', settings }] });
      view.setState({ settings: { ...settings, keys: {} } });
    },
    allow: (origins) => bridge.askFor(origins),
    wipe: () => tell(bridge, view, { type: 'evidence', evidence: [{ kind: 'intent', intent: 'forget' }] }),
    grant: () => void grantAccess(bridge, view),
  };
}

function Connected({
  view,
  actions,
  history,
}: {
  view: ViewStore;
  actions: DashboardActions;
  history: Readonly<Record<string, StatusHistory>> | undefined;
}) {
  const state = useStore(view);
  applyTheme(document.documentElement, state.settings?.theme ?? state.snapshot?.theme ?? 'auto');
  return <Dashboard view={state} actions={actions} catalog={catalog} history={history} />;
}
