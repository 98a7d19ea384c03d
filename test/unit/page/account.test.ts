import { describe, expect, it } from 'vitest';
import { accountOfAddress, sessionAccount } from '../../../lib/page/account';

const ID = '08168cd8-0dfd-434a-b0f1-0af10f1303fe';

describe('the account of a reply', () => {
  it('is the same however it is named, and its id stands nowhere', () => {
    const told = sessionAccount([{ id: ID, email: 'a@example.com', aud: 'authenticated' }]);
    expect(told).toMatch(/^[\da-f]{16}$/);
    expect(sessionAccount([{ user: { id: ID.toUpperCase(), aud: 'authenticated' } }])).toBe(told);
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
    expect(sessionAccount([{ id: ID, name: 'somebody' }, { id: ID, aud: 'anon' }, 'text', null])).toBeUndefined();
  });
});
