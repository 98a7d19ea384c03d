import { accessSync, constants, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from './run';

export interface Search {
  /** The variable by which a user names a program of his own. */
  variable: string;
  /** Where else one may be, best first. */
  places: readonly string[];
  /** The oldest version that will do. */
  oldest: number;
}

export interface Finding {
  program: string | null;
  /** Why the user's own program is not taken. */
  misnamed: string | null;
  /** Why programs that stand before it are not taken. */
  refused: string[];
}

/** A program that says nothing for so long does not start, ms. */
const silenceMs = 20_000;

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    // Not there, or not ours to run: the next one may be.
    return false;
  }
}

/** A program has many places where one folder is a link to another, as `/bin` is. */
function withoutRepeats(places: readonly string[]): string[] {
  const byRealPlace = new Map<string, string>();
  for (const place of places.filter(isProgram)) {
    const real = join(realpathSync(dirname(place)), basename(place));
    if (!byRealPlace.has(real)) byRealPlace.set(real, place);
  }
  return [...byRealPlace.values()];
}

/** What speaks against a program: it may be there and yet not start, as a stub does or one that lacks a library. */
async function faultOf(program: string, oldest: number): Promise<string | null> {
  if (!isProgram(program)) return 'is no program that can be run';
  const { code, output } = await run(program, ['--version'], { quiet: true, silenceMs });
  const version = output.match(/(?:Chrom|Firefox)\D*(\d+)\.\d/)?.[1];
  if (code !== 0) return `does not start: ${output.trim().split('\n')[0] || 'it says nothing'}`;
  if (version === undefined) return 'does not tell its version';
  return Number(version) < oldest ? `is version ${version}, and ${oldest} or later is needed` : null;
}

/** The first program that starts and is new enough. Those behind it are not started. */
export async function firstUsable({ variable, places, oldest }: Search): Promise<Finding> {
  const finding: Finding = { program: null, misnamed: null, refused: [] };
  const named = process.env[variable];
  if (named) {
    const fault = await faultOf(named, oldest);
    if (fault === null) return { ...finding, program: named };
    finding.misnamed = `${variable} is not used: ${named} ${fault}.`;
  }
  for (const place of withoutRepeats(places)) {
    const fault = await faultOf(place, oldest);
    if (fault === null) return { ...finding, program: place };
    finding.refused.push(`${place} ${fault}.`);
  }
  return finding;
}
