import { type Answer, ask } from '../../world/ask';
import { type ActionName, actionId } from '../../world/oldapp/actions';
import type { World } from '../../world/world';

export const cookieHeader = (world: World): string =>
  world.pika.account
    .cookies()
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');

/** Submits as the old app's page does. */
export function submit(world: World, prompt = 'a fox', headers: Record<string, string> = {}): Promise<Answer> {
  const boundary = 'unit-test-boundary';
  const field = (name: string, value: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return ask(world, 'https://api.pika.art/generate/v2', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${world.pika.account.accessToken}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      origin: 'https://pika.art',
      ...headers,
    },
    body: `${field('promptText', prompt)}${field('model', '2.5')}${field('duration', '5')}--${boundary}--\r\n`,
  });
}

export async function submitted(world: World, prompt?: string): Promise<string> {
  const answer = (await submit(world, prompt)).json() as { data: { id: string } };
  return answer.data.id;
}

/** Calls a server action of the old app as its page does. */
export function action(
  world: World,
  name: ActionName,
  args: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return ask(world, 'https://pika.art/library', {
    method: 'POST',
    headers: {
      accept: 'text/x-component',
      'content-type': 'text/plain;charset=UTF-8',
      'next-action': actionId(name, 1),
      origin: 'https://pika.art',
      cookie: cookieHeader(world),
      ...headers,
    },
    body: JSON.stringify(args),
  });
}

export interface Video {
  id: string;
  status: string;
  progress?: number;
  resultUrl?: string;
  error?: string;
}

interface Rows {
  success: boolean;
  error?: string;
  data?: { results: { id: string; promptText: string; videos: Video[] }[] };
}

/** The value in row 1 of a short reply. */
export function readValue(answer: Answer): Rows {
  const row = /^1:(.*)$/m.exec(answer.text)?.[1];
  if (row === undefined) throw new Error(`No row 1 in ${answer.text.slice(0, 200)}`);
  return JSON.parse(row) as Rows;
}

/** The only video of a job, as a poll gives it. */
export async function videoOf(world: World, id: string): Promise<Video | undefined> {
  return readValue(await action(world, 'poll', [{ ids: [id] }])).data?.results[0]?.videos[0];
}

export async function credits(world: World): Promise<unknown> {
  const answer = await ask(world, 'https://login.pika.art/rest/v1/user_wallets?select=credits', {
    headers: { authorization: `Bearer ${world.pika.account.accessToken}` },
  });
  return answer.json();
}

/** Lets virtual time pass in steps until the promise is settled. */
export async function passing(world: World, promise: Promise<Answer>, stepMs: number): Promise<Answer> {
  let settled = false;
  const end = () => {
    settled = true;
  };
  promise.then(end, end);
  while (!settled) await world.advance(stepMs);
  return promise;
}
