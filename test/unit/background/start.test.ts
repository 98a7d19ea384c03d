// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import background from '../../../entrypoints/background';
import { freshBrowser } from '../../fake/browser';

it('every listener stands before the first turn is over, so that no event which woke the worker is missed', () => {
  const fake = freshBrowser();
  const api = fake.workerApi();
  background.main();
  const listened = {
    message: api.runtime.onMessage.size,
    installed: api.runtime.onInstalled.size,
    startup: api.runtime.onStartup.size,
    alarm: api.alarms.onAlarm.size,
    tabClosed: api.tabs.onRemoved.size,
    permissionsAdded: api.permissions.onAdded.size,
    permissionsRemoved: api.permissions.onRemoved.size,
    notificationClicked: api.notifications.onClicked.size,
  };
  for (const [event, listeners] of Object.entries(listened)) expect(listeners, event).toBeGreaterThan(0);
});
