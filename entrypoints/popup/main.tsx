import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { offerTestHook } from '../pages/testHook';
import { startPopup } from './start';

if (__UNSTUCK_TEST__) offerTestHook();
const place = document.getElementById('root');
if (place !== null) void startPopup(createRoot(place), browserBridge);
