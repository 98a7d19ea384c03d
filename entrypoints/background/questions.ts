import { readFeed } from '../../lib/feeds';
import { mayTellOf } from '../../lib/knowledge/pikaSites';
import { keptHeaders } from '../../lib/knowledge/requestHeaders';
import { feedSpec } from '../../lib/knowledge/services/lookup';
import type { Question } from '../../lib/model/effect';
import type { Evidence } from '../../lib/model/evidence';
import type { PollRequest } from '../../lib/model/reply';
import { readExchange } from '../../lib/page/exchange';
import type { Exchange } from '../../lib/page/exchange-form';
import { dataAddress } from '../../lib/page/hosts';
import type { Ports } from '../../lib/platform/ports';
import { providerOf } from '../../lib/providers';
import { lookAtClip, mayFetchClip } from '../../lib/providers/clip';

/** Asks the outside world one question; what it answers, or that it does not, is evidence. */
export async function answer(question: Question, key: string, ports: Ports): Promise<Evidence[]> {
  switch (question.about) {
    case 'feed':
      return askFeed(question, ports);
    case 'probe': {
      const reply = await ports.http({ url: question.target, method: 'GET', maxBytes: 2000, timeoutMs: 15_000 });
      return [{ kind: 'probe', target: question.target, status: reply.status, latencyMs: reply.latencyMs }];
    }
    case 'clip': {
      const looked = mayFetchClip(question.provider, question.url)
        ? await lookAtClip(question.url, ports.http, ports.clock.now())
        : { result: 'unreachable' as const, status: 0 };
      return [{ kind: 'clip', job: question.job, url: question.url, ...looked }];
    }
    case 'provider': {
      const secret = await ports.key(question.provider);
      const provider = providerOf(question.provider);
      if (provider === undefined || secret === undefined) return [noKey(question.provider, question.id)];
      const answered = await provider.look(question, secret, ports.http, ports.clock.now());
      return [{ ...answered, asked: question.id }];
    }
    case 'balance': {
      const provider = providerOf(question.provider);
      const secret =
        (await ports.key(provider?.balanceKey ?? question.provider)) ?? (await ports.key(question.provider));
      if (provider?.balance === undefined || secret === undefined) return [];
      return [await provider.balance(secret, ports.http, ports.clock.now())];
    }
    case 'poll':
      return repeatPoll(question.request, ports);
    case 'poll-in-page': {
      const { request, tab } = question;
      if (!request.asks) return [];
      const origin = request.origin ?? '';
      const heard = (await ports.tabs.send(tab, { type: 'repeat-poll', key, origin, request })) === 'heard';
      // A discarded or frozen tab hears nothing: then the background asks, where it may.
      return heard || !question.orInBackground ? [] : repeatPoll(question.request, ports);
    }
  }
}

async function askFeed(question: Extract<Question, { about: 'feed' }>, ports: Ports): Promise<Evidence[]> {
  const spec = feedSpec(question.feed);
  if (spec === undefined) return [];
  const headers: Record<string, string> = { accept: 'application/json, */*;q=0.5' };
  if (question.etag !== undefined) headers['if-none-match'] = question.etag;
  if (question.lastModified !== undefined) headers['if-modified-since'] = question.lastModified;
  const reply = await ports.http({ url: spec.url, method: 'GET', headers, timeoutMs: 15_000 });
  return [readFeed(spec, reply, ports.clock.now())];
}

async function repeatPoll(request: PollRequest, ports: Ports): Promise<Evidence[]> {
  // An older version may have planned to send what was never proven.
  if (!request.asks) return [];
  const { url, method, body, origin } = request;
  const headers = Object.fromEntries(keptHeaders.flatMap((name) => sentHeader(request, name)));
  // The session goes along: to nobody but Pika, and for nobody who may not speak for that host.
  if (dataAddress(url) === undefined || (origin !== undefined && !mayTellOf(origin, url))) return [];
  const asked = { url, method, headers, withSession: true, timeoutMs: 20_000 };
  const reply = await ports.http(body === undefined ? asked : { ...asked, body });
  // It leads elsewhere, most likely to the door: nothing is told, and it is not asked again.
  if (reply.status >= 300 && reply.status < 400)
    return [{ ...silent(url), status: reply.status, origin, poll: request }];
  const sent = { method, url, headers, ...(body === undefined ? {} : { body }) };
  const exchange: Exchange =
    reply.status === 0
      ? { request: sent, failed: true }
      : {
          request: sent,
          response: {
            status: reply.status,
            contentType: reply.headers['content-type'] ?? '',
            headers: reply.headers,
            body: reply.body,
          },
        };
  const read = readExchange(exchange, undefined, 'repeat-in-background', ports.clock.now());
  const told = read ?? { ...silent(url), status: reply.status };
  return [{ ...told, origin, poll: request }];
}

function sentHeader({ headers }: PollRequest, name: string): [string, string][] {
  const value = headers[name];
  return value === undefined ? [] : [[name, value]];
}

/** An answer in which there was nothing to read. */
function silent(url: string): Extract<Evidence, { kind: 'reply' }> {
  return {
    kind: 'reply',
    via: 'repeat-in-background',
    host: new URL(url).host,
    status: 0,
    reading: {
      jobs: [],
      balances: [],
      jobList: false,
      refusal: { kind: 'rejected' },
      unrecognised: { objects: 0, strings: 0, truncated: false },
    },
  };
}

/** A job cannot be followed without its key: as good as a dead one. */
function noKey(provider: Extract<Question, { about: 'provider' }>['provider'], asked: string): Evidence {
  return { kind: 'provider', provider, asked, jobs: [], balances: [], refusal: { kind: 'signed-out' } };
}
