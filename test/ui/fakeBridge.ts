import type { Bridge } from '../../entrypoints/pages/bridge';
import type { ToBackground } from '../../lib/model/message';
import { defaultSettings } from '../../lib/model/settings';

/** A bridge over fixed values that remembers what was sent. */
export function fakeBridge(
  stored: Record<string, unknown>,
  options: {
    access?: boolean;
    taken?: readonly string[];
    heard?: boolean;
    muted?: boolean;
    pikaTabs?: readonly number[];
  } = {},
) {
  const listeners = new Set<(key: string, value: unknown) => void>();
  const sent: ToBackground[] = [];
  const values: Record<string, unknown> = { settings: defaultSettings, ...stored };
  const put = (key: string, value: unknown) => {
    values[key] = value;
    for (const listener of listeners) listener(key, value);
  };
  const bridge: Bridge = {
    read: async (keys) =>
      Object.fromEntries(
        keys.filter((key) => values[key] !== undefined).map((key) => [key, structuredClone(values[key])]),
      ),
    readSpare: async () => ({}),
    beginAnew: async () => undefined,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async send(message) {
      if (options.heard === false) throw new Error('nobody there');
      sent.push(message);
      return undefined;
    },
    hosts: () => ({
      needed: ['https://pika.art/*', 'https://*.pika.art/*', 'https://prismix.dev/*'],
      optional: ['https://status.fal.ai/*'],
    }),
    mayRead: async (origins) => options.access ?? !origins.some((origin) => (options.taken ?? []).includes(origin)),
    askFor: async () => true,
    onAccess: () => undefined,
    notificationsOff: async () => options.muted ?? false,
    pikaTabs: async () => [...(options.pikaTabs ?? [])],
    openPage: async () => undefined,
    inTab: () => true,
    version: () => '0.1.0',
  };
  return { bridge, sent, put };
}
