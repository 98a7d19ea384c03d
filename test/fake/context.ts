import type { FakeAlarm } from './alarms';
import { FakeEvent } from './event';
import type { Changes } from './storageArea';

export interface FakeSender {
  id: string;
  url: string;
  frameId?: number;
  tab?: { id: number };
}

export type MessageListener = (message: unknown, sender: FakeSender, answer: (value: unknown) => void) => unknown;

/** One place where code of the extension runs: the worker, a page or a content script. Its listeners die with it. */
export class FakeContext {
  dead = false;
  readonly onMessage = new FakeEvent<Parameters<MessageListener>, unknown>();
  readonly onAlarm = new FakeEvent<[FakeAlarm]>();
  readonly onChanged = new FakeEvent<[Changes, string]>();
  readonly onLocalChanged = new FakeEvent<[Changes]>();
  readonly onClicked = new FakeEvent<[string]>();
  readonly onClosed = new FakeEvent<[string]>();
  readonly onRemoved = new FakeEvent<[number, object]>();
  readonly onPermissionsAdded = new FakeEvent<[{ origins?: string[] }]>();
  readonly onPermissionsRemoved = new FakeEvent<[{ origins?: string[] }]>();
  readonly onInstalled = new FakeEvent<[{ reason: string }]>();
  readonly onStartup = new FakeEvent<[]>();

  constructor(readonly sender: FakeSender) {}
}

/** What listeners gave for a message: the first answer, or nothing where nobody answers. */
export async function hearAnswer(
  listeners: FakeEvent<Parameters<MessageListener>, unknown>,
  message: unknown,
  sender: FakeSender,
) {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const returned = listeners.dispatch(message, sender, resolve);
  const promised = returned.find((value) => value instanceof Promise);
  if (promised !== undefined) return promised;
  if (returned.includes(true)) return promise;
  resolve(undefined);
  return promise;
}
