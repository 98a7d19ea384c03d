import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CDPSession, chromium } from '@playwright/test';
import { findChromium } from '../../../scripts/browsers';
import { chromiumStart } from '../../e2e/driver/chromiumStart';
import type { BrowserAddressing } from '../../world/addressing';

const SLICE_SECONDS = 4;

/** A page in a Chromium of its own: what its main thread takes for one slice of work. */
export interface Measured {
  /** Share of the main thread's time that one slice took, in points of a hundred. */
  slice(chars: number, moves: boolean, still?: boolean): Promise<number>;
  close(): Promise<void>;
}

/** Opens the bench's page with the extension in that folder, or none. */
export async function openMeasured(extension: string | null, world: BrowserAddressing): Promise<Measured> {
  const profile = await mkdtemp(join(tmpdir(), 'unstuck-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findChromium(),
    headless: true,
    ...chromiumStart({ extension, world }, process.getuid?.() === 0),
  });
  const page = await context.newPage();
  await page.goto('https://pika.art/library');
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.bringToFront();
  return {
    async slice(chars, moves, still = false) {
      const before = await threadMs(session);
      await page.evaluate(`run(${SLICE_SECONDS}, ${chars}, ${moves}, ${still})`);
      return (((await threadMs(session)) - before) / (SLICE_SECONDS * 1000)) * 100;
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** All that the renderer's main thread has worked, ms of its own processor time, whatever the task was. */
async function threadMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN) * 1000;
}
