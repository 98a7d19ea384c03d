import { describe, expect, it } from 'vitest';
import type { AdviceId } from '../../../lib/model/verdict';
import { bannerPage, byUser, knownJob, verdict } from './bannerPage';

const library = 'https://pika.art/library';
const steps = (...ids: AdviceId[]) => ({ advice: ids.map((id) => ({ id, text: `Do ${id}.` })) });

/** The links of one banner, as label and address. */
function linksOn(url: string, subject: string, id: string, ids: AdviceId[]): string[] {
  const page = bannerPage(url);
  page.show([verdict(subject, id, steps(...ids))]);
  return [...page.root().querySelectorAll('a')].map((link) => `${link.textContent}: ${link.getAttribute('href')}`);
}

describe('the links of a banner', () => {
  it('lead to Pika only, and it is told when one is followed', () => {
    const page = bannerPage('https://pika.art/create');
    page.show([verdict('job:a', 'finished-unseen', steps('open-video', 'refresh-page', 'open-library'))]);
    const links = [...page.root().querySelectorAll('a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      'https://cdn.pika.art/a.mp4',
      'https://pika.art/create',
      library,
    ]);
    byUser(links[0], 'click');
    expect(page.intents).toEqual([['open', 'job:a']]);
    page.show(
      [verdict('job:a', 'finished-unseen', steps('open-video'))],
      [{ ...knownJob, videoUrl: 'javascript:alert(1)' }],
    );
    expect([...page.root().querySelectorAll('a')].map((link) => link.href)).toEqual([library]);
  });

  it('do not lead to the page on which they stand', () => {
    const stuck: AdviceId[] = ['cancel-first', 'refresh-page', 'switch-service'];
    expect(linksOn('https://pika.art/create', 'job:a', 'stuck', stuck)).toEqual([
      `Open library: ${library}`,
      'Refresh this page: https://pika.art/create',
    ]);
    expect(linksOn(library, 'job:a', 'stuck', stuck)).toEqual([`Refresh this page: ${library}`]);
    expect(linksOn(`${library}?sort=new#top`, 'job:a', 'stuck', stuck)).toEqual([
      `Refresh this page: ${library}?sort=new`,
    ]);
    expect(linksOn('https://pika.art/', 'job:a', 'failed-session', ['sign-in'])).toEqual([]);
  });

  it('follow where the page goes without being loaded', () => {
    const page = bannerPage('https://pika.art/create');
    page.show([verdict('job:a', 'stuck')]);
    expect(page.root().querySelectorAll('a')).toHaveLength(1);
    page.window.history.pushState(null, '', '/library');
    page.banners.keep();
    expect(page.root().querySelectorAll('a')).toHaveLength(0);
  });

  it('do not send anybody to Pika with a page that we cannot read', () => {
    const blind: AdviceId[] = ['open-library', 'contact-support'];
    expect(linksOn('https://pika.art/create', 'page', 'blind', blind)).toEqual([`Open library: ${library}`]);
    expect(linksOn('https://pika.art/create', 'job:a', 'failed', blind)).toEqual([
      `Open library: ${library}`,
      'Contact Pika: https://pika.art/contact',
    ]);
  });
});
