import { globSync, readFileSync } from 'node:fs';
import { parseAst } from 'vite';

export interface Literal {
  source: string;
  flags: string;
  /** Where it stands; the same expression may stand in several files. */
  files: string[];
}

/** Every regular expression that is written out in the code of the product. */
export function regexLiterals(root: string): Literal[] {
  const found = new Map<string, Literal>();
  for (const file of globSync('{lib,entrypoints,components}/**/*.{ts,tsx}', { cwd: root }).sort()) {
    const tree: unknown = parseAst(readFileSync(`${root}/${file}`, 'utf8'), {
      lang: file.endsWith('x') ? 'tsx' : 'ts',
    });
    for (const { pattern, flags } of literalsIn(tree)) {
      const key = `/${pattern}/${flags}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { source: pattern, flags, files: [file] });
      else known.files.push(file);
    }
  }
  return [...found.values()];
}

function* literalsIn(node: unknown): Generator<{ pattern: string; flags: string }> {
  if (typeof node !== 'object' || node === null) return;
  const regex: unknown = Reflect.get(node, 'regex');
  if (Reflect.get(node, 'type') === 'Literal' && typeof regex === 'object' && regex !== null) {
    yield { pattern: String(Reflect.get(regex, 'pattern')), flags: String(Reflect.get(regex, 'flags')) };
    return;
  }
  for (const child of Object.values(node)) yield* literalsIn(child);
}
