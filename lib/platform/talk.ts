import type { ToBackground, ToTab } from '../model/message';
import { readToTab } from './toTab';

/** The little of the extension API that a content script uses; both browsers give it under promises of their own. */
interface OwnRuntime {
  id?: string;
  sendMessage(message: ToBackground): Promise<unknown>;
  onMessage: {
    addListener(listener: Heard): void;
    removeListener(listener: Heard): void;
  };
}
type Heard = (raw: unknown, sender: { id?: string }, answer: (value: true) => void) => void;

/** Without the polyfill, whose code a content script has no room for; `browser` where there is one, else `chrome`. */
function ownRuntime(): OwnRuntime | undefined {
  const api: { runtime?: OwnRuntime } | undefined =
    Reflect.get(globalThis, 'browser') ?? Reflect.get(globalThis, 'chrome');
  return api?.runtime;
}

/** The extension's id; undefined in a content script whose extension was reloaded, updated or removed: it can reach nobody any more. */
export function ownId(): string | undefined {
  try {
    return ownRuntime()?.id;
  } catch {
    // Some browsers throw at any touch of a dead context.
    return undefined;
  }
}

/** For content scripts: says something to the background and gives its answer; rejects in an orphaned one. */
export async function tell(message: ToBackground): Promise<unknown> {
  const runtime = ownRuntime();
  if (runtime?.id === undefined) throw new Error('The extension that this script belongs to is gone.');
  return runtime.sendMessage(message);
}

/** For content scripts: hears what the background says to this tab. Returns how to stop. */
export function onTold(hear: (message: ToTab) => void): () => void {
  const runtime = ownRuntime();
  const listener: Heard = (raw, sender, answer) => {
    const message = sender.id === runtime?.id ? readToTab(raw) : null;
    if (!message) return;
    hear(message);
    answer(true);
  };
  runtime?.onMessage.addListener(listener);
  return () => runtime?.onMessage.removeListener(listener);
}
