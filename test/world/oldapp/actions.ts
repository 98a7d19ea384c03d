import { createHash } from 'node:crypto';
import {
  actionReply,
  errorReply,
  inPieces,
  readArguments,
  redirectReply,
  replyInTwoParts,
  replyWithTree,
} from '../flight';
import { pageOrders } from '../pika/page';
import type { Pika } from '../pika/platform';
import type { WorldReply, WorldRequest } from '../site';
import { oldItem } from './wire';

export type ActionName = 'list' | 'poll' | 'remove' | 'explore' | 'signIn' | 'signOut';
export const actionNames: readonly ActionName[] = ['list', 'poll', 'remove', 'explore', 'signIn', 'signOut'];

/** The build's name, as Next writes it into row 0. */
export const buildName = (build: number): string =>
  createHash('sha256').update(`build ${build}`).digest('base64url').slice(0, 21);

/** 42 hexadecimal digits, new with every build. */
export const actionId = (name: ActionName, build: number): string =>
  `40${createHash('sha256').update(`${name} of build ${build}`).digest('hex').slice(0, 40)}`;

const rowHeaders = {
  'content-type': 'text/x-component',
  'cache-control': 'no-cache, no-store, max-age=0, must-revalidate',
  vary: 'rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch, Accept-Encoding',
};

function rows(
  pika: Pika,
  status: number,
  text: string | AsyncIterable<string>,
  more: Record<string, string | string[]> = {},
): WorldReply {
  const headers = { ...rowHeaders, ...pageOrders(pika), ...more };
  const { chunkBytes, chunkGapMs } = pika.knobs.actions;
  if (chunkBytes <= 0) return { status, headers, body: text };
  const { clock } = pika.context;
  async function* slowly() {
    const parts = typeof text === 'string' ? [text] : text;
    for await (const part of parts) {
      for (const piece of inPieces(part, chunkBytes)) {
        yield piece;
        await clock.sleep(chunkGapMs);
      }
    }
  }
  return { status, headers, body: slowly() };
}

type Answer = { success: boolean; data?: { results: unknown[] } };

/** The value of a list or poll in the way that the knobs ask for. */
function valueReply(pika: Pika, value: Answer, build: string): WorldReply {
  const { laterMs, renewCookie } = pika.knobs.actions;
  if (renewCookie) {
    const more = { 'set-cookie': pika.account.cookieLines(), 'x-action-revalidated': '1' };
    return rows(pika, 200, replyWithTree(value, build), more);
  }
  if (laterMs <= 0 || !value.data) return rows(pika, 200, actionReply(value, build));
  const [first, second] = replyInTwoParts(value, 'data', value.data, build);
  const { clock } = pika.context;
  async function* parts() {
    yield first;
    await clock.sleep(laterMs);
    yield second;
  }
  return rows(pika, 200, parts());
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const numberOr = (value: unknown, otherwise: number) => (typeof value === 'number' ? value : otherwise);

function list(pika: Pika, question: Record<string, unknown>) {
  const all = pika.knobs.actions.emptyList ? [] : pika.jobs.list();
  const after = all.findIndex((job) => job.id === question.after);
  const results = all.slice(after + 1, after + 1 + numberOr(question.perPage, 12)).map((job) => oldItem(pika, job));
  return { success: true, data: { results } };
}

function poll(pika: Pika, ids: readonly unknown[]) {
  const found = pika.knobs.actions.emptyList ? [] : ids.map((id) => pika.jobs.get(String(id)));
  return { success: true, data: { results: found.flatMap((job) => (job ? [oldItem(pika, job)] : [])) } };
}

/** Other people's videos, on the home page: none of them is a job of the user's. */
function explore(): Answer {
  const file = (number: number, name: string) => `https://cdn.pika.art/explore/${number}/${name}`;
  const results = ['a tiger', 'a lighthouse', 'a paper boat', 'two robots', 'a tea house', 'a comet'].map(
    (promptText, number) => ({
      id: `0e8f7d2c-5b1a-4c3d-8e9f-00000000000${number}`,
      promptText,
      videoUrl: file(number, 'video.mp4'),
      imageThumb: file(number, 'thumbnail.jpg'),
      userId: `7c6b5a49-3827-4615-9f0e-00000000000${number}`,
      likes: 40 - number,
    }),
  );
  return { success: true, data: { results } };
}

function results(pika: Pika, name: ActionName, args: readonly unknown[]): Answer {
  const [first] = args;
  if (name === 'remove') return { success: pika.jobs.delete(String(first)) };
  if (isRecord(first) && Array.isArray(first.ids)) return poll(pika, first.ids);
  return list(pika, isRecord(first) ? first : {});
}

function session(pika: Pika, name: ActionName, build: string): WorldReply {
  const out = name === 'signOut';
  return rows(pika, 200, replyWithTree({ success: true }, build), {
    'set-cookie': pika.account.cookieLines(out),
    'x-action-revalidated': '1',
  });
}

const sameOrigin = (request: WorldRequest) =>
  request.headers.origin === undefined || request.headers.origin === `https://${request.url.host}`;

/** A server action call: POST to a page's own address with `Next-Action`. */
export function runAction(pika: Pika, request: WorldRequest): WorldReply {
  const { actions, session: state } = pika.knobs;
  const build = buildName(actions.build);
  const name = actionNames.find((one) => actionId(one, actions.build) === request.headers['next-action']);
  if (actions.checkOrigin && !sameOrigin(request)) return rows(pika, 500, errorReply('1466507311', build));
  if (!name) {
    const headers = { 'content-type': 'text/plain', 'x-nextjs-action-not-found': '1', ...pageOrders(pika) };
    return { status: 409, headers, body: 'Server Action unavailable.' };
  }
  if (name === 'signIn' || name === 'signOut') return session(pika, name, build);
  if (actions.throws) return rows(pika, 500, errorReply('2984771260', build));
  if (name === 'explore') return valueReply(pika, explore(), build);
  const signedIn = pika.account.hasCookie(request);
  if (state === 'redirect') return rows(pika, 200, redirectReply(build), { 'x-action-redirect': '/login;push' });
  if (state === 'unauthorized') {
    return {
      status: 401,
      headers: { 'content-type': 'application/json', ...pageOrders(pika) },
      body: '{"message":"Unauthorized"}',
    };
  }
  if (state === 'unauthorized-row' || !signedIn) {
    return rows(pika, 200, actionReply({ success: false, error: 'Unauthorized' }, build));
  }
  const args = readArguments(request.body.toString('utf8'));
  if (!args) return rows(pika, 500, errorReply('708412552', build));
  return valueReply(pika, results(pika, name, args), build);
}
