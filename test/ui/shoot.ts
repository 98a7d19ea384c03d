import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Page } from '@playwright/test';
import { build, preview } from 'vite';

/** Takes pictures of the pages in every state, and lists what axe finds. `tsx test/ui/shoot.ts [name filter]` */
const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url));
const out = fileURLToPath(new URL('../../.output/ui/', import.meta.url));

interface Shot {
  name: string;
  path: string;
  width: number;
  height?: number;
  dark?: boolean;
  forced?: boolean;
}

const popup = (fixture: string, width = 380, more: Partial<Shot> & { query?: string } = {}): Shot => ({
  name: `popup-${fixture}${more.query === undefined ? '' : `-${more.query.split('=')[0]}`}-${width}${more.dark ? '-dark' : ''}${more.forced ? '-forced' : ''}`,
  path: `popup.html?fixture=${fixture}${more.query === undefined ? '' : `&${more.query}`}`,
  width,
  ...more,
});

const dashboard = (part: string, fixture: string, width: number, more: Partial<Shot> = {}): Shot => ({
  name: `dashboard-${part}-${fixture}-${width}${more.dark ? '-dark' : ''}${more.forced ? '-forced' : ''}`,
  path: `dashboard.html?fixture=${fixture}#${part}`,
  width,
  ...more,
});

const states = [
  'healthy',
  'stuck',
  'quiet',
  'unseen',
  'failed',
  'outage',
  'putAway',
  'exhausted',
  'stale',
  'unknown',
  'model',
  'thin',
  'offline',
  'blind',
  'forty',
  'calm',
  'bare',
  'empty',
  'unreadable',
];
const shots: Shot[] = [
  ...states.map((state) => popup(state)),
  ...['healthy', 'stuck', 'outage', 'model', 'exhausted'].map((state) => popup(state, 380, { dark: true })),
  popup('stuck', 320),
  popup('outage', 800),
  popup('healthy', 800, { dark: true }),
  popup('stuck', 380, { forced: true }),
  popup('healthy', 380, { query: 'access=no' }),
  popup('healthy', 380, { query: 'heard=no' }),
  popup('healthy', 380, { query: 'paused=yes' }),
  ...['jobs', 'status', 'credits', 'fallback', 'guide', 'settings'].flatMap((part) => [
    dashboard(part, 'stuck', 1280),
    dashboard(part, 'stuck', 360),
  ]),
  ...['jobs', 'status', 'settings'].map((part) => dashboard(part, 'outage', 768, { dark: true })),
  ...['jobs', 'settings'].map((part) => dashboard(part, 'outage', 1280)),
  dashboard('jobs', 'forty', 1280),
  dashboard('jobs', 'empty', 768),
  dashboard('jobs', 'blind', 768),
  dashboard('status', 'bare', 768),
  dashboard('status', 'stuck', 1440, { forced: true }),
  { name: 'welcome-1280', path: 'welcome.html', width: 1280 },
  { name: 'welcome-360-dark', path: 'welcome.html?access=no', width: 360, dark: true },
];

async function shoot(page: Page, base: string, shot: Shot): Promise<string[]> {
  await page.setViewportSize({ width: shot.width, height: shot.height ?? 600 });
  await page.emulateMedia({
    colorScheme: shot.dark ? 'dark' : 'light',
    forcedColors: shot.forced ? 'active' : 'none',
    reducedMotion: 'reduce',
  });
  await page.goto(`${base}${shot.path}`);
  await page.locator('h1').first().waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.screenshot({ path: `${out}${shot.name}.png`, fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    (one) =>
      `${shot.name}: ${one.id} ${one.nodes.map((node) => `${node.html.slice(0, 120)} ${node.failureSummary?.slice(0, 220)}`).join(' | ')}`,
  );
  return wide > 0 ? [...found, `${shot.name}: ${wide} px too wide`] : found;
}

mkdirSync(out, { recursive: true });
await build({ configFile });
const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 } });
const base = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext();
const page = await context.newPage();
const errors: string[] = [];
page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
page.on('console', (line) => line.type() === 'error' && errors.push(`${page.url()}: ${line.text()}`));
const filter = process.argv[2];
for (const shot of shots) {
  if (filter !== undefined && !shot.name.includes(filter)) continue;
  errors.push(...(await shoot(page, base, shot)));
}
await browser.close();
await server.close();
console.log(errors.length === 0 ? 'no complaints' : errors.join('\n'));
