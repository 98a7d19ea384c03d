import { digest } from '../model/digest';
import { fieldsOf, type NamedFields, pick } from './job/fields';
import { isObject, urlOf } from './plain';

/** Names under which a reply tells whose it is. */
const ownerKeys = new Set(['userid', 'ownerid', 'authid', 'authuserid', 'uid', 'sub']);
/** A user of Supabase Auth is a UUID; ids of other forms may be those of a row, and change with the question. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** PostgREST: `id=eq.<uuid>`; other APIs: `userId=<uuid>`. */
const ownerParameters = ['id', 'user_id', 'userId', 'owner_id', 'uid'];
const ownerTables = /\/(?:profiles?|users?|accounts?|credits?|balances?|wallets?|subscriptions?|usage)\/?$/i;

/** The account that fields of a balance name as its owner; its id itself is kept nowhere. */
export function accountIn(fields: NamedFields): string | undefined {
  return pick(fields, ownerKeys, asAccount);
}

/** The account that an address asks about. */
export function accountOfAddress(url: string): string | undefined {
  const address = urlOf(url);
  if (address === undefined || !ownerTables.test(address.pathname)) return undefined;
  for (const name of ownerParameters) {
    const account = asAccount(address.searchParams.get(name)?.replace(/^eq\./, ''));
    if (account !== undefined) return account;
  }
  return undefined;
}

/** The account that is signed in, where a reply is Supabase's own word on its user (`aud: authenticated`). */
export function sessionAccount(values: readonly unknown[]): string | undefined {
  for (const value of values) {
    const inner = isObject(value) && isObject(value.user) ? value.user : value;
    if (!isObject(inner)) continue;
    const fields = fieldsOf(inner);
    const isUser = pick(fields, new Set(['aud']), (aud) => (aud === 'authenticated' ? true : undefined)) === true;
    const account = isUser ? pick(fields, new Set(['id']), asAccount) : undefined;
    if (account !== undefined) return account;
  }
  return undefined;
}

function asAccount(value: unknown): string | undefined {
  return typeof value === 'string' && uuid.test(value) ? digest(value.toLowerCase()) : undefined;
}
