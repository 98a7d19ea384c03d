import { digest } from '../model/digest';
import { type Account, accountOf } from '../model/wallet';
import { fieldsOf, type NamedFields } from './job/fields';
import { type Fields, isObject, urlOf } from './plain';

/** Names under which a reply tells whose it is. */
const ownerKeys = new Set(['userid', 'ownerid', 'authid', 'authuserid', 'uid', 'sub']);
/** A user of Supabase Auth is a UUID, the same under every name. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const email = /^[^\s@]{1,100}@[^\s@]{1,100}$/;
/** PostgREST: `id=eq.<uuid>`; other APIs: `userId=<uuid>`. */
const ownerParameters = ['id', 'user_id', 'userId', 'owner_id', 'uid'];
const ownerTables = /\/(?:profiles?|users?|accounts?|credits?|balances?|wallets?|subscriptions?|usage)\/?$/i;
/** Questions about whoever is signed in. */
const ownPath = /\/(?:me|user|account|session|whoami)\/?$/i;
const MAX_DEPTH = 4;
const MAX_OBJECTS = 100;

/** Who is named as the owner among the fields of a balance. No id and no address of anybody is kept, only digests. */
export function accountIn(fields: NamedFields): Account | undefined {
  return accountOf(fields.flatMap(([name, value]) => (ownerKeys.has(name) ? named(name, value) : [])));
}

/** The account that an address asks about. */
export function accountOfAddress(url: string): Account | undefined {
  const address = urlOf(url);
  if (address === undefined || !ownerTables.test(address.pathname)) return undefined;
  const told = ownerParameters.map((name) => address.searchParams.get(name)?.replace(/^eq\./, ''));
  return accountOf(
    told.flatMap((value) => (value !== undefined && uuid.test(value) ? named('', value) : [])).slice(0, 1),
  );
}

/** The account that is signed in, where the reply is about that: Supabase's own word, or the answer to "who am I". */
export function sessionAccount(values: readonly unknown[], url: string): Account | undefined {
  const asked = ownPath.test(urlOf(url)?.pathname ?? '');
  for (const user of objectsIn(values)) {
    if (user.aud === 'authenticated' || (asked && isUser(user))) return userAccount(user);
  }
  return undefined;
}

/** The one user whom a reply names by an email; undefined where it names none or several. */
export function soleUser(values: readonly unknown[]): Account | undefined {
  const users = objectsIn(values).filter(isUser).map(userAccount);
  return new Set(users).size === 1 ? users[0] : undefined;
}

function isUser(object: Fields): boolean {
  return typeof object.email === 'string' && email.test(object.email);
}

function userAccount(user: Fields): Account | undefined {
  const owned = fieldsOf(user).flatMap(([name, value]) => {
    if (name === 'id') return named('user', value);
    if (ownerKeys.has(name)) return named(name, value);
    return name === 'email' && typeof value === 'string' ? [['mail', digest(value.toLowerCase())] as const] : [];
  });
  return accountOf(owned);
}

/** An id that is no UUID is compared only with others of the same name: it may be that of a row. */
function named(name: string, value: unknown): (readonly [kind: string, digest: string])[] {
  if (typeof value === 'string' && uuid.test(value)) return [['uuid', digest(value.toLowerCase())]];
  const isId = (typeof value === 'string' && value !== '' && value.length <= 200) || Number.isSafeInteger(value);
  return isId && name !== '' ? [[name, digest(String(value))]] : [];
}

/** The objects in some values, outer ones first; bounded. */
function objectsIn(values: readonly unknown[]): Fields[] {
  const found: Fields[] = [];
  let level: readonly unknown[] = values;
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0; depth += 1) {
    const objects = level.filter(isObject).slice(0, MAX_OBJECTS - found.length);
    found.push(...objects);
    if (found.length >= MAX_OBJECTS) return found;
    level = objects.flatMap((object) => fieldsOf(object).map(([, value]) => value));
  }
  return found;
}
