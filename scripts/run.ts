import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface RunOptions {
  env?: Record<string, string>;
  /** Gives up when nothing is heard for so long, ms. */
  silenceMs?: number;
  /** Keeps the output back; it is in the result either way. */
  quiet?: boolean;
  /** Stands before each line that is shown, so that programs that run side by side can be told apart. */
  label?: string;
}

export interface RunResult {
  /** The exit code; 1 where it could not start or was given up. */
  code: number;
  output: string;
}

/** Runs a program in the project's folder and shows what it says. Never throws. */
export function run(program: string, words: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { promise, resolve } = Promise.withResolvers<RunResult>();
  const child = spawn(program, words, {
    cwd: projectRoot,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const giveUp = () => {
    child.kill('SIGKILL');
    // A child of its own may hold them open.
    child.stdout.destroy();
    child.stderr.destroy();
  };
  let silence = options.silenceMs === undefined ? undefined : setTimeout(giveUp, options.silenceMs);
  const hear = (from: Readable, to: NodeJS.WriteStream) => {
    from.setEncoding('utf8');
    from.on('data', (chunk: string) => {
      output += chunk;
      if (!options.quiet && options.label === undefined) to.write(chunk);
      if (options.silenceMs === undefined) return;
      clearTimeout(silence);
      silence = setTimeout(giveUp, options.silenceMs);
    });
    if (options.quiet || options.label === undefined) return;
    createInterface({ input: from }).on('line', (line) => to.write(`${options.label} | ${line}\n`));
  };
  hear(child.stdout, process.stdout);
  hear(child.stderr, process.stderr);
  child.on('error', (error) => {
    clearTimeout(silence);
    resolve({ code: 1, output: `${output}${error.message}\n` });
  });
  child.on('close', (code) => {
    clearTimeout(silence);
    resolve({ code: code ?? 1, output });
  });
  return promise;
}
