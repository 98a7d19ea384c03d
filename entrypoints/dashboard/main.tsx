import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { probe } from './probe';
import { startDashboard } from './start';

const place = document.getElementById('root');
if (place !== null) void startDashboard(createRoot(place), browserBridge, { probe });
