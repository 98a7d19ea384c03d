import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '../test/e2e/driver/driver';
import { lookUntil } from '../test/e2e/driver/patience';
import { bannerOf, bannersOn, type Studio, stillness } from '../test/e2e/studio';
import { projectRoot } from './run';

const folder = join(projectRoot, '.output', 'tour');
const logFile = join(folder, 'tour.log');

/** How long a scene stays on a screen that somebody looks at, ms. */
const lookMs = 6_000;

/** Tells the story on the terminal and in the log, and keeps the pictures. */
class Narrator {
  private readonly started = Date.now();
  private readonly told = new Set<string>();
  private readonly pictures = new Map<string, string>();

  constructor(
    private readonly studio: Studio,
    private readonly watched: boolean,
  ) {}

  say(text: string): void {
    const seconds = Math.round((Date.now() - this.started) / 1000);
    const time = `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
    const line = `[${time}] ${text}\n`;
    process.stdout.write(line);
    appendFileSync(logFile, line);
  }

  /** A picture of the page, kept under its number and name. */
  async picture(page: Page, name: string): Promise<void> {
    const file = join(folder, `${this.pictures.size + 1}-${name}.png`);
    await page.bringToFront();
    await stillness(page);
    await page.screenshot(file);
    this.pictures.set(file, createHash('sha256').update(readFileSync(file)).digest('hex'));
    this.say(`  picture: ${file}`);
    if (this.watched) await new Promise((resume) => setTimeout(resume, lookMs));
  }

  /** Tells the notifications that came since the last time. */
  async notifications(): Promise<void> {
    for (const { alert, subject, title, body, atMs } of (await this.studio.snapshot())?.alerts ?? []) {
      const key = `${alert} ${subject} ${atMs}`;
      if (this.told.has(key)) continue;
      this.told.add(key);
      this.say(`  notification: "${title}" - ${body}`);
    }
  }

  /** What is claimed of a subject, with the strongest reason. */
  async claim(subject: string): Promise<void> {
    const verdict = await this.studio.verdict(subject);
    if (!verdict) return;
    const [reason] = verdict.because;
    const [step] = verdict.advice;
    this.say(
      `  claim: ${subject} is ${verdict.verdict} (p ${verdict.p.toFixed(2)})${reason ? `, because: ${reason.text}` : ''}`,
    );
    if (step) this.say(`  advice: ${step.text}`);
  }

  differentPictures(): number {
    return new Set(this.pictures.values()).size;
  }
}

async function popupPicture(studio: Studio, narrator: Narrator, name: string): Promise<void> {
  const popup = await studio.driver.extensionPage('popup.html');
  await popup.resize(400, 640);
  await popup.until('the popup', () => document.querySelector('[data-section="jobs"]') !== null);
  await narrator.picture(popup, name);
  await popup.close();
}

/** A scene's banner as it is shown, with what was told. */
async function showBanner(narrator: Narrator, page: Page, subject: string, name: string): Promise<void> {
  const banner = await bannerOf(page, subject);
  narrator.say(`  banner: ${banner.text.replaceAll(/\s*\n\s*/g, ' | ')}`);
  await narrator.claim(subject);
  await narrator.notifications();
  await narrator.picture(page, name);
}

async function healthy(studio: Studio, narrator: Narrator, page: Page): Promise<void> {
  narrator.say('A video is ordered and all is well. The extension watches and keeps quiet.');
  const id = await studio.order(page, 'a paper boat on a rainy street');
  await studio.until(`job:${id}`, ['on-track']);
  await narrator.claim(`job:${id}`);
  await popupPicture(studio, narrator, 'popup-healthy');
  await page.bringToFront();
  await studio.until(`job:${id}`, ['finished']);
  narrator.say('It is finished, and the page shows it: nothing needs to be said.');
}

async function stalls(studio: Studio, narrator: Narrator, page: Page): Promise<void> {
  narrator.say(
    'The queue stalls. (The clock of the extension is moved on; a real wait would take a quarter of an hour.)',
  );
  studio.world.scene('queue-stalls');
  const id = await studio.order(page, 'a lighthouse in a storm');
  await studio.until(`job:${id}`, ['on-track']);
  await lookUntil(
    'the job to be called stuck',
    async () => {
      await studio.advanceWatched(1);
      return (await studio.verdict(`job:${id}`))?.verdict === 'stuck';
    },
    90_000,
  );
  await showBanner(narrator, page, `job:${id}`, 'banner-stuck');
  await popupPicture(studio, narrator, 'popup-stuck');
  await page.bringToFront();
  studio.world.scene('normal');
  await studio.until(`job:${id}`, ['finished']);
  narrator.say('The queue moves again and the video comes: the banner goes by itself.');
  await lookUntil('the banner to go', async () => (await bannersOn(page)).length === 0);
}

async function unseen(studio: Studio, narrator: Narrator, page: Page): Promise<void> {
  narrator.say('A video is finished, but the page does not show it.');
  studio.world.scene('silent-completion-frozen');
  const id = await studio.order(page, 'a fox asleep in the snow');
  await showBanner(narrator, page, `job:${id}`, 'banner-finished-unseen');
  studio.world.scene('normal');
  await page.goto('https://pika.art/library');
}

async function fails(studio: Studio, narrator: Narrator, page: Page): Promise<void> {
  narrator.say('A generation fails.');
  studio.world.scene('failed-policy');
  const id = await studio.order(page, 'a famous person eating soup');
  await showBanner(narrator, page, `job:${id}`, 'banner-failed');
  studio.world.scene('normal');
}

async function creditsOut(studio: Studio, narrator: Narrator, page: Page): Promise<void> {
  narrator.say('The credits run out.');
  studio.world.scene('credits-out');
  studio.world.pika.set({ wallet: { credits: 0 } });
  await page.goto('https://pika.art/library');
  const isOut = async () =>
    (await studio.snapshot())?.verdicts.find(
      ({ subject, verdict }) => subject.startsWith('wallet:') && verdict === 'exhausted',
    );
  const verdict = await lookUntil('the purse to be empty', isOut);
  await narrator.claim(verdict.subject);
  await narrator.notifications();
  await popupPicture(studio, narrator, 'popup-credits-out');
}

async function down(studio: Studio, narrator: Narrator, page: Page): Promise<void> {
  narrator.say('Pika goes down.');
  studio.world.scene('pika-down');
  await page.bringToFront();
  await lookUntil(
    'the outage to be known',
    async () => {
      await studio.advance(60_000);
      return /outage/.test((await studio.verdict('service:pika'))?.verdict ?? '');
    },
    60_000,
  );
  await narrator.claim('service:pika');
  await studio.advance(300_000);
  await narrator.notifications();
  await popupPicture(studio, narrator, 'popup-pika-down');
  const dashboard = await studio.driver.extensionPage('dashboard.html');
  await dashboard.until('the dashboard', () => document.querySelector('[data-subject="service:pika"]') !== null);
  await narrator.picture(dashboard, 'dashboard-pika-down');
  await dashboard.close();
}

const scenes = [healthy, stalls, unseen, fails, creditsOut, down];
/** Fewer different pictures than this mean that the tour did not show what it should. */
const wantedPictures = 6;

/** The guided run on the pretend Pika; resolves to whether everything was shown. `watched`: on a screen, slowly. */
export async function runTour(studio: Studio, watched: boolean): Promise<boolean> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const narrator = new Narrator(studio, watched);
  narrator.say('A browser with the extension opens pika.art, a pretend one on this computer.');
  const page = await studio.signedIn();
  for (const scene of scenes) await scene(studio, narrator, page);
  const different = narrator.differentPictures();
  narrator.say(`The end. ${different} different pictures and this log stand in ${folder}.`);
  return different >= wantedPictures;
}
