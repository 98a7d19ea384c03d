import type { Bridge } from './bridge';

/** The bridge with its first read answered by what the page asked for before its program was there. */
export function withFirstRead(bridge: Bridge, asked: unknown): Bridge {
  let first = asked instanceof Promise ? asked : undefined;
  return {
    ...bridge,
    async read(keys) {
      const early: unknown = await first;
      const isForThis = first !== undefined && keys.join() === 'snapshot,settings';
      first = undefined;
      return isForThis && isRecord(early) ? early : bridge.read(keys);
    },
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
