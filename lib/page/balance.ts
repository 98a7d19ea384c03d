import { allowanceKeys, balanceKeys, priceKeys, pricePlaces, resetKeys, walletHosts } from '../knowledge/vocabulary';
import type { BalanceSighting } from '../model/wallet';
import { fieldsOf, hasAny, type NamedFields, pick } from './job/fields';
import { type Fields, isObject, numberOf, timeOf } from './plain';

const ownerKeys = new Set(['email', 'userid', 'username', 'displayname', 'walletid', 'walletkind']);
const purseKeys = new Set(['credits', 'creditbalance', 'balance', 'wallet']);
const restKeys = new Set([
  'remaining',
  'balance',
  'available',
  'amount',
  'left',
  'current',
  'currentbalance',
  'credits',
]);
const allKeys = new Set(['total', 'limit', 'allowance', 'monthly', 'quota', ...allowanceKeys]);

/** A balance among an object's fields, for the purse that its host speaks of; not a price, not an entry in a book. */
export function balanceFrom(
  object: Fields,
  at: { host: string; path: string; places: readonly string[]; submit: boolean },
): BalanceSighting | undefined {
  const fields = fieldsOf(object);
  if (at.places.some((place) => pricePlaces.has(place))) return undefined;
  if (hasAny(fields, priceKeys) && !hasAny(fields, ownerKeys)) return undefined;
  const purse = pick(fields, purseKeys, (value) => (isObject(value) ? fieldsOf(value) : undefined)) ?? [];
  const wide = [...fields, ...purse];
  const wallet = hasAny(wide, new Set(['walletkind', 'walletid'])) ? 'agent' : (walletHosts[at.host] ?? 'create');
  const dollars = wallet === 'api';
  const amount = dollars ? dollarsIn(wide) : creditsIn(fields, purse, wallet, at);
  if (amount === undefined) return undefined;
  const allowance = pick(wide, purse.length > 0 ? allKeys : allowanceKeys, numberOf);
  const resetsAtMs = pick(wide, resetKeys, timeOf);
  return {
    wallet,
    amount,
    unit: dollars ? 'usd' : 'credits',
    ...(allowance !== undefined && allowance > 0 && { allowance }),
    ...(resetsAtMs !== undefined && { resetsAtMs }),
  };
}

function creditsIn(
  fields: NamedFields,
  purse: NamedFields,
  wallet: 'create' | 'agent',
  at: { path: string; submit: boolean },
): number | undefined {
  const clear = pick(fields, new Set([...balanceKeys].filter((key) => key !== 'credits')), numberOf);
  if (clear !== undefined) return clear;
  const rest = pick(purse, restKeys, numberOf);
  if (rest !== undefined) return rest;
  // In the answer to a submit a plain number of credits may as well be its cost.
  const plainly = at.submit ? undefined : pick(fields, new Set(['credits']), numberOf);
  if (plainly !== undefined) return plainly;
  const mayBeBalance = wallet === 'agent' || /balance|credits|wallet|usage/i.test(at.path);
  return mayBeBalance ? pick(fields, new Set(['balance']), numberOf) : undefined;
}

function dollarsIn(fields: NamedFields): number | undefined {
  const micro = pick(fields, new Set(['balancemicrousd', 'microusd', 'availablemicrousd']), numberOf);
  if (micro !== undefined) return micro / 1_000_000;
  return pick(fields, new Set(['balanceusd', 'balance', 'availableusd', 'currentbalance']), numberOf);
}
