import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BannerPage, bannerPage, byUser, knownJob, verdict } from './bannerPage';

const minute = 60_000;
const still = (minutes: number, age = 0) => ({
  because: [{ id: 'still', text: `Nothing has moved for ${minutes} minutes`, age, source: 'page' }],
});

/** Whether a screen reader says what changes in this part: as the nearest part decides that has a word in it. */
function isSaid(part: Element): boolean {
  const near = part.closest('[aria-live]');
  return near === null || near.getAttribute('aria-live') !== 'off';
}

const nodesIn = (node: Node): Node[] => [node, ...[...node.childNodes].flatMap(nodesIn)];

let page: BannerPage;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  page = bannerPage('https://pika.art/create');
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a banner whose claim stays', () => {
  it('is said when it comes, and not again with every minute', () => {
    page.show([verdict('job:a', 'stuck', still(11))]);
    expect(isSaid(page.part('.title'))).toBe(true);
    const [host] = page.hosts();
    const nodes = nodesIn(page.root());
    page.show([verdict('job:a', 'stuck', { ...still(12), p: 0.95 })]);
    expect(page.part('.body').textContent).toContain('Nothing has moved for 12 minutes.');
    expect(page.part('ul').textContent).toContain('Nothing has moved for 12 minutes');
    expect(page.part('ul').textContent).toContain('95');
    const after = nodesIn(page.root());
    expect(after.filter((node, index) => node !== nodes[index])).toEqual([]);
    expect(after).toHaveLength(nodes.length);
    expect(isSaid(page.part('.body'))).toBe(false);
    expect(page.hosts()).toEqual([host]);
    expect(host?.getAttribute('role')).toBe('alert');
    expect(host?.hasAttribute('aria-live')).toBe(false);
  });

  it('takes up another reason, another step and the prompt in silence', () => {
    page.show([verdict('job:a', 'stuck', still(11))], []);
    const card = page.part('.card');
    page.show([verdict('job:a', 'stuck', { because: [{ id: 'other', text: 'Others move', age: 1, source: 'page' }] })]);
    expect(page.part('.body').textContent).toContain('Others move.');
    expect(page.part('.about').textContent).toContain('a <b>cat</b>');
    page.show([verdict('job:a', 'stuck', { advice: [{ id: 'wait', text: 'Wait for it.' }] })]);
    expect(page.part('ol').textContent).toBe('Wait for it.');
    expect(page.part('.card')).toBe(card);
    expect(isSaid(page.part('.body'))).toBe(false);
  });

  it('leaves the reasons open, and the focus where it is', () => {
    page.show([verdict('job:a', 'stuck', still(11))]);
    page.part('details').toggleAttribute('open', true);
    page.root().querySelector('a')?.focus();
    page.show([verdict('job:a', 'stuck', still(12))]);
    page.show([verdict('job:a', 'stuck', still(12))], [{ ...knownJob, prompt: 'a dog' }]);
    expect(page.part('details').hasAttribute('open')).toBe(true);
    expect(page.root().activeElement?.textContent).toBe('Open library');
  });

  it('counts the banners that have no room without saying it twice', () => {
    const all = ['a', 'b', 'c', 'd'].map((id) => verdict(`job:${id}`, 'stuck', still(11)));
    page.show(all);
    const [stack] = page.window.document.querySelectorAll('unstuck-stack');
    const text = stack?.shadowRoot?.querySelector('.more')?.firstChild;
    expect(text?.textContent).toBe('1 more in the Unstuck popup');
    const moved: unknown[] = [];
    const seen = new page.window.MutationObserver((changes) => moved.push(...changes));
    if (stack?.shadowRoot) seen.observe(stack.shadowRoot, { childList: true, characterData: true, subtree: true });
    page.show(all);
    moved.push(...seen.takeRecords());
    expect(moved).toEqual([]);
    expect(stack?.shadowRoot?.querySelector('.more')?.firstChild).toBe(text);
  });
});

describe('a banner whose claim becomes another', () => {
  it('is said again', () => {
    page.show([verdict('job:a', 'stuck', still(11))]);
    page.show([verdict('job:a', 'stuck', still(12))]);
    page.show([verdict('job:a', 'failed')]);
    expect(page.part('.title').textContent).toBe('This video failed');
    expect(isSaid(page.part('.title'))).toBe(true);
    page.show([verdict('job:a', 'finished-unseen')]);
    expect(page.hosts()[0]?.getAttribute('role')).toBe('status');
    expect(isSaid(page.part('.title'))).toBe(true);
  });
});

describe('the way in', () => {
  it('is gone once: not with another claim, not where the page threw the banner out', () => {
    const comesIn = () => page.part('.card').classList.contains('in');
    page.show([verdict('job:a', 'stuck')]);
    expect(comesIn()).toBe(true);
    page.part('.card').dispatchEvent(new page.window.Event('animationend') as unknown as Event);
    page.window.document.querySelector('unstuck-stack')?.remove();
    page.banners.keep();
    expect(page.hosts()).toHaveLength(1);
    expect(comesIn()).toBe(false);
    page.show([verdict('job:a', 'failed')]);
    expect(comesIn()).toBe(false);
  });
});

describe('the ages of the reasons', () => {
  const age = () => page.part('small').textContent ?? '';

  it('grow while nothing new comes', () => {
    page.show([verdict('job:a', 'finished-unseen', still(1, 2))]);
    expect(age()).toMatch(/just now$/);
    vi.setSystemTime(Date.now() + 20 * minute);
    page.banners.keep();
    expect(age()).toMatch(/20 min ago$/);
    expect(isSaid(page.part('small'))).toBe(false);
  });

  it('start anew with what comes', () => {
    page.show([verdict('job:a', 'finished-unseen', still(1, 2))]);
    vi.setSystemTime(Date.now() + 20 * minute);
    page.show([verdict('job:a', 'finished-unseen', still(1, 130))]);
    expect(age()).toMatch(/2 min ago$/);
  });

  it('do not start anew where another banner is put away', () => {
    page.show([verdict('job:b', 'stuck', still(1, 0)), verdict('job:a', 'stuck', still(1, 0))]);
    vi.setSystemTime(Date.now() + 20 * minute);
    byUser(page.root().querySelector('button'), 'click');
    expect(page.hosts()).toHaveLength(1);
    expect(age()).toMatch(/20 min ago$/);
  });
});
