import { createRoot } from 'react-dom/client';
import { startPopup } from '../../entrypoints/popup/start';
import { defaultSettings } from '../../lib/model/settings';
import { fakeBridge } from './fakeBridge';
import { snapshots } from './fixtures/snapshots';

const asked = new URLSearchParams(location.search);
const make = snapshots[asked.get('fixture') ?? 'healthy'];
const { bridge } = fakeBridge(
  {
    snapshot: make?.(Date.now()),
    settings: {
      ...defaultSettings,
      pausedUntil: asked.has('paused') ? new Date(Date.now() + 3_600_000).toISOString() : null,
    },
  },
  { access: asked.get('access') !== 'no', heard: asked.get('heard') !== 'no' },
);
const place = document.getElementById('root');
if (place !== null) void startPopup(createRoot(place), bridge);
