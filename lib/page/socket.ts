import { digest } from '../model/digest';
import type { EvidenceOf } from '../model/evidence';
import type { PageResponse } from './exchange-form';
import { type Frame, readFrame } from './formats/frame';
import type { ExchangeMemory } from './memory';
import { readValues } from './recognise';

/** Engine.IO's separator of packets in one polled body (protocol 4, "payload encoding"). */
const PACKET_SEPARATOR = '\u001e';
const MAX_PACKETS = 5000;
/** A channel's name has few words; ids are none of the short ones. */
const MAX_WORDS = 10;
const MIN_WORD_CHARS = 4;

/** Whether an address speaks in frames: a WebSocket, or Engine.IO's long polling, which carries the same packets. */
export function isSocket(address: URL): boolean {
  return address.protocol === 'wss:' || address.searchParams.has('EIO');
}

/** What frames tell of jobs; undefined where they tell of none. Whose jobs they are is for the engine to judge. */
export function readSocket(
  address: URL,
  response: PageResponse,
  memory: ExchangeMemory,
  via: EvidenceOf<'reply'>['via'],
): EvidenceOf<'reply'> | undefined {
  const texts = (response.body ?? '').split(PACKET_SEPARATOR, MAX_PACKETS);
  const frames = texts.map(readFrame).filter((frame): frame is Frame => frame !== undefined);
  const values = frames.map(({ value }) => value);
  const reading = readValues(
    { values, errors: [], unread: 0, truncated: false, notData: false },
    { url: address.href, status: 200, isKnown: memory.isKnown, scales: memory.scalesOf(address.hostname) },
  );
  if (reading.jobs.length === 0) return undefined;
  const { refusal: _, ...told } = reading;
  return {
    kind: 'reply',
    via,
    host: address.hostname,
    status: 200,
    // A balance may be anybody's; no list of jobs comes over a socket.
    reading: { ...told, balances: [], jobList: false },
    channel: wordsOf(frames.map(({ channel }) => channel).join(' ')),
  };
}

/** Digests of the words in the names of channels: one of them may be the id of a user, which is kept nowhere. */
function wordsOf(names: string): string {
  const words = [/[^\w-]+/, /[^a-z\d-]+/i].flatMap((edge) => names.toLowerCase().split(edge, MAX_WORDS));
  const long = words.filter((word) => word.length >= MIN_WORD_CHARS);
  return [...new Set(long)].slice(0, MAX_WORDS).map(digest).join(' ');
}
