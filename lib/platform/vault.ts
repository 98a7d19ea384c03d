import { openDB } from 'idb';

/** A place for one small value that only the extension's own pages and worker can open. */
export interface Vault {
  read(): Promise<unknown>;
  write(value: unknown): Promise<void>;
  wipe(): Promise<void>;
}

const table = 'kept';

async function withTable<T>(work: (database: Awaited<ReturnType<typeof openDB>>) => Promise<T>): Promise<T> {
  const database = await openDB('unstuck-vault', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore(table);
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/**
 * In IndexedDB under the extension's own origin: a content script lives under the page's origin and cannot reach it,
 * while Firefox lets content scripts read `storage.local`.
 */
export const rememberedKeys: Vault = vaultOf('keys');
export const rememberedHooks: Vault = vaultOf('webhooks');

function vaultOf(place: string): Vault {
  return {
    read: () => withTable((database) => database.get(table, place)),
    write: (value) => withTable(async (database) => void (await database.put(table, value, place))),
    wipe: () => withTable((database) => database.delete(table, place)),
  };
}
