import { ask } from '../../pika/client/ask.js';
import { boot } from '../../pika/client/boot.js';
import { el } from '../../pika/client/element.js';
import { session } from '../../pika/client/session.js';
import { report } from './action.js';
import { readCredits } from './credits.js';
import { items } from './library.js';

const api = 'https://api.pika.art';

function toast(text) {
  document.querySelector('.toast')?.remove();
  if (text) document.body.append(el('div', { className: 'toast', role: 'status' }, text));
}

async function submit(event, navigate) {
  event.preventDefault();
  const form = new FormData(event.target);
  const held = session();
  form.set('userId', held?.user.id ?? '');
  form.set(
    'options',
    JSON.stringify({
      aspectRatio: 1.7777777777777777,
      frameRate: 24,
      camera: {},
      parameters: { guidanceScale: 12, motion: 1, negativePrompt: '' },
      extend: false,
    }),
  );
  form.set('creditCost', String(boot.cost));
  form.set('contentType', 't2v');
  const button = event.target.querySelector('button');
  button.disabled = true;
  try {
    const reply = await ask(`${api}/generate/v2`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${held?.access_token}` },
      body: form,
    });
    const answer = JSON.parse(reply.text);
    if (!answer.success) throw new Error(answer.error ?? answer.message ?? 'Something went wrong');
    items.unshift(answer.data.generation);
    navigate('/library');
    readCredits().catch(report);
  } catch (problem) {
    toast(problem instanceof SyntaxError ? 'Something went wrong' : problem.message);
  }
  button.disabled = false;
}

export function createPage(navigate) {
  const choice = (name, ...values) => el('select', { name }, ...values.map((value) => el('option', { value }, value)));
  return el(
    'form',
    { onsubmit: (event) => submit(event, navigate) },
    el('textarea', { name: 'promptText', rows: 4, placeholder: 'Describe your video', required: true }),
    choice('model', '2.5', '2.2', '1.5'),
    choice('resolution', '480p', '720p', '1080p'),
    choice('duration', '5', '10'),
    el('button', { type: 'submit' }, `Generate (${boot.cost})`),
  );
}
