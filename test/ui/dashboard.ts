import { createRoot } from 'react-dom/client';
import type { Past } from '../../entrypoints/dashboard/past';
import { startDashboard } from '../../entrypoints/dashboard/start';
import { defaultSettings, type Settings } from '../../lib/model/settings';
import { fakeBridge } from './fakeBridge';
import { longHistory } from './fixtures/history';
import { snapshots } from './fixtures/snapshots';

const asked = new URLSearchParams(location.search);
const make = snapshots[asked.get('fixture') ?? 'healthy'];
const settings: Settings = {
  ...defaultSettings,
  quietHours: { from: '22:00', to: '07:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  webhooks: [{ kind: 'json', url: 'https://hooks.example.com/unstuck', secret: 'whsec' }],
  accounts: ['runway'],
};
const { bridge } = fakeBridge({
  snapshot: make?.(Date.now()),
  settings,
  keyHints: { fal: '\u2022\u2022\u2022\u20221a2b' },
});
const place = document.getElementById('root');
const past: Past = {
  read: async () => (asked.get('history') === 'no' ? {} : { pika: longHistory(Date.now()) }),
  table: async () => '',
  wipe: async () => undefined,
};
if (place !== null) void startDashboard(createRoot(place), bridge, { probe: async () => ({ findings: [] }), past });
