import { ownerOfKey } from '../knowledge/keys';
import type { ApiId } from '../knowledge/providers';
import { isJobId } from './ids';

export type WatchInput = { provider: ApiId; id: string; endpoint?: string } | { error: string };

const mostText = 20_000;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Addresses at which one job is asked about, by host; the first group is the id. */
const jobAddresses: readonly { provider: ApiId; host: string; path: RegExp }[] = [
  { provider: 'fal', host: 'queue.fal.run', path: /\/requests\/([^/]+)/ },
  { provider: 'fal', host: 'fal.ai', path: /\/requests\/([^/]+)/ },
  { provider: 'pika', host: 'api.dev.pika.art', path: /^\/v1\/media\/jobs\/([^/]+)/ },
  { provider: 'devapi', host: 'devapi.pika.art', path: /^\/videos\/([^/]+)/ },
  { provider: 'pika-art', host: 'api.pika.art', path: /^\/generations\/([^/]+)/ },
  { provider: 'pika-me', host: 'api.pika.me', path: /^\/v1\/jobs\/([^/]+)/ },
];

/** Names under which an answer or a program keeps the id of a job, and whose name that is. */
const idNames: readonly { provider: ApiId; name: RegExp }[] = [
  { provider: 'fal', name: /\b(?:request_?id)\b["']?\s*[:=]\s*["'`]([^"'`\s]{1,300})["'`]/i },
  { provider: 'devapi', name: /\b(?:video_?id)\b["']?\s*[:=]\s*["'`]([^"'`\s]{1,300})["'`]/i },
  { provider: 'pika-me', name: /\b(?:job_?id)\b["']?\s*[:=]\s*["'`]([^"'`\s]{1,300})["'`]/i },
  { provider: 'pika', name: /["'`](media_[^"'`\s]{1,300})["'`]/ },
];

/**
 * Finds the job that the user means in what was pasted: an id, a status or response address, a curl command, an
 * answer in JSON or a piece of code. A bare id without a sign of its own belongs to `assumed`. What is refused is
 * refused with the reason; nothing of a pasted key is in it.
 */
export function readWatchInput(pasted: string, assumed: ApiId = 'fal'): WatchInput {
  const text = pasted.trim();
  if (text === '') return { error: 'Nothing was pasted' };
  if (text.length > mostText) return { error: 'This is too long: paste the id, the address or the command alone' };
  const found = [...inAddresses(text), ...inNames(text), ...inCalls(text)];
  const ids = new Set(found.map(({ id }) => id));
  if (ids.size > 1) return { error: 'There are several jobs in this text: paste one at a time' };
  const first = found[0];
  if (first !== undefined) {
    const endpoint = found.find((one) => one.endpoint !== undefined)?.endpoint ?? endpointIn(text, first.provider);
    return checked(first.provider, first.id, endpoint);
  }
  return whyNone(text) ?? bareId(text, assumed);
}

interface Found {
  provider: ApiId;
  id: string;
  endpoint?: string | undefined;
}

function inAddresses(text: string): Found[] {
  return addressesIn(text).flatMap((url) =>
    jobAddresses.flatMap(({ provider, host, path }) => {
      const id = url.hostname === host ? path.exec(url.pathname)?.[1] : undefined;
      return id === undefined ? [] : [{ provider, id: decoded(id), endpoint: endpointOf(url, provider) }];
    }),
  );
}

function addressesIn(text: string): URL[] {
  const found = text.match(/https?:\/\/[^\s"'`<>\\^{}|]{1,2000}/gi) ?? [];
  return found.slice(0, 20).flatMap((address) => URL.parse(address.replace(/(?<![).,;\]])[).,;\]]+$/, '')) ?? []);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** What stands before `/requests` in an address of fal's queue. */
function endpointOf(url: URL, provider: ApiId): string | undefined {
  if (provider !== 'fal' || url.hostname !== 'queue.fal.run') return undefined;
  return /^\/(.+?)\/requests\//.exec(url.pathname)?.[1];
}

function endpointIn(text: string, provider: ApiId): string | undefined {
  return provider === 'fal' ? /\bfal-ai\/[\w.-]{1,60}(?:\/[\w.-]{1,60}){0,4}/.exec(text)?.[0] : undefined;
}

