import { describe, expect, test } from 'vitest';
import type { Bridge } from '../../../entrypoints/pages/bridge';
import { withFirstRead } from '../../../entrypoints/pages/firstRead';
import { fakeBridge } from '../../ui/fakeBridge';

/** A bridge whose store tells how it was read. */
function counted(): Bridge & { reads: number } {
  const bridge = {
    ...fakeBridge({}).bridge,
    reads: 0,
    async read() {
      bridge.reads += 1;
      return { snapshot: `read ${bridge.reads}` };
    },
  };
  return bridge;
}

/** What the popup asks for at once. */
const asked = ['snapshot', 'settings'];

describe('the first read', () => {
  test('is what the page asked for before, once', async () => {
    const store = counted();
    const bridge = withFirstRead(store, Promise.resolve({ snapshot: 'early' }));
    expect(await bridge.read(asked)).toEqual({ snapshot: 'early' });
    expect(store.reads).toBe(0);
    expect(await bridge.read(asked)).toEqual({ snapshot: 'read 1' });
  });

  test.each([
    ['nothing was asked', undefined],
    ['something else stands there', 7],
    ['the answer is none', Promise.resolve(null)],
  ])('goes to the store where %s', async (_why, early) => {
    const bridge = withFirstRead(counted(), early);
    expect(await bridge.read(asked)).toEqual({ snapshot: 'read 1' });
  });

  test('answers no other question', async () => {
    const bridge = withFirstRead(counted(), Promise.resolve({ snapshot: 'early' }));
    expect(await bridge.read(['snapshot'])).toEqual({ snapshot: 'read 1' });
  });
});
