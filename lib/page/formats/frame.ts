import { CHANNEL_EVENTS, HEARTBEAT_TOPIC } from '../../knowledge/sockets';
import { foreignPlaces, jobPlaces } from '../../knowledge/vocabulary';
import { bounds } from '../bounds';
import { isObject, plain } from '../plain';

/** What one text frame of a WebSocket tells. */
export interface Frame {
  /** Its data, under the name of the table or event where that says what it is. */
  value: unknown;
  /** The channel that it came over; empty where the protocol has none. */
  channel: string;
}

/** A name such as `generation:progress` or `realtime:public:generations` has few words; more are not looked at. */
const MAX_NAME_CHARS = 300;

/**
 * Reads a text frame: Phoenix and Supabase Realtime (object and array form), Socket.IO over Engine.IO, plain JSON.
 * Undefined for what keeps a connection going, for presence, and for what is no data. Never throws.
 */
export function readFrame(text: string): Frame | undefined {
  if (text.length > bounds.body) return undefined;
  // Engine.IO "message", Socket.IO "event" or "ack" (binary ones too), attachments, namespace, acknowledgement id.
  const packet = /^4([2356])(?:\d{1,3}-)?(?:(\/[^,]{0,200}),)?\d{0,15}(?=\[)/.exec(text.slice(0, 400));
  if (packet !== null) return eventFrame(parse(text.slice(packet[0].length)), packet[1] ?? '', packet[2] ?? '');
  if (!/^\s*[[{]/.test(text)) return undefined;
  const value = parse(text);
  if (isChannelArray(value)) return channelFrame(value[2], value[3], value[4]);
  if (isObject(value) && typeof value.topic === 'string' && typeof value.event === 'string' && 'payload' in value)
    return channelFrame(value.topic, value.event, value.payload);
  if (value === undefined) return undefined;
  // What an envelope calls its message is what it carries.
  const isEnvelope = isObject(value) && isObject(value.message);
  return {
    value: rowOf(isEnvelope ? { ...value, message: undefined, payload: value.message } : value, ''),
    channel: '',
  };
}

/** Phoenix serializer V2: `[join_ref, ref, topic, event, payload]`. */
function isChannelArray(value: unknown): value is [unknown, unknown, string, string, unknown] {
  return Array.isArray(value) && value.length === 5 && typeof value[2] === 'string' && typeof value[3] === 'string';
}

function channelFrame(topic: string, event: string, payload: unknown): Frame | undefined {
  if (topic === HEARTBEAT_TOPIC || CHANNEL_EVENTS.has(event)) return undefined;
  const channel = topic.slice(0, MAX_NAME_CHARS);
  if (!isObject(payload)) return { value: payload, channel };
  if (event === 'postgres_changes') return { value: rowOf(payload.data, topic), channel };
  // Realtime's broadcast has an event and a payload of its own.
  const isBroadcast = event === 'broadcast' && typeof payload.event === 'string';
  const name = `${isBroadcast ? payload.event : event} ${topic}`;
  return { value: rowOf(isBroadcast ? payload.payload : payload, name), channel };
}

/** A Socket.IO event `["name", ...data]`; an acknowledgement is data alone. */
function eventFrame(value: unknown, type: string, namespace: string): Frame | undefined {
  if (!Array.isArray(value)) return undefined;
  const isEvent = type === '2' || type === '5';
  const name = isEvent ? String(value[0]) : '';
  if (CHANNEL_EVENTS.has(name)) return undefined;
  const [only, ...more]: unknown[] = isEvent ? value.slice(1) : value;
  const data = more.length === 0 ? only : [only, ...more];
  return {
    value: rowOf(data, `${name} ${namespace}`),
    channel: `${namespace} ${name}`.trim().slice(0, MAX_NAME_CHARS),
  };
}

/** A changed row as it now stands, under its table's name; other data under the first word of `name` that says what it is. */
function rowOf(data: unknown, name: string): unknown {
  if (isObject(data) && typeof data.table === 'string' && 'record' in data) {
    return data.type === 'DELETE' || data.operation === 'DELETE' ? undefined : { [data.table]: data.record };
  }
  const words = name.slice(0, MAX_NAME_CHARS).split(/[^\p{L}\p{N}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  const place = words.find((word) => jobPlaces.has(plain(word)) || foreignPlaces.has(plain(word)));
  return place === undefined ? data : { [place]: data };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
