import { alarmOn } from './alarms';
import { showBadge } from './badge';
import { clock } from './clock';
import { httpClient } from './http';
import { keyRing } from './keys';
import { desktopNotifications } from './notifications';
import { mayReach, pageSites } from './permissions';
import type { Ports } from './ports';
import { askingAsThePage } from './sessionRules';
import { localStore, sessionStore } from './storage';
import { browserTabs } from './tabs';
import { webhookSender } from './webhooks';

/** The worker's view of the world, on the browser that runs it. Await `clock.ready()` before the first stamp. */
export function browserPorts(): Ports {
  const http = askingAsThePage(httpClient());
  return {
    clock: { now: clock.now, timer: clock.timer },
    store: localStore,
    spare: sessionStore,
    alarm: alarmOn(clock),
    notifications: desktopNotifications,
    badge: showBadge,
    mayReadPages: async () => mayReach(pageSites()),
    online: () => navigator.onLine,
    tabs: browserTabs,
    http,
    key: keyRing().key,
    webhook: webhookSender(http),
    random: Math.random,
  };
}
