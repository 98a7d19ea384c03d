import { expect, test } from 'vitest';
import { desktopNotifications, noticeOptions, onNotificationClick } from '../../../lib/platform/notifications';
import { freshBrowser } from '../../fake/browser';

const notice = { id: 'unstuck:job-finished:job:1', title: 'Your video is ready', body: 'A fox in the snow' };

test('Firefox gets only what it knows', () => {
  expect(Object.keys(noticeOptions(notice, 'firefox', 'icon.png')).sort()).toEqual([
    'iconUrl',
    'message',
    'title',
    'type',
  ]);
});

test('long texts are cut where desktops cut them', () => {
  const { title, message } = noticeOptions(
    { ...notice, title: 't'.repeat(500), body: 'b'.repeat(5000) },
    'chrome',
    'i',
  );
  expect([title.length, message.length, title.endsWith('…')]).toEqual([120, 300, true]);
});

test('a click tells the id, also to a worker that was dead', async () => {
  const fake = freshBrowser();
  const clicked: string[] = [];
  fake.install((api) => api.notifications.onClicked.addListener((id) => void clicked.push(id)));
  await desktopNotifications.show(notice);
  fake.kill();
  fake.click(notice.id);
  onNotificationClick((id) => clicked.push(`adapter ${id}`));
  fake.click(notice.id);
  expect(clicked).toEqual([notice.id, notice.id, `adapter ${notice.id}`]);
});
