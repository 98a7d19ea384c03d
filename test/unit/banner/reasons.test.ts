import { expect, it } from 'vitest';
import { bannerPage, verdict } from './bannerPage';

/** What stands beside a reason, word for word. */
function beside(text: string, source: string): string {
  const page = bannerPage('https://pika.art/create');
  page.show([verdict('service:pika', 'outage', { because: [{ id: 'why', text, age: 120, source }] })]);
  return page.part('small').textContent ?? '';
}

it.each([
  ['The home page answers with a server error', 'own probe', 'our own look at pika.art, 2 min ago'],
  ['Pika says that it failed', 'page', 'Pika\u2019s reply, 2 min ago'],
  ['Prismix: is down', 'prismix', '2 min ago'],
  ['API Status Check: is down', 'apistatuscheck', '2 min ago'],
])('of "%s" it tells the source in words for people, and once', (text, source, told) => {
  expect(beside(text, source)).toBe(told);
});
