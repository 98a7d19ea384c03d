// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { Guard } from '../../../entrypoints/pages/guard';
import { startPopup } from '../../../entrypoints/popup/start';
import { startWelcome } from '../../../entrypoints/welcome/start';
import { fakeBridge } from '../../ui/fakeBridge';
import { emptySnapshot } from '../../ui/fixtures/parts';
import { snapshots } from '../../ui/fixtures/snapshots';
import { click, freshRoot } from './render';

function Odd(): never {
  throw new TypeError('odd');
}

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

it.each([
  ['popup', startPopup],
  ['welcome', startWelcome],
] as const)('the %s page says that the store cannot be read, and offers to begin anew', async (_name, start) => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { place, root } = freshRoot();
  const beginAnew = vi.fn(async () => undefined);
  const bridge = {
    ...fakeBridge({}).bridge,
    read: () => Promise.reject(new Error('Corruption: block checksum mismatch')),
    beginAnew,
  };
  await act(() => start(root, bridge));
  expect(place.textContent).toContain('cannot be read');
  await act(() => click(place, 'Begin anew'));
  expect(beginAnew).toHaveBeenCalledTimes(1);
});

it('a part that cannot be drawn shows the way out in place of an empty page', () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { place, root } = freshRoot();
  act(() =>
    root.render(
      <Guard bridge={fakeBridge({}).bridge}>
        <Odd />
      </Guard>,
    ),
  );
  expect(place.textContent).toContain('Begin anew');
});

it.each([
  ['full', 'No room is left'],
  ['broken', 'cannot store'],
] as const)('the popup shows the newest picture where the store is %s, and says so', async (store, words) => {
  const { place, root } = freshRoot();
  const now = Date.now();
  const { bridge } = fakeBridge({ snapshot: snapshots.healthy?.(now - 3_600_000) });
  const newest = {
    ...(snapshots.healthy?.(now) ?? emptySnapshot(now)),
    store,
    setAside: { count: 2, lastMs: now - 1000 },
  };
  await act(() => startPopup(root, { ...bridge, readSpare: async () => ({ snapshot: newest }) }));
  expect(place.textContent).toContain(words);
  expect(place.textContent).toContain('2 answers could not be understood');
});