function inNames(text: string): Found[] {
  return idNames.flatMap(({ provider, name }) => {
    const id = name.exec(text)?.[1];
    return id === undefined || id.includes('://') ? [] : [{ provider, id }];
  });
}

/** A call of fal's clients with endpoint and id in a row: `status("fal-ai/...", "<id>")`. */
function inCalls(text: string): Found[] {
  const call =
    /\b(?:status|result|cancel|iter_events)\w{0,20}\(\s*["'`](fal-ai\/[^"'`\s]{1,200})["'`]\s*,\s*["'`]([^"'`\s]{1,300})["'`]/.exec(
      text,
    );
  return call?.[1] === undefined || call[2] === undefined ? [] : [{ provider: 'fal', id: call[2], endpoint: call[1] }];
}

/** Why there is no job in this text, where that can be said. */
function whyNone(text: string): WatchInput | undefined {
  const hosts = addressesIn(text).map(({ hostname }) => hostname);
  const host = hosts[0];
  if (hosts.some((name) => name === 'queue.fal.run' || name === 'fal.run')) {
    return { error: 'This request starts a job: paste the request_id or the status_url of its answer' };
  }
  if (hosts.some((name) => /(^|\.)pika\.art$/.test(name) && !/^(api|devapi|api\.dev)\.pika\.art$/.test(name))) {
    return { error: 'Jobs of the web app need not be added: they are followed as soon as their page is open' };
  }
  if (host !== undefined) {
    const known = jobAddresses.some((address) => address.host === host);
    return { error: known ? 'There is no job id in this address' : `No job can be followed at ${host.slice(0, 80)}` };
  }
  return undefined;
}

function bareId(text: string, assumed: ApiId): WatchInput {
  if (/\s/.test(text)) return { error: 'There is no job id in this text' };
  const id = text.replace(/^["'`]|(?<!["'`,;])["'`,;]+$/g, '');
  if (id.startsWith('media_')) return checked('pika', id, undefined);
  if (id.startsWith('job_')) return checked('pika-me', id, undefined);
  if (/^(Bearer|Key|DevKey)$/i.test(id) || ownerOfKey(id) !== undefined) {
    return { error: 'This is a key, not the id of a job: keys belong in the settings' };
  }
  const problem = assumed === 'fal' || assumed === 'devapi' ? uuidProblem(id) : undefined;
  return problem === undefined ? checked(assumed, id, undefined) : { error: problem };
}

function checked(provider: ApiId, id: string, endpoint: string | undefined): WatchInput {
  const problem = idProblem(provider, id);
  if (problem !== undefined) return { error: problem };
  return { provider, id, ...(endpoint !== undefined && { endpoint }) };
}

function idProblem(provider: ApiId, id: string): string | undefined {
  if (provider === 'devkey') return 'A developer key shows a balance; it has no jobs to follow';
  if (id.length > 200) return 'This id is too long';
  if (id.length < 4) return 'This id is too short';
  const odd = oddSign(id);
  if (odd !== undefined) return odd;
  if (!isJobId(id)) return 'This is not the form of an id';
  return /^[0-9a-f-]{28,44}$/i.test(id) && id.split('-').length > 3 ? uuidProblem(id) : undefined;
}

function oddSign(id: string): string | undefined {
  const sign = /[^\w.:-]/u.exec(id)?.[0];
  return sign === undefined ? undefined : `An id has no ${sign.trim() === '' ? 'blank' : `"${sign}"`} in it`;
}

/** fal and the partner API number their jobs by UUIDs. */
function uuidProblem(id: string): string | undefined {
  if (uuid.test(id)) return undefined;
  const odd = oddSign(id);
  if (odd !== undefined) return odd;
  const digits = id.replaceAll('-', '');
  if (!/^[0-9a-f]+$/i.test(digits)) return 'This id should be a UUID: digits, the letters a to f, and dashes';
  if (digits.length !== 32) return `This id should be a UUID of 32 digits; it has ${digits.length}`;
  return 'The dashes of this UUID do not stand where they should';
}
