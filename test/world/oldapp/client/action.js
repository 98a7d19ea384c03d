import { ask } from '../../pika/client/ask.js';
import { boot } from '../../pika/client/boot.js';
import { readRows, resolve } from './rows.js';

const tree = () =>
  encodeURIComponent(
    JSON.stringify([
      '',
      { children: [location.pathname.slice(1) || '__PAGE__', { children: ['__PAGE__', {}] }] },
      null,
      null,
      true,
    ]),
  );

/** Calls a server action; gives its value. */
export async function call(action, args) {
  const reply = await ask(location.pathname, {
    method: 'POST',
    headers: {
      Accept: 'text/x-component',
      'Content-Type': 'text/plain;charset=UTF-8',
      'Next-Action': boot.actions[action],
      'Next-Router-State-Tree': tree(),
    },
    body: JSON.stringify(args),
  });
  const redirect = reply.header('x-action-redirect');
  if (redirect) {
    location.assign(redirect.split(';')[0]);
    throw new Error('redirected');
  }
  if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  const rows = readRows(reply.text);
  return resolve(rows.get('1'), rows);
}

export function report(problem) {
  if (problem.message !== 'redirected') console.warn('app:', problem.message);
}
