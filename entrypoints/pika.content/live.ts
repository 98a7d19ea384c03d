import { mountBanners } from '../../components/banner/mount';
import type { Evidence } from '../../lib/model/evidence';
import type { ToTab } from '../../lib/model/message';
import type { PollRequest } from '../../lib/model/reply';
import { openNearEnd } from '../../lib/page/tap/channel';
import { createPost } from '../../lib/platform/post';
import { onTold, tell } from '../../lib/platform/talk';
import { readToTab } from '../../lib/platform/toTab';
import { readCopy } from './copy';
import { followPage } from './follow';
import type { ContentScriptContext } from './life';

/** How often the script looks whether its extension still lives. */
const heartbeat = 5000;
/** Longest time that a copy waits for a quiet moment, ms. */
const patience = 300;

/** No query and no fragment: they may sign somebody in. A page may give itself a path of any length; no more is taken. */
const ownAddress = () => (location.origin + location.pathname).slice(0, 2000);

/** How long changes of the page are not listened to once one was heard. */
const OBSERVER_REST_MS = 500;

const shownAttributes = ['src', 'href', 'poster', 'hidden', 'aria-busy', 'aria-valuenow', 'value'];

/** Reads the page and shows banners in it, until the extension is reloaded, updated or taken away. */
export function livePage(life: Pick<ContentScriptContext, 'isInvalid' | 'onInvalidated'>): void {
  let tab: number | undefined;
  const timer = (ms: number, task: () => void) => {
    const id = setTimeout(task, ms);
    return () => clearTimeout(id);
  };
  const idle = (task: () => void) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(task, { timeout: patience });
    else setTimeout(task, 0);
  };

  const post = createPost(tell, timer, crypto.randomUUID());
  const ports = {
    now: Date.now,
    cpu: () => performance.now(),
    timer,
    idle,
    send: (evidence: Evidence[]) => post.send({ type: 'evidence', evidence }),
    root: () => document.body ?? document,
    visible: () => document.visibilityState === 'visible',
    url: ownAddress,
    repeat: ({ url, method, headers, body }: PollRequest) => tap.ask(JSON.stringify({ url, method, headers, body })),
  };
  const reader = followPage(ports, post);
  const tap = openNearEnd(document, (text) => {
    idle(() => {
      const copy = readCopy(text);
      if (copy !== undefined) reader.onExchange(copy.exchange, copy.via);
    });
  });

  const banners = mountBanners(document, {
    intent: (intent, subject) => ports.send([{ kind: 'intent', intent, subject }]),
  });

  function hear(message: ToTab): void {
    // Meant for a page that was here before.
    if (message.origin !== location.origin) return;
    if (message.type === 'repeat-poll') {
      reader.onRepeatPoll(message.key, message.request);
      return;
    }
    tab = message.tab;
    reader.onTabView(message);
    banners.update(message);
    post.retry();
  }

  function hello(): void {
    const again = () => timer(heartbeat, () => !stopped && tab === undefined && hello());
    tell({ type: 'hello', url: ownAddress(), visible: document.visibilityState === 'visible' }).then((answer) => {
      const view = readToTab(answer);
      if (view !== null) hear(view);
      else again();
    }, again);
  }

  let rest: (() => void) | undefined;
  const changes = new MutationObserver(() => {
    // Once something has changed, one word of it is enough for a while: on a busy page each further one costs.
    changes.disconnect();
    reader.onDomChanged();
    rest = timer(OBSERVER_REST_MS, () => {
      watch();
      reader.onDomChanged();
    });
  });
  const watch = () =>
    changes.observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: shownAttributes,
    });
  let stopped = false;

  /** The extension was reloaded, updated or taken away: leave the page as if we had never been there. */
  function stop(): void {
    if (stopped) return;
    stopped = true;
    clearInterval(pulse);
    changes.disconnect();
    rest?.();
    reader.stop();
    post.stop();
    banners.remove();
    tap.close();
    deafen();
    document.removeEventListener('visibilitychange', reader.onVisibility);
    document.removeEventListener('error', reader.onDomChanged, true);
    window.removeEventListener('pagehide', leave);
    window.removeEventListener('pageshow', comeBack);
  }

  function leave(): void {
    if (tab !== undefined) ports.send([{ kind: 'tab', tab, state: 'closed' }]);
  }

  function comeBack({ persisted }: PageTransitionEvent): void {
    if (persisted) hello();
  }

  const pulse = setInterval(() => {
    if (life.isInvalid) stop();
    else banners.keep();
  }, heartbeat);
  life.onInvalidated(stop);
  const deafen = onTold(hear);
  document.addEventListener('visibilitychange', reader.onVisibility);
  // A player that errs on its film changes nothing in the page.
  document.addEventListener('error', reader.onDomChanged, true);
  window.addEventListener('pagehide', leave);
  window.addEventListener('pageshow', comeBack);
  watch();
  hello();
  // The page itself came as a server error: one more answer of Pika's.
  const [page] = performance.getEntriesByType('navigation');
  const status = page instanceof PerformanceResourceTiming ? page.responseStatus : 0;
  if (status >= 500) reader.onExchange({ request: { method: 'GET', url: ownAddress() }, response: { status } });
}
