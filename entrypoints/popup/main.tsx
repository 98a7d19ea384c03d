import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { startPopup } from './start';

const place = document.getElementById('root');
if (place !== null) void startPopup(createRoot(place), browserBridge);
