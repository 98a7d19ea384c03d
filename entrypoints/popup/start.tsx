import type { Root } from 'react-dom/client';
import { useStore } from 'zustand';
import type { Actions } from '../../components/actions';
import { applyTheme } from '../../components/theme/applyTheme';
import { watchAccess } from '../pages/access';
import { createActions, grantAccess, tell } from '../pages/actions';
import type { Bridge } from '../pages/bridge';
import { Guard, guarded } from '../pages/guard';
import { sayOpen } from '../pages/presence';
import { readPause } from '../pages/readPause';
import { readSnapshot } from '../pages/readSnapshot';
import { createView, hydrate, type ViewStore } from '../pages/view';
import { Popup } from './Popup';

/** Draws the popup from one read of the stored snapshot, and tells the background that it is open. */
export function startPopup(root: Root, bridge: Bridge): Promise<void> {
  return guarded(root, bridge, async () => {
    const view = createView();
    const actions = createActions(bridge, view);
    if (bridge.inTab()) document.documentElement.dataset.inTab = '';
    await hydrate(view, bridge, { snapshot: readSnapshot, settings: readPause });
    watchAccess(view, bridge);
    root.render(
      <Guard bridge={bridge}>
        <Connected view={view} bridge={bridge} actions={actions} />
      </Guard>,
    );
    // What was stored while the popup was on its way to hear of it.
    void bridge.read(['snapshot']).then(({ snapshot }) => {
      const isFromSpare = view.getState().snapshot?.store !== undefined;
      if (snapshot !== undefined && !isFromSpare && !isShown(view, snapshot)) view.setState(readSnapshot(snapshot));
    });
    sayOpen('popup', (evidence) => tell(bridge, view, { type: 'evidence', evidence: [evidence] }));
  });
}

function isShown(view: ViewStore, stored: unknown): boolean {
  const read = readSnapshot(stored);
  return read.phase !== view.getState().phase ? false : read.snapshot?.atMs === view.getState().snapshot?.atMs;
}

function Connected({ view, bridge, actions }: { view: ViewStore; bridge: Bridge; actions: Actions }) {
  const state = useStore(view);
  applyTheme(document.documentElement, state.snapshot?.theme ?? 'auto');
  const endPause = () => void import('../pages/endPause').then((late) => late.endPause(bridge, view));
  return (
    <Popup
      view={state}
      actions={actions}
      onGrant={(origins) => void grantAccess(bridge, view, origins)}
      onEndPause={endPause}
    />
  );
}
