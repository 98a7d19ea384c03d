import type { Channel } from '../model/alert';
import type { HttpClient } from '../model/http';
import type { ToTab } from '../model/message';
import type { Snapshot } from '../model/snapshot';

/**
 * All that the worker needs of the world. `lib/platform` implements it on the browser, the replay and the tests on
 * a strict fake; nothing else stands between the engine and the outside.
 */
export interface Ports {
  clock: {
    /** ms since 1970. */
    now(): number;
    /** Runs `task` once after `ms`, as long as the worker lives; returns how to call it off. */
    timer(ms: number, task: () => void): () => void;
  };
  store: {
    /** What was saved under these keys; a missing key is absent. Values come as they are: parse them. */
    load(keys: readonly string[]): Promise<Record<string, unknown>>;
    /** All or nothing. Throws `StorageFull` when there is no room. */
    save(entries: Readonly<Record<string, unknown>>): Promise<void>;
  };
  /** A second store with room of its own. It lasts until the browser is closed. */
  spare: {
    load(keys: readonly string[]): Promise<Record<string, unknown>>;
    save(entries: Readonly<Record<string, unknown>>): Promise<void>;
    remove(keys: readonly string[]): Promise<void>;
  };
  alarm: {
    /** One alarm for the whole extension, at or after this time (browsers keep a floor of 30 s). `null` takes it away. */
    set(atMs: number | null): Promise<void>;
  };
  notifications: {
    /** Replaces one with the same id. */
    show(notification: { id: string; title: string; body: string }): Promise<void>;
    clear(id: string): Promise<void>;
    /** Does it stand there? */
    has(id: string): Promise<boolean>;
  };
  /** Whether the browser lets the extension read Pika's pages. */
  mayReadPages(): Promise<boolean>;
  badge(badge: Snapshot['badge']): Promise<void>;
  /** Whether the browser says that it is on line. */
  online(): boolean;
  tabs: {
    /** Of these tabs, those that are still there. */
    alive(tabs: readonly number[]): Promise<number[]>;
    /** `nobody`: no content script of ours is there. `late`: the tab is frozen, discarded or loading. */
    send(tab: number, message: ToTab): Promise<'heard' | 'late' | 'nobody'>;
    /** Brings an open tab with this address to the front, or opens one. */
    open(url: string): Promise<void>;
  };
  http: HttpClient;
  /** The user's key for a provider, if there is one. Trusted contexts only. */
  key(name: string): Promise<string | undefined>;
  /** Delivers an alert to a webhook that the user set; resolves to the receiver's answer. */
  webhook(
    channel: Exclude<Channel, 'notification'>,
    url: string,
    body: string,
    secret?: string,
  ): Promise<{
    /** HTTP status; 0 where no answer came. */
    status: number;
    /** The header `Retry-After`, as it stands. */
    retryAfter?: string | undefined;
  }>;
  /** 0 to 1. */
  random(): number;
}
