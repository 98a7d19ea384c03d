import { el } from '../../pika/client/element.js';
import { call, report } from './action.js';

async function signIn(event) {
  event.preventDefault();
  const form = Object.fromEntries(new FormData(event.target));
  const answer = await call('signIn', [form]);
  if (answer?.success) location.assign('/library');
}

export function loginPage() {
  const fields = el(
    'form',
    { onsubmit: (event) => signIn(event).catch(report) },
    el('input', { name: 'email', type: 'email', placeholder: 'example@gmail.com', required: true }),
    el('input', { name: 'password', type: 'password', placeholder: 'Your password', required: true }),
    el('button', { type: 'submit' }, 'Sign in'),
  );
  fields.hidden = true;
  const open = () => {
    fields.hidden = false;
  };
  return el('section', {}, el('button', { type: 'button', onclick: open }, 'Sign in with an email'), fields);
}
