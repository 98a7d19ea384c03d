import { isProven } from '../../lib/engine/polls/proof';
import type { Evidence } from '../../lib/model/evidence';
import { type Settings, settingsSchema } from '../../lib/model/settings';
import type { LogEntry } from '../world/log';
import type { DeepPartial } from '../world/patch';
import type { PikaKnobs } from '../world/pika/knobs';
import { api, stored } from './driver/api';
import type { Page } from './driver/driver';
import { lookUntil } from './driver/patience';
import type { Studio } from './studio';

/** Steps that several specs take in one browser, one after the other. */

/** Says something to the background as a page of the extension does. */
export async function say(studio: Studio, ...evidence: Evidence[]): Promise<void> {
  await api(await studio.driver.probe(), 'runtime.sendMessage', { type: 'evidence', evidence });
}

/** The world as it was at the start but for these knobs; the extension forgets what it knew. */
export async function anew(studio: Studio, knobs: DeepPartial<PikaKnobs> = {}): Promise<void> {
  studio.world.reset();
  studio.world.pika.set({ speed: 30, page: { pollEveryMs: 300 } });
  studio.world.pika.set(knobs);
  await say(studio, { kind: 'intent', intent: 'forget' });
}

/** Changes settings of the user's. */
export async function choose(studio: Studio, change: Partial<Settings>): Promise<void> {
  const before = settingsSchema.parse((await stored(studio.driver, 'settings')) ?? {});
  await say(studio, { kind: 'settings', settings: { ...before, ...change } });
}

/** Orders a video in the new web app as a user does, and gives its id. The user is signed in. */
export async function orderInNewApp(studio: Studio, page: Page, prompt: string): Promise<string> {
  const before = new Set(studio.world.pika.jobs.list().map((job) => job.id));
  await page.goto('https://create.pika.art/create-video');
  await page.click('textarea[name="prompt"]');
  await page.type(prompt);
  await page.click('button[type="submit"]');
  const made = async () => studio.world.pika.jobs.list().find(({ id }) => !before.has(id));
  return (await lookUntil('the order to arrive', made)).id;
}

/** What the extension says of a job, and shows of it, from now until it has that verdict. */
export async function followTo(studio: Studio, id: string, end: string) {
  const verdicts = new Set<string>();
  const states = new Set<string>();
  const progress = new Set<number>();
  const positions = new Set<number>();
  await lookUntil(`job:${id} to be ${end}`, async () => {
    const snapshot = await studio.snapshot();
    const verdict = snapshot?.verdicts.find(({ subject }) => subject === `job:${id}`);
    const card = snapshot?.jobs.find((job) => job.id === id);
    if (verdict) verdicts.add(verdict.verdict);
    if (card) states.add(card.state);
    if (card?.progress !== undefined) progress.add(card.progress);
    if (card?.queuePosition !== undefined) positions.add(card.queuePosition);
    return verdict?.verdict === end;
  });
  return {
    verdicts: [...verdicts],
    states: [...states],
    progress: [...progress],
    positions: [...positions],
    card: (await studio.snapshot())?.jobs.find((job) => job.id === id),
  };
}

/** Waits until the page has asked so often by itself, without a click before it, that it may be asked for. */
export async function untilProven(studio: Studio): Promise<void> {
  await lookUntil('the page’s question to be proven', async () => {
    const state = await studio.known();
    return Object.values(state.polls).some(({ request }) => isProven(state, request));
  });
}

/** Questions of the library about its jobs, by whom: the page names itself, the background does not. */
export function pollsIn(entries: readonly LogEntry[]): { ofPage: LogEntry[]; ofBackground: LogEntry[] } {
  const polls = entries.filter(
    ({ host, method, path }) => host === 'pika.art' && method === 'POST' && path !== '/login',
  );
  const isOfPage = ({ headerNames }: LogEntry) => headerNames.includes('referer');
  return { ofPage: polls.filter(isOfPage), ofBackground: polls.filter((entry) => !isOfPage(entry)) };
}

/** The tabs on Pika that the extension knows of. */
export async function knownTabs(studio: Studio) {
  return (await studio.snapshot())?.tabs ?? [];
}
