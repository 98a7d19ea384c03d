import { describe, expect, it } from 'vitest';
import { compareAccounts, joinAccounts } from '../../../lib/model/wallet';
import { accountOfAddress, sessionAccount, soleUser } from '../../../lib/page/account';

const ID = '08168cd8-0dfd-434a-b0f1-0af10f1303fe';

const AUTH = 'https://login.pika.art/auth/v1/user';

describe('the account of a reply', () => {
  it('is the same however it is named, and its id stands nowhere', () => {
    const told = sessionAccount([{ id: ID, aud: 'authenticated' }], AUTH);
    expect(told).toMatch(/^uuid:[\da-f]{16}$/);
    expect(sessionAccount([{ user: { id: ID.toUpperCase(), aud: 'authenticated' } }], AUTH)).toBe(told);
    for (const query of [`id=eq.${ID}`, `user_id=eq.${ID}`, `userId=${ID}`])
      expect(accountOfAddress(`https://login.pika.art/rest/v1/profiles?select=credits&${query}`)).toBe(told);
  });

  it.each([
    ['a row of another table', `https://login.pika.art/rest/v1/generations?id=eq.${ID}`],
    ['an id of another form', 'https://login.pika.art/rest/v1/profiles?id=eq.17'],
    ['no id', 'https://login.pika.art/rest/v1/profiles?select=credits'],
    ['no address', 'nonsense'],
  ])('is not told by %s', (_what, url) => {
    expect(accountOfAddress(url)).toBeUndefined();
  });

  it('is not told by a user that nobody signed in, nor by a job', () => {
    expect(sessionAccount([{ id: ID, name: 'somebody' }, { id: ID, aud: 'anon' }, 'text', null], AUTH)).toBeUndefined();
  });
});

describe('the user whom a reply names', () => {
  const me = 'https://create.pika.art/api/me';
  const of = (id: unknown, mail: string) => ({ data: { user: { id, email: mail }, balance: { credits: 300 } } });

  it('is one account, whether by id or by address', () => {
    const first = soleUser([of('user_2a', 'A@example.com')]) ?? '';
    const second = soleUser([of('user_2b', 'b@example.com')]) ?? '';
    expect(compareAccounts(first, second)).toBe('other');
    expect(compareAccounts(first, soleUser([{ email: 'a@example.com' }]) ?? '')).toBe('same');
    expect(sessionAccount([of('user_2a', 'a@example.com')], me)).toBe(first);
    expect(first).not.toMatch(/user_2a|example/);
  });

  it('is nobody where several are named', () => {
    expect(soleUser([{ members: {}, a: { email: 'a@example.com' }, b: { email: 'b@example.com' } }])).toBeUndefined();
  });

  it('stays the same where another kind of name is told of it', () => {
    const byId = soleUser([of(ID, 'a@example.com')]) ?? '';
    const byAddress = accountOfAddress(`https://login.pika.art/rest/v1/profiles?id=eq.${ID}`) ?? '';
    expect(compareAccounts(byId, byAddress)).toBe('same');
    expect(compareAccounts(byAddress, 'mail:0')).toBe('unrelated');
    expect(joinAccounts(byAddress, byId)).toBe(byId);
  });
});
