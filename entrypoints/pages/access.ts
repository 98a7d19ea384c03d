import type { Bridge } from './bridge';
import { note, type ViewStore } from './view';

/** Sites whose pages the extension reads for the user's videos; all others are status pages. */
const PAGE_SITE = /^https:\/\/(?:\*\.)?pika\.(?:art|me)\//;

/** What keeps the extension from seeing or telling, asked of the browser itself; again whenever that may have changed. */
export function watchAccess(view: ViewStore, bridge: Bridge): void {
  const look = () => void lookAtAccess(view, bridge);
  look();
  bridge.onAccess(look);
  view.subscribe((now, before) => {
    if (now.snapshot?.tabs !== before.snapshot?.tabs) void lookAtTabs(view, bridge);
  });
}

/** The sites of a purpose among some. */
export function sitesFor(purpose: 'pages' | 'status', origins: readonly string[]): string[] {
  return origins.filter((origin) => PAGE_SITE.test(origin) === (purpose === 'pages'));
}

async function lookAtAccess(view: ViewStore, bridge: Bridge): Promise<void> {
  const { needed } = bridge.hosts();
  const may = await Promise.all(needed.map((origin) => bridge.mayRead([origin])));
  note(view, { missing: needed.filter((_origin, index) => may[index] !== true) });
  note(view, { muted: await bridge.notificationsOff() });
  await lookAtTabs(view, bridge);
}

/** A tab of Pika's that was open before this version of the extension came has nobody in it who could be heard. */
async function lookAtTabs(view: ViewStore, bridge: Bridge): Promise<void> {
  const { snapshot } = view.getState();
  if (snapshot === undefined) return;
  const known = new Set(snapshot.tabs.map(({ tab }) => tab));
  note(view, { unheardTab: (await bridge.pikaTabs()).some((tab) => !known.has(tab)) });
}
