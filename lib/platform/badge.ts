import { browser } from 'wxt/browser';
import type { Ports } from './ports';

/** Grounds for white text, each at a contrast of 4.5 or more. */
const grounds = { none: '#57606a', calm: '#3b5bdb', good: '#2b7a3d', warn: '#9a5b00', bad: '#c92a2a' } as const;

/** The few characters on the toolbar button. */
export const showBadge: Ports['badge'] = async ({ text, tone }) => {
  await browser.action.setBadgeText({ text: text.slice(0, 4) });
  await browser.action.setBadgeBackgroundColor({ color: grounds[tone] });
  await browser.action.setBadgeTextColor({ color: '#ffffff' });
};
