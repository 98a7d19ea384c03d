import { expect, it } from 'vitest';
import { openSubject } from '../../../entrypoints/background/open';
import { Course, look, reply, submitted, tab } from '../engine/course';
import { deadPorts } from './deadPorts';

/** The address that a click on this notification opens, after a course in which job `a` failed on an open tab. */
async function opened(notification: string): Promise<string[]> {
  const course = new Course().at(0, tab('visible')).at(1, submitted(look('waiting')));
  course.at(10, reply([look('failed', { error: { message: 'moderation_blocked' } })]));
  course.at(11, { kind: 'tab', tab: 1, state: 'visible', url: 'https://pika.art/create' });
  course.at(12, reply([look('failed', { error: { message: 'moderation_blocked' } })]));
  const addresses: string[] = [];
  const cleared: string[] = [];
  const ports = {
    ...deadPorts,
    store: { load: async () => ({ state: course.state }), save: async () => undefined },
    spare: { load: async () => ({}), save: async () => undefined, remove: async () => undefined },
    notifications: { ...deadPorts.notifications, clear: async (id: string) => void cleared.push(id) },
    tabs: { ...deadPorts.tabs, open: async (url: string) => void addresses.push(url) },
  };
  await openSubject(notification, ports, (path) => `chrome-extension://unstuck${path}`);
  expect(cleared).toEqual([notification]);
  return addresses;
}

it.each([
  ['unstuck:job-finished:job:a', 'https://pika.art/library?v=a'],
  ['unstuck:job-failed:job:a', 'https://pika.art/create'],
  ['unstuck:job-failed:job:nobody', 'https://pika.art/library'],
  ['unstuck:service-down:service:pika', 'chrome-extension://unstuck/dashboard.html#status'],
  ['unstuck:service-down:service:runway', 'chrome-extension://unstuck/dashboard.html#status'],
  ['unstuck:fallback-advised:service:pika', 'chrome-extension://unstuck/dashboard.html#fallback'],
  ['unstuck:job-failed:jobs', 'chrome-extension://unstuck/dashboard.html#jobs'],
  ['unstuck:access:page', 'chrome-extension://unstuck/dashboard.html#jobs'],
  ['unstuck:credits-low:wallet:fal', 'chrome-extension://unstuck/dashboard.html#credits'],
])('a click on %s leads to %s', async (notification, address) => {
  expect(await opened(notification)).toEqual([address]);
});
