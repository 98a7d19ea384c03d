import { tell } from './actions';
import type { Bridge } from './bridge';
import { readSettings } from './readSettings';
import type { ViewStore } from './view';

/** Lets notifications come again. Loaded only when it is asked for: a popup that is drawn needs none of it. */
export async function endPause(bridge: Bridge, view: ViewStore): Promise<void> {
  const { settings } = readSettings((await bridge.read(['settings'])).settings);
  tell(bridge, view, {
    type: 'evidence',
    evidence: [{ kind: 'settings', settings: { ...settings, pausedUntil: null } }],
  });
  view.setState({ pausedUntilMs: null });
}
