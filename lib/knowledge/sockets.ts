/**
 * Message protocols over WebSockets, as their own documents and clients define them. Read on 2026-11-28, high confidence:
 * Phoenix channels (serializer V2, phoenix.js), Supabase Realtime protocol ("postgres_changes", "broadcast", "presence";
 * supabase.com/docs/guides/realtime/protocol), Engine.IO protocol 4 and Socket.IO protocol 5 (socket.io documents).
 */

/** Events of Phoenix and Realtime that keep the channel itself going. */
export const CHANNEL_EVENTS: ReadonlySet<string> = new Set([
  'phx_join',
  'phx_reply',
  'phx_leave',
  'phx_close',
  'phx_error',
  'heartbeat',
  'access_token',
  'system',
  'presence',
  'presence_state',
  'presence_diff',
]);

/** The topic of Phoenix's own heartbeats. */
export const HEARTBEAT_TOPIC = 'phoenix';

/** Names under which rows and messages tell whose they are, plain form. */
export const OWNER_KEYS: ReadonlySet<string> = new Set([
  'userid',
  'ownerid',
  'owner',
  'accountid',
  'authorid',
  'createdby',
  'creatorid',
  'profileid',
  'uid',
]);

/** Objects that are the owner of what they stand in, plain form; their id is the owner's. */
export const OWNER_PLACES: ReadonlySet<string> = new Set(['user', 'owner', 'account', 'creator', 'author', 'profile']);
