import type { KnownJob } from '../../../lib/model/message';
import { createPageFollower } from '../../../lib/page/follower';
import { installTap } from '../../../lib/page/tap/install';

/** What the bench calls in the page: the follower on its observer, measured; and the tap. */
declare global {
  interface Window {
    unstuckBench: { follow(jobs: KnownJob[]): void; spentMs(): number; tap(): void };
  }
}

let spent = 0;
const measured = (task: () => void) => () => {
  const start = performance.now();
  task();
  spent += performance.now() - start;
};

window.unstuckBench = {
  spentMs: () => spent,
  tap: installTap,
  follow(jobs) {
    const follower = createPageFollower(
      {
        now: Date.now,
        cpu: () => performance.now(),
        timer: (ms, task) => {
          const id = setTimeout(measured(task), ms);
          return () => clearTimeout(id);
        },
        idle: (task) => requestIdleCallback(measured(task), { timeout: 300 }),
        send: () => undefined,
        root: () => document.body,
        visible: () => true,
        url: () => location.href,
        repeat: () => undefined,
      },
      () => undefined,
    );
    follower.onTabView({ type: 'tab-view', tab: 1, origin: location.origin, banners: [], jobs, theme: 'auto' });
    new MutationObserver(measured(follower.onDomChanged)).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributeFilter: ['src', 'href', 'poster', 'hidden', 'aria-busy', 'aria-valuenow', 'value'],
    });
  },
};
