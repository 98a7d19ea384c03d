import { clipHosts } from '../knowledge/providers';
import type { EvidenceOf } from '../model/evidence';
import type { HttpClient, HttpReply } from '../model/http';
import type { ProviderId } from '../model/job';
import { isFilm, readBox } from './film';
import { mayHaveRunOut } from './signedAddress';

export type ClipLook = Pick<EvidenceOf<'clip'>, 'result' | 'status'>;

/** Smaller than any film that plays. */
const tinyBytes = 512;
const mostBoxes = 12;

/** Whether a result's address may be asked for: https, the default port, no name in it, a host of the provider. */
export function mayFetchClip(provider: ProviderId, url: string): boolean {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.port !== '') return false;
  if (parsed.username !== '' || parsed.password !== '') return false;
  return clipHosts[provider].some((pattern) => hostFits(parsed.hostname, pattern));
}

/** An https address without a name in it. */
export function isHttps(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'https:' && parsed.username === '' && parsed.password === '';
}

function hostFits(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) && host.length >= pattern.length : host === pattern;
}

/**
 * Looks whether a finished job's file is there and is a film: its head, its first bytes, then box by box whether it
 * is whole. Never more than a few hundred bytes are asked for. A connection that fails proves nothing, and so does an
 * answer from a host that has nothing to do with it (a captive portal). `nowMs` (since 1970) tells whether a signed address
 * has run out.
 */
export async function lookAtClip(url: string, http: HttpClient, nowMs = 0): Promise<ClipLook> {
  const asked = { url, timeoutMs: 20_000, maxBytes: 4096 };
  const head = await http({ ...asked, method: 'HEAD' });
  const first = await http({ ...asked, method: 'GET', headers: { Range: 'bytes=0-1023' } });
  const seen = judgeAnswer(url, first, nowMs);
  if (seen !== undefined) return { result: seen, status: first.status };
  const headLength = head.status === 200 && isOurs(url, head) ? lengthOf(head) : undefined;
  const total = totalOf(first) ?? headLength;
  if (total !== undefined && headLength !== undefined && total < headLength)
    return { result: 'truncated', status: first.status };
  return { result: await judgeBody(url, first, total, http), status: first.status };
}

/** What the answer says without a film in its body; undefined where the body must decide. */
function judgeAnswer(url: string, reply: HttpReply, nowMs: number): ClipLook['result'] | undefined {
  const { status } = reply;
  if (status === 0 || !isOurs(url, reply) || isDoor(reply)) return 'unreachable';
  // The address ran out, not the file: the page gets a new one when it is loaded.
  if ([400, 401, 403].includes(status) && mayHaveRunOut(url, reply.body, nowMs)) return 'unreachable';
  if (status === 416) return 'empty';
  if (status === 429 || status === 408 || status >= 500) return 'server-error';
  return status >= 200 && status < 300 ? undefined : 'refused';
}

/** Marks of those who check for bots, whatever status they answer with. */
const doorHeaders = ['cf-mitigated', 'x-amzn-waf-action'];
/** The store's own word on a file, as S3 and its like give it; they also say 403 of a file that is not there. */
const storeWords = /<Error\b|AccessDenied|NoSuchKey|not[ _]?found/i;

/** Somebody before the store turned us away, not the file: to a page, with its session, it may well be open. */
function isDoor({ status, headers, body }: HttpReply): boolean {
  if (doorHeaders.some((name) => headers[name] !== undefined)) return true;
  if (status < 400 || status >= 500 || [404, 408, 410, 416, 429].includes(status)) return false;
  return /<html|<!doctype html/i.test(body) || !storeWords.test(body);
}

async function judgeBody(
  url: string,
  reply: HttpReply,
  total: number | undefined,
  http: HttpClient,
): Promise<ClipLook['result']> {
  if (total === 0 || reply.status === 204) return 'empty';
  if (reply.head.length === 0) return total === undefined ? 'empty' : 'truncated';
  if (!isFilm(reply.head)) return isCut(reply, total) ? 'truncated' : 'not-video';
  if (isCut(reply, total) || (total !== undefined && total < tinyBytes)) return 'truncated';
  if (total === undefined || reply.status !== 206) return 'playable';
  return (await isWhole(url, reply, total, http)) ? 'playable' : 'truncated';
}

/** Walks the boxes of an mp4 (ISO 14496-12): they fill the file exactly, and one of them is `moov`. */
async function isWhole(url: string, first: HttpReply, total: number, http: HttpClient): Promise<boolean> {
  let seen = { from: 0, bytes: first.head };
  let at = 0;
  let index = false;
  for (let step = 0; step < mostBoxes; step += 1) {
    if (at + 16 > seen.from + seen.bytes.length) {
      const range = `bytes=${at}-${Math.min(at + 63, total - 1)}`;
      const next = await http({ url, method: 'GET', headers: { Range: range }, timeoutMs: 20_000, maxBytes: 64 });
      if (next.status === 416) return false;
      if (next.status !== 206 || !isOurs(url, next)) return true;
      seen = { from: at, bytes: next.head };
    }
    const box = readBox(seen.bytes.subarray(at - seen.from));
    // What cannot be read proves nothing against the file: a WebM, an odd box, a server that ignores ranges.
    if (box === undefined || box.size === 'rest' || (at > 0 && box.type === 'ftyp')) return true;
    index ||= box.type === 'moov';
    at += box.size;
    if (at > total) return false;
    if (at === total) return index;
  }
  return true;
}

/** The reply says itself that more was to come than came. */
function isCut(reply: HttpReply, total: number | undefined): boolean {
  if (reply.truncated || reply.head.length >= 64) return false;
  return total !== undefined && reply.head.length < Math.min(64, total);
}

function isOurs(url: string, reply: HttpReply): boolean {
  const from = URL.parse(reply.url)?.hostname;
  if (from === undefined || from === URL.parse(url)?.hostname) return true;
  return Object.values(clipHosts).some((patterns) => patterns.some((pattern) => hostFits(from, pattern)));
}

function lengthOf(reply: HttpReply): number | undefined {
  const length = reply.headers['content-length'];
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined;
}

/** The whole file's length: from `Content-Range` of a part, from `Content-Length` of a whole answer. */
function totalOf(reply: HttpReply): number | undefined {
  const range = /^bytes (?:\d+-\d+|\*)\/(\d{1,15})$/.exec(reply.headers['content-range'] ?? '');
  if (range?.[1] !== undefined) return Number(range[1]);
  return reply.status === 206 ? undefined : lengthOf(reply);
}
