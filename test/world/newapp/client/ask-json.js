import { ask } from '../../pika/client/ask.js';

const problem = (value) => value?.error?.message ?? value?.message ?? value?.detail ?? 'Something went wrong';

/** Sends JSON, or asks without a body; gives the parsed JSON. */
export async function askJson(url, body, headers = {}) {
  const sent =
    body === undefined
      ? { headers }
      : { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  const reply = await ask(url, sent);
  const value = JSON.parse(reply.text);
  if (!reply.ok) throw new Error(problem(value));
  return value;
}
