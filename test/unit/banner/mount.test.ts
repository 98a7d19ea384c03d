import { Window } from 'happy-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mountBanners } from '../../../components/banner/mount';
import { bannerWords } from '../../../components/banner/words';
import { verdictLook } from '../../../components/words/verdictWords';
import type { Verdict } from '../../../lib/model/verdict';
import { byUser, madeUp, verdict } from './bannerPage';

describe('banners', () => {
  let document: Document;
  let intents: [string, string][];
  let banners: ReturnType<typeof mountBanners>;
  const update = (...list: Verdict[]) =>
    banners.update({
      banners: list,
      jobs: [{ id: 'a', videoIds: [], prompt: 'a <b>cat</b>', videoUrl: 'https://cdn.pika.art/a.mp4', open: true }],
      theme: 'auto',
    });
  const shown = () => [...document.querySelectorAll<HTMLElement>('unstuck-banner')];
  const inside = (host: HTMLElement | undefined) => host?.shadowRoot ?? document.createDocumentFragment();

  beforeEach(() => {
    document = new Window({ url: 'https://pika.art/library' }).document as unknown as Document;
    document.body.innerHTML = '<main>Pika</main>';
    intents = [];
    banners = mountBanners(document, { intent: (intent, subject) => intents.push([intent, subject]) });
  });

  it('puts nothing into a page without a claim', () => {
    const before = document.documentElement.outerHTML;
    update();
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('shows one element per subject, with its data and an open shadow root', () => {
    update(verdict('job:a', 'stuck'));
    const [host] = shown();
    expect(host?.dataset).toMatchObject({ subject: 'job:a', verdict: 'stuck' });
    const text = inside(host).textContent ?? '';
    for (const part of ['looks stuck', 'a <b>cat</b>', 'No movement for 8 minutes', 'Cancel it', 'very likely', '91'])
      expect(text).toContain(part);
    update(verdict('job:a', 'stuck'), verdict('job:a', 'failed'));
    expect(shown()).toHaveLength(1);
  });

  it.each([
    ['job:a', 'stuck', 'alert'], ['job:a', 'failed-policy', 'alert'], ['job:a', 'failed', 'alert'], ['job:a', 'finished-unseen', 'status'],
    ['job:a', 'finished-no-link', 'status'], ['job:a', 'finished-unplayable', 'status'], ['service:pika', 'outage', 'status'], ['page', 'blind', 'status'],
  ])('%s %s has role %s', (subject, id, role) => {
    update(verdict(subject, id));
    expect(shown()[0]?.getAttribute('role')).toBe(role);
  }); // biome-ignore format: a table

  it.each([
    ['job:a', 'on-track'],
    ['job:a', 'slow'],
    ['job:a', 'unknown'],
    ['job:a', 'finished'],
    ['service:pika', 'ok'],
    ['service:pika', 'busy'],
    ['page', 'reading'],
    ['job:a', 'toString'],
  ])('%s %s gets no banner', (subject, id) => {
    update(verdict(subject, id));
    expect(shown()).toEqual([]);
  });

  it.each([
    ['job:a', 'stuck'], ['job:a', 'failed'], ['job:a', 'finished-unseen'], ['job:a', 'finished-no-link'],
    ['job:a', 'finished-unplayable'], ['service:pika', 'degraded'], ['service:pika', 'partial-outage'], ['service:pika', 'outage'], ['page', 'blind'],
  ])('%s %s has the tone that it has in the popup', (subject, id) => {
    expect(bannerWords(subject, id)?.tone).toBe(verdictLook(subject, id).tone);
  }); // biome-ignore format: a table

  it('is gone with its claim', () => {
    update(verdict('job:a', 'stuck'));
    update();
    expect(document.querySelector('unstuck-stack')).toBeNull();
  });

  it('stacks three and counts the rest', () => {
    update(...['a', 'b', 'c', 'd', 'e'].map((id) => verdict(`job:${id}`, 'stuck')));
    expect(shown().map((host) => host.dataset.subject)).toEqual(['job:a', 'job:b', 'job:c']);
    expect(document.querySelector('unstuck-stack')?.shadowRoot?.textContent).toContain('2 more');
  });

  it('is put away by its button and by Escape, tells it once, and stays away until the verdict is another', () => {
    update(verdict('job:a', 'stuck'), verdict('job:b', 'stuck'));
    byUser(inside(shown()[0]).querySelector('button'), 'click');
    expect(intents).toEqual([['dismiss', 'job:a']]);
    update(verdict('job:a', 'stuck'), verdict('job:b', 'stuck'));
    expect(shown().map((host) => host.dataset.subject)).toEqual(['job:b']);
    byUser(inside(shown()[0]).querySelector('button'), 'keydown', 'Escape');
    expect(intents.at(-1)).toEqual(['dismiss', 'job:b']);
    update(verdict('job:a', 'failed'));
    expect(shown().map((host) => host.dataset.verdict)).toEqual(['failed']);
  });

  it('hears the user alone: what a script of the page makes up does nothing', () => {
    update(verdict('job:a', 'stuck'));
    inside(shown()[0]).querySelector('button')?.click();
    for (const part of inside(shown()[0]).querySelectorAll('button, a')) {
      part.dispatchEvent(madeUp(part, 'click'));
      part.dispatchEvent(madeUp(part, 'keydown', 'Escape'));
    }
    expect(intents).toEqual([]);
    expect(shown()).toHaveLength(1);
  });

  it('keeps its words out of the reach of the page: no text, title or attribute of its elements holds any', () => {
    update(verdict('job:a', 'stuck'), verdict('job:b', 'stuck'), verdict('job:c', 'stuck'), verdict('job:d', 'stuck'));
    const stack = document.querySelector('unstuck-stack');
    expect(stack?.textContent).toBe('');
    const attributes = [stack, ...shown()].flatMap((host) => [...(host?.attributes ?? [])].map(({ name }) => name));
    expect(new Set(attributes)).toEqual(new Set(['data-theme', 'data-subject', 'data-verdict', 'role']));
  });

  it('stands in a child where the page has taken its name for an element of its own', () => {
    const create = document.createElement.bind(document);
    vi.spyOn(document, 'createElement').mockImplementation((name: string) =>
      // As an element that the page has defined.
      Object.assign(create(name), name === 'unstuck-banner' ? { matches: () => true } : {}),
    );
    update(verdict('job:a', 'stuck'));
    const [host] = shown();
    expect(host?.shadowRoot).toBeNull();
    expect(host?.firstElementChild?.shadowRoot?.textContent).toContain('stuck');
  });

  it('never takes the focus, and keeps it where the user has it', () => {
    update(verdict('job:a', 'stuck'));
    expect(document.activeElement).toBe(document.body);
    inside(shown()[0]).querySelector<HTMLElement>('button')?.focus();
    update(verdict('job:a', 'stuck', { because: [{ id: 'other', text: 'Another reason', age: 1, source: 'page' }] }));
    expect(shown()[0]?.shadowRoot?.activeElement?.tagName).toBe('BUTTON');
  });

  it('comes back where the page threw it out, and leaves without a trace', () => {
    update(verdict('job:a', 'stuck'));
    document.querySelector('unstuck-stack')?.remove();
    banners.keep();
    expect(shown()).toHaveLength(1);
    banners.remove();
    banners.keep();
    expect(shown()).toEqual([]);
  });
});
