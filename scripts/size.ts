import { sizesOf } from './sizes';

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
let over = 0;
for (const build of ['chrome-mv3', 'firefox-mv3']) {
  process.stdout.write(`${build}\n`);
  for (const { what, bytes, budget } of sizesOf(build)) {
    const fits = bytes > 0 && bytes <= budget;
    if (!fits) over += 1;
    const verdict = bytes === 0 ? 'not built' : fits ? 'fits' : 'TOO BIG';
    process.stdout.write(`  ${what.padEnd(15)} ${kilobytes(bytes).padStart(9)} of ${kilobytes(budget)}: ${verdict}\n`);
  }
}
process.exit(over === 0 ? 0 : 1);
