// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ContentScriptContext } from '../../../entrypoints/pika.content/life';

beforeEach(() => {
  vi.stubGlobal('browser', { runtime: { id: 'ours' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('ends with its extension', () => {
  const life = new ContentScriptContext('pika');
  expect(life.isInvalid).toBe(false);
  vi.stubGlobal('browser', { runtime: {} });
  expect(life.isInvalid).toBe(true);
});

it('is ended by a newer script of the same extension, also by one that WXT made, and by no other', () => {
  const ended: string[] = [];
  const first = new ContentScriptContext('pika');
  first.onInvalidated(() => ended.push('first'));
  document.dispatchEvent(new CustomEvent('other:pika:wxt:content-script-started', { detail: {} }));
  document.dispatchEvent(new CustomEvent('ours:other:wxt:content-script-started', { detail: {} }));
  expect([ended, first.isInvalid]).toEqual([[], false]);
  const second = new ContentScriptContext('pika');
  second.onInvalidated(() => ended.push('second'));
  expect([ended, first.isInvalid, second.isInvalid]).toEqual([['first'], true, false]);
  const detail = { contentScriptName: 'pika', messageId: 'of WXT' };
  document.dispatchEvent(new CustomEvent('ours:pika:wxt:content-script-started', { detail }));
  expect(ended).toEqual(['first', 'second']);
});

it('ends one that WXT made', () => {
  let told: unknown;
  document.addEventListener('ours:pika:wxt:content-script-started', (event) => {
    told = event instanceof CustomEvent && event.detail;
  });
  new ContentScriptContext('pika');
  expect(told).toEqual({ contentScriptName: 'pika' });
});
