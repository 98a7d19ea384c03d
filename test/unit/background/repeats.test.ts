import { expect, test } from 'vitest';
import { answer } from '../../../entrypoints/background/questions';
import type { PollRequest } from '../../../lib/model/reply';
import { poll } from '../engine/course';
import { deadPorts } from './deadPorts';

/** What comes of asking a question in the background, and the addresses that were asked. */
async function ask(request: PollRequest, status = 200) {
  const asked: string[] = [];
  const ports = {
    ...deadPorts,
    http: async ({ url }: { url: string }) => {
      asked.push(url);
      return {
        ...(await deadPorts.http({ url, method: 'GET' })),
        status,
        headers: { 'content-type': 'application/json' },
        body: '{}',
      };
    },
  };
  return { evidence: await answer({ about: 'poll', request }, 'key', ports), asked };
}

const own = { ...poll(), origin: 'https://pika.art' };

test('a question is asked in the name of nobody who may not speak for its host', async () => {
  expect(await ask({ ...own, origin: 'https://beta.pika.me' })).toEqual({ evidence: [], asked: [] });
  expect(await ask({ ...own, origin: 'https://pika.art:8443' })).toEqual({ evidence: [], asked: [] });
  expect(await ask({ ...own, url: 'https://evil.example/library' })).toEqual({ evidence: [], asked: [] });
  expect((await ask(own)).asked).toEqual([own.url]);
  const theirs = { ...poll(), url: 'https://beta.pika.me/api/jobs', origin: 'https://beta.pika.me' };
  expect((await ask(theirs)).asked).toEqual([theirs.url]);
});

test('one that leads elsewhere tells nothing, and the question is given up', async () => {
  const { evidence } = await ask(own, 302);
  expect(evidence).toMatchObject([
    { kind: 'reply', status: 302, origin: own.origin, poll: own, reading: { refusal: { kind: 'rejected' } } },
  ]);
});
