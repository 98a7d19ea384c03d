import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { startWelcome } from './start';

const place = document.getElementById('root');
if (place !== null) startWelcome(createRoot(place), browserBridge);
