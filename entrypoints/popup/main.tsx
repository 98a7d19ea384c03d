import { createRoot } from 'react-dom/client';
import { browserBridge } from '../pages/browserBridge';
import { withFirstRead } from '../pages/firstRead';
import { offerTestHook } from '../pages/testHook';
import { startPopup } from './start';

if (__UNSTUCK_TEST__) offerTestHook();
const place = document.getElementById('root');
const asked: unknown = Reflect.get(globalThis, 'unstuckFirstRead');
if (place !== null) void startPopup(createRoot(place), withFirstRead(browserBridge, asked));
