import { allowanceKeys, balanceKeys, priceKeys, pricePlaces, resetKeys, walletHosts } from '../knowledge/vocabulary';
import type { BalanceSighting } from '../model/wallet';
import { accountIn } from './account';
import { fieldsOf, fieldsUnder, hasAny, type NamedFields, pick } from './job/fields';
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
/**
 * Addresses that tell prices and what was spent: quotes, catalogues, daily and monthly bills (`/catalog/apis/{id}/quote`,
 * `/billing/spend/daily`, `/billing/monthly/{yyyy-mm}` of api.dev.pika.art, 2026-10).
 */
const PRICE_PATH =
  /\/(?:quotes?|estimates?|catalog(?:ue)?|pric(?:es?|ing)|spend(?:ing)?|monthly|invoices?|offers?)(?:\/|$)/i;
const allKeys = new Set(['total', 'limit', 'allowance', 'monthly', 'quota', ...allowanceKeys]);

/** A balance among an object's fields, for the purse that its host speaks of; not a price, not an entry in a book. */
export function balanceFrom(
  object: Fields,
  at: { host: string; path: string; places: readonly string[]; submit: boolean },
): BalanceSighting | undefined {
  const fields = fieldsOf(object);
  if (at.places.some((place) => pricePlaces.has(place)) || PRICE_PATH.test(at.path)) return undefined;
  if (hasAny(fields, priceKeys) && !hasAny(fields, ownerKeys)) return undefined;
  const purse = pick(fields, purseKeys, (value) => (isObject(value) ? fieldsOf(value) : undefined)) ?? [];
  const wide = [...fields, ...purse];
  const wallet = hasAny(wide, new Set(['walletkind', 'walletid'])) ? 'agent' : (walletHosts[at.host] ?? 'create');
  const dollars = wallet === 'api';
  const amount = dollars ? dollarsIn(wide) : creditsIn(fields, purse, wallet, at);
  if (amount === undefined) return undefined;
  const allowance = pick(wide, purse.length > 0 ? allKeys : allowanceKeys, numberOf);
  const account = accountIn(fields);
  const resetsAtMs = pick(wide, resetKeys, timeOf);
  return {
    wallet,
    amount,
    unit: dollars ? 'usd' : 'credits',
    ...(account !== undefined && { account }),
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

/**
 * What can be spent of an API balance. A postpaid account has what is left of its cycle; its prepaid figure is not it
 * (`/billing/balance` of api.dev.pika.art, 2026-10).
 */
function dollarsIn(fields: NamedFields): number | undefined {
  const postpaid =
    pick(fields, new Set(['postpaid']), (value) => (isObject(value) ? fieldsOf(value) : undefined)) ?? [];
  if (pick(postpaid, new Set(['active']), (value) => (value === true ? true : undefined))) {
    const left = pick(fieldsUnder(postpaid, new Set(['cycle'])), new Set(['remainingmicrousd']), numberOf);
    return left === undefined ? undefined : left / 1_000_000;
  }
  const micro = pick(fields, new Set(['balancemicrousd', 'availablemicrousd']), numberOf);
  if (micro !== undefined) return micro / 1_000_000;
  const named = pick(fields, new Set(['balanceusd', 'balance', 'availableusd', 'currentbalance']), numberOf);
  if (named !== undefined) return named;
  const nested = pick(fieldsUnder(fields, new Set(['balance'])), new Set(['microusd']), numberOf);
  return nested === undefined ? undefined : nested / 1_000_000;
}
