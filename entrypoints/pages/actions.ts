import type { Actions } from '../../components/actions';
import type { Evidence } from '../../lib/model/evidence';
import type { ToBackground } from '../../lib/model/message';
import type { Bridge } from './bridge';
import { note, type ViewStore } from './view';

/** The actions of a page, carried out by messages to the background. */
export function createActions(bridge: Bridge, view: ViewStore): Actions {
  const evidence = (...all: Evidence[]) => tell(bridge, view, { type: 'evidence', evidence: all });
  return {
    open(url, subject) {
      if (url.startsWith('/')) return void bridge.openPage(url);
      tell(bridge, view, subject === undefined ? { type: 'open', url } : { type: 'open', url, subject });
    },
    dismiss: (subject) => evidence({ kind: 'intent', intent: 'dismiss', subject }),
    keep: (subject) => evidence({ kind: 'intent', intent: 'keep', subject }),
    dropKept: (subject) => evidence({ kind: 'intent', intent: 'drop-kept', subject }),
    refreshStatus: () => evidence({ kind: 'intent', intent: 'refresh-status' }),
    dashboard: (part) => void bridge.openPage(part === undefined ? '/dashboard.html' : `/dashboard.html#${part}`),
  };
}

/** Asks for the right to read these sites, straight from a click. */
export async function grantAccess(bridge: Bridge, view: ViewStore, origins: readonly string[]): Promise<void> {
  if (!(await bridge.askFor(origins))) return;
  note(view, { missing: view.getState().missing.filter((origin) => !origins.includes(origin)) });
}

/** Sends a message; where nobody hears it, the view says so. */
export function tell(bridge: Bridge, view: ViewStore, message: ToBackground): void {
  bridge.send(message).then(
    () => note(view, { unheard: false }),
    () => note(view, { unheard: true }),
  );
}
