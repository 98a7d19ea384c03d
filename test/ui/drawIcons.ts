import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

/** Draws `public/icon.svg` in the sizes that browsers want. `tsx test/ui/drawIcons.ts` */
const folder = fileURLToPath(new URL('../../public/', import.meta.url));
const drawing = readFileSync(`${folder}icon.svg`, 'utf8');
/** In 16 px a thin ring turns to fog: it is drawn stronger there. */
const small = drawing.replace('stroke-width="3.2"', 'stroke-width="3.8"');

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const size of [16, 32, 48, 128]) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>body{margin:0}svg{display:block;width:${size}px}</style>${size < 32 ? small : drawing}`,
  );
  await page.screenshot({ path: `${folder}icon-${size}.png`, omitBackground: true });
}
await browser.close();
