import { el } from '../../pika/client/element.js';

async function submit(event, send, done) {
  event.preventDefault();
  const { prompt, seconds, size } = Object.fromEntries(new FormData(event.target));
  const note = document.querySelector('.note');
  note.textContent = '';
  try {
    await send({ prompt, seconds: Number(seconds), size });
    done();
  } catch (problem) {
    note.textContent = problem.message;
  }
}

/** The form that starts a generation; `send` submits it. */
export function composer(send, done) {
  const choice = (name, ...values) => el('select', { name }, ...values.map((value) => el('option', { value }, value)));
  return el(
    'form',
    { onsubmit: (event) => submit(event, send, done) },
    el('textarea', { name: 'prompt', rows: 4, placeholder: 'What should happen?', required: true }),
    choice('size', '720p', '1080p'),
    choice('seconds', '5', '10'),
    el('button', { type: 'submit' }, 'Create'),
    el('p', { className: 'note', role: 'status' }),
  );
}
