import { once } from 'node:events';
import { request as httpsRequest } from 'node:https';
import type { World } from './world';

export interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  signal?: AbortSignal;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** As they came. */
  chunks: Buffer[];
  text: string;
  json(): unknown;
}

/** Asks the world as a browser would: TLS with the host's name, checked against the world's authority. */
export async function ask(
  world: Pick<World, 'port' | 'certificates'>,
  address: string,
  question: Question = {},
): Promise<Answer> {
  const url = new URL(address);
  const outgoing = httpsRequest({
    host: '127.0.0.1',
    port: world.port,
    servername: url.hostname,
    ca: world.certificates.caPem,
    agent: false,
    path: url.pathname + url.search,
    method: question.method ?? 'GET',
    headers: { host: url.host, ...question.headers },
    ...(question.signal ? { signal: question.signal } : {}),
  });
  outgoing.end(question.body);
  const [incoming] = await once(outgoing, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    status: incoming.statusCode,
    headers: incoming.headers,
    chunks,
    text,
    json: () => JSON.parse(text),
  };
}
