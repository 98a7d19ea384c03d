import type { ToBackground } from '../../lib/model/message';

/** All that a page needs of the browser. */
export interface Bridge {
  /** Stored values as they are; parse them. */
  read(keys: readonly string[]): Promise<Record<string, unknown>>;
  /** The same from the store that lasts as long as the browser: what the lasting one had no room for. */
  readSpare(keys: readonly string[]): Promise<Record<string, unknown>>;
  /** Deletes all that is stored, and loads the page anew. */
  beginAnew(): Promise<void>;
  /** Calls back with each stored value that changes; returns how to stop. */
  onChange(listener: (key: string, value: unknown) => void): () => void;
  /** Hands a message to the background; rejects where nobody is there to hear it. */
  send(message: ToBackground): Promise<unknown>;
  /** Sites that the extension works with: those it cannot do without, and those for more. */
  hosts(): Hosts;
  /** Whether the extension may read these sites now. */
  mayRead(origins: readonly string[]): Promise<boolean>;
  /** Asks the user for these sites. Call it straight from a click. */
  askFor(origins: readonly string[]): Promise<boolean>;
  /** Calls back when the user gives or takes rights. */
  onAccess(listener: () => void): void;
  /** Whether the browser shows no notifications of the extension; false where it cannot be told. */
  notificationsOff(): Promise<boolean>;
  /** Tabs on Pika's pages that are loaded and in memory. */
  pikaTabs(): Promise<number[]>;
  /** Opens another page of the extension. */
  openPage(path: string): Promise<void>;
  /** The page stands in a tab, not in the toolbar popup. */
  inTab(): boolean;
  version(): string;
}

export interface Hosts {
  needed: readonly string[];
  optional: readonly string[];
}
