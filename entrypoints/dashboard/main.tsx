import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { offerTestHook } from '../pages/testHook';
import { openPast } from './past';
import { probe } from './probe';
import { startDashboard } from './start';

if (__UNSTUCK_TEST__) offerTestHook();
const place = document.getElementById('root');
if (place !== null) void startDashboard(createRoot(place), browserBridge, { probe, past: openPast() });
