import { useMemo } from 'react';
import type { Root } from 'react-dom/client';
import { useStore } from 'zustand';
import { applyTheme } from '../../components/theme/applyTheme';
import { watchAccess } from '../pages/access';
import { tell } from '../pages/actions';
import type { Bridge } from '../pages/bridge';
import { catalog } from '../pages/catalog';
import { Guard, guarded } from '../pages/guard';
import { sayOpen } from '../pages/presence';
import { readKeyHints, readSettings } from '../pages/readSettings';
import { readSnapshot } from '../pages/readSnapshot';
import { createView, hydrate, type ViewStore } from '../pages/view';
import { dashboardActions } from './actions';
import { Dashboard, type DashboardActions } from './Dashboard';
import type { Past } from './past';
import { useHistory } from './useHistory';

/** What the full page needs beyond the bridge of every page. */
export interface Extras {
  probe: DashboardActions['probe'];
  past: Past;
}

/** Draws the full page, and tells the background that somebody looks. */
export function startDashboard(root: Root, bridge: Bridge, extras: Extras): Promise<void> {
  return guarded(root, bridge, async () => {
    const view = createView();
    await hydrate(view, bridge, { snapshot: readSnapshot, settings: readSettings, keyHints: readKeyHints });
    watchAccess(view, bridge);
    root.render(
      <Guard bridge={bridge}>
        <Connected view={view} bridge={bridge} extras={extras} />
      </Guard>,
    );
    sayOpen('dashboard', (evidence) => tell(bridge, view, { type: 'evidence', evidence: [evidence] }));
  });
}

function Connected({ view, bridge, extras }: { view: ViewStore; bridge: Bridge; extras: Extras }) {
  const { past, probe } = extras;
  const state = useStore(view);
  const [history, readAgain] = useHistory(past, state.snapshot);
  const actions = useMemo(
    () => dashboardActions({ bridge, view, past, probe, onPast: readAgain }),
    [bridge, view, past, probe, readAgain],
  );
  applyTheme(document.documentElement, state.settings?.theme ?? state.snapshot?.theme ?? 'auto');
  return <Dashboard view={state} actions={actions} catalog={catalog} history={history} />;
}
