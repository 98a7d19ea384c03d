import { createRoot } from 'react-dom/client';
import { startWelcome } from '../../entrypoints/welcome/start';
import { fakeBridge } from './fakeBridge';

const asked = new URLSearchParams(location.search);
const { bridge } = fakeBridge({}, { access: asked.get('access') !== 'no' });
const place = document.getElementById('root');
if (place !== null) void startWelcome(createRoot(place), bridge);
