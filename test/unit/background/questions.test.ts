import { describe, expect, it } from 'vitest';
import { answer } from '../../../entrypoints/background/questions';
import type { HttpRequest } from '../../../lib/model/http';
import type { ToTab } from '../../../lib/model/message';
import type { PollRequest } from '../../../lib/model/reply';
import type { Ports } from '../../../lib/platform/ports';
import { poll } from '../engine/course';
import { deadPorts } from './deadPorts';

/** Asks a question; gives what left the extension, over the network and to the tab. */
async function sentFor(request: PollRequest, inPage: boolean, heard: 'heard' | 'nobody' = 'nobody') {
  const asked: HttpRequest[] = [];
  const told: ToTab[] = [];
  const ports: Ports = {
    ...deadPorts,
    http: async (sent) => {
      asked.push(sent);
      return deadPorts.http(sent);
    },
    tabs: {
      ...deadPorts.tabs,
      send: async (_tab, message) => {
        told.push(message);
        return heard;
      },
    },
  };
  const question = inPage
    ? { about: 'poll-in-page' as const, tab: 1, request, orInBackground: true }
    : { about: 'poll' as const, request };
  await answer(question, 'ask:poll:1', ports);
  return { asked, told };
}

describe('a question in the page’s place', () => {
  const headers = { accept: 'text/x-component', authorization: '', 'next-action': '40ab', 'x-client-info': '' };

  it('goes out with the bytes that the page sent, and with no header whose value is not known', async () => {
    const { asked } = await sentFor({ ...poll(), headers }, false);
    expect(asked).toMatchObject([{ url: poll().url, method: 'POST', body: poll().body, withSession: true }]);
    expect(asked[0]?.headers).toEqual({ accept: 'text/x-component', 'next-action': '40ab' });
  });

  it('is named to the page with its whole identity', async () => {
    const { asked, told } = await sentFor({ ...poll(), headers }, true, 'heard');
    expect(asked).toEqual([]);
    expect(told).toMatchObject([{ type: 'repeat-poll', request: { headers, body: poll().body } }]);
  });

  it('is asked by the background where the tab does not hear', async () => {
    expect((await sentFor(poll(), true)).asked).toHaveLength(1);
  });

  it('is not asked at all where an older version had planned it without a proof', async () => {
    for (const inPage of [true, false]) {
      expect(await sentFor({ ...poll(), asks: false }, inPage)).toEqual({ asked: [], told: [] });
    }
  });
});
