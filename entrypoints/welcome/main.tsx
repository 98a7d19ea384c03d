import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { offerTestHook } from '../pages/testHook';
import { startWelcome } from './start';

if (__UNSTUCK_TEST__) offerTestHook();
const place = document.getElementById('root');
if (place !== null) void startWelcome(createRoot(place), browserBridge);
