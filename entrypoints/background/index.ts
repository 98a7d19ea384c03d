import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { onAlarm } from '../../lib/platform/alarms';
import { browserPorts } from '../../lib/platform/browserPorts';
import { clock } from '../../lib/platform/clock';
import { onStart } from '../../lib/platform/events';
import { openHistory } from '../../lib/platform/history';
import { hookRing, keyRing } from '../../lib/platform/keys';
import { onMessage } from '../../lib/platform/messages';
import { onNetwork } from '../../lib/platform/network';
import { onNotificationClick } from '../../lib/platform/notifications';
import { onPermissionsChanged } from '../../lib/platform/permissions';
import { clearSessionRules } from '../../lib/platform/sessionRules';
import { lockStorage } from '../../lib/platform/storage';
import { onTabClosed } from '../../lib/platform/tabs';
import { openSubject } from './open';
import { createRecorder, rollup } from './recorder';
import { offerTestHook } from './testHook';
import { createWorker } from './worker';

/** The composition root: registers every listener synchronously, wires lib together, decides nothing. */
export default defineBackground({
  type: 'module',
  main() {
    const ports = browserPorts();
    const fault = (error: unknown) => console.error('Unstuck for Pika:', error);
    const recorder = createRecorder(openHistory(rollup), fault);
    const worker = createWorker(ports, {
      timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
      keys: keyRing(),
      hooks: hookRing(),
      onSaved: recorder.note,
      onFault: fault,
      onSetAside: ({ kind }, error) => console.warn('Unstuck for Pika: set aside', kind, error),
    });
    const ready = clock.ready();
    const whenReady =
      <A extends unknown[], R>(task: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        ready.then(() => task(...args));

    onMessage(whenReady(worker.hear));
    onAlarm(() => void whenReady(worker.wake)());
    onTabClosed((tab) => void whenReady(worker.take)([{ kind: 'tab', tab, state: 'closed' }]));
    onPermissionsChanged(() => void whenReady(worker.lookAtAccess)());
    onNetwork((online) => void whenReady(worker.take)([{ kind: 'network', online }]));
    const ownPage = (path: string) => new URL(path, browser.runtime.getURL('/')).href;
    onNotificationClick((id) => void whenReady(() => openSubject(id, ports, ownPage))());
    onStart((why) => {
      void lockStorage();
      if (why === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
      void whenReady(worker.wake)();
    });
    // A rule of an earlier life must not outlive its question.
    void clearSessionRules();
    if (__UNSTUCK_TEST__) offerTestHook(worker);
  },
});
