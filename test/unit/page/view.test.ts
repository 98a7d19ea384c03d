import { Window } from 'happy-dom';
import { describe, expect, it } from 'vitest';
import type { KnownJob } from '../../../lib/model/message';
import { readView } from '../../../lib/page/view/view';

const id = '7b1f4f7e-9c53-4e0a-8a86-3a0a3f2f9b11';
const other = 'c2b7a1de-1111-4222-8333-944455556666';
const film = `https://cdn.pika.art/v1/${id}/a_cat_seed1.mp4`;
const job: KnownJob = {
  id,
  videoIds: [],
  prompt: 'a cat at 50% speed',
  videoUrl: film,
  posterUrl: `https://cdn.pika.art/v1/${id}/poster.jpg`,
  open: true,
};

function shown(html: string, known: KnownJob = job, more: KnownJob[] = []) {
  const { document } = new Window();
  document.body.innerHTML = html;
  return readView(document.body as unknown as ParentNode & Node, [known, ...more])[0]?.view.shown;
}
const card = (inner: string) =>
  `<main><article><a href="/library?v=${id}">${inner}</a></article><article><a href="/library?v=${other}"><video src="https://cdn.pika.art/v1/${other}/b.mp4"></video></a></article></main>`;

describe('what a page shows of a job', () => {
  it.each([
    ['nothing of it', card('').replace(id, 'x'), 'not-shown'],
    ['a card without a film', card('<p>a cat at 50% speed</p><span>Generating</span>'), 'in-progress'],
    ['a percentage', card(`<img src="https://cdn.pika.art/v1/${id}/poster.jpg"><span>71%</span>`), 'in-progress'],
    ['a percentage in Arabic figures', card(`<img src="https://cdn.pika.art/v1/${id}/poster.jpg"><span>٧١٪</span>`), 'in-progress'],
    ['a percentage in Turkish order', card(`<video src="${film}"></video><span>%71</span>`), 'in-progress'],
    ['a spinner', card('<div role="progressbar"></div><video src="blob:x"></video>'), 'in-progress'],
    ['a busy card', card(`<div aria-busy="true"></div><video src="${film}"></video>`), 'in-progress'],
    ['its film', card(`<video src="${film}"></video><p>a cat at 50% speed</p>`), 'finished'],
    ['its film, signed', card(`<video><source src="${film}?sig=1"></video>`), 'finished'],
    ['its film with a player bar', card(`<video src="${film}"></video><div role="progressbar" aria-valuenow="0"></div>`), 'finished'],
    ['a film of unknown address in its card', card('<video src="blob:https://pika.art/1"></video><span>100%</span>'), 'finished'],
    ['its still picture', card(`<img src="https://cdn.pika.art/v1/${id}/poster.jpg">`), 'finished'],
    ['a link to its film', `<main><p>x</p><a href="${film}" download>save</a></main>`, 'finished'],
    ['its film, hidden', card(`<video hidden src="${film}"></video>`), 'in-progress'],
    ['its id in any attribute', `<main><div data-render="card-${id}"><i>…</i></div></main>`, 'in-progress'],
    ['nothing but its prompt', '<main><figure><figcaption>a cat at 50% speed</figcaption><video src="blob:1"></video></figure></main>', 'finished'],
  ])('%s', (_name, html, expected) => expect(shown(html)).toBe(expected)); // biome-ignore format: a table

  it('does not take the neighbour for it, in a list without any marks of its own', () => {
    expect(
      shown(`<ul><li data-id="${id}"><p>…</p></li><li data-id="${other}"><video src="blob:2"></video></li></ul>`),
    ).toBe('in-progress');
    const next: KnownJob = { id: other, videoIds: [], open: true };
    expect(
      shown(
        `<div><div><i data-id="${id}"></i></div><section><b data-id="${other}"></b><video src="blob:2"></video></section></div>`,
        job,
        [next],
      ),
    ).toBe('in-progress');
  });
  it('knows a job by the ids of its films', () => {
    expect(
      shown(
        `<main><a href="/video/${other}"><video src="https://cdn.pika.art/results/x/${other}.mp4"></video></a></main>`,
        { id: 'gen-1', videoIds: [other], open: true },
      ),
    ).toBe('finished');
  });
  it('a short id must stand alone', () => {
    const short: KnownJob = { id: '123', videoIds: [], open: true };
    expect(shown('<a href="/item/51234">x</a>', short)).toBe('not-shown');
    expect(shown('<a href="/item/123">x</a>', short)).toBe('in-progress');
  });
});
