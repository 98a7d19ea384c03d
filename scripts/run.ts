import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface RunOptions {
  env?: Record<string, string>;
  /** Gives up when nothing is heard for so long, ms. */
  silenceMs?: number;
  /** Keeps the output back; it is in the result either way. */
  quiet?: boolean;
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
  const giveUp = () => child.kill('SIGKILL');
  let silence = options.silenceMs === undefined ? undefined : setTimeout(giveUp, options.silenceMs);
  const hear = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    output += chunk.toString('utf8');
    if (!options.quiet) to.write(chunk);
    if (options.silenceMs === undefined) return;
    clearTimeout(silence);
    silence = setTimeout(giveUp, options.silenceMs);
  };
  child.stdout.on('data', hear(process.stdout));
  child.stderr.on('data', hear(process.stderr));
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
