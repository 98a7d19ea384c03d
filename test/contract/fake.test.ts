import { beforeEach, describe, expect, test } from 'vitest';
import type { Vault } from '../../lib/platform/vault';
import { freshBrowser } from '../fake/browser';
import { contract, type Surroundings } from './cases';

function memoryVault(): Vault {
  let kept: unknown;
  return {
    read: async () => structuredClone(kept),
    write: async (value) => {
      kept = structuredClone(value);
    },
    wipe: async () => {
      kept = undefined;
    },
  };
}

describe.each(['chrome', 'firefox'] as const)('the fake of %s keeps the contract', (target) => {
  let around: Surroundings;

  beforeEach(() => {
    const fake = freshBrowser({ target, localQuota: 200_000 });
    const elapse = (ms: number) => fake.elapse(ms);
    around = { target, vault: memoryVault(), elapse, now: fake.now, soonestAlarmMs: 30_000, localQuota: 200_000 };
  });

  test.each(contract.map((entry) => [entry.name, entry] as const))('%s', async (_name, entry) => {
    await expect(entry.run(around)).resolves.toBeUndefined();
  });
});
