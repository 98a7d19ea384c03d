import { describe, expect, test } from 'vitest';
import { secretPath, withoutSecretTail } from '../../../lib/knowledge/secrets';
import { readExchange } from '../../../lib/page/exchange';
import { carriesSecretField } from '../../../lib/page/request/secrets';

const list = JSON.stringify({ jobs: [{ id: 'job-77-x', status: 'running', progress: 20, prompt: 'x' }] });
const read = (
  url: string,
  request: { method?: string; headers?: Record<string, string>; body?: string } = {},
  status = 200,
) =>
  readExchange({
    request: { method: 'GET', url, ...request },
    response: { status, contentType: 'application/json', body: list },
  });

describe('a question that carries what signs somebody in is no question that may be kept', () => {
  test.each([
    'https://pika.art/api/jobs?access_token=x',
    'https://pika.art/api/jobs?token_hash=',
    'https://pika.art/api/jobs?limit=20&code=abc',
    'https://pika.art/api/jobs?apikey=x',
    'https://pika.art/api/jobs?key=x',
    'https://pika.art/api/jobs?otp=1',
    'https://pika.art/api/jobs?jwt=x',
  ])('%s', (url) => {
    expect(read(url)?.reading.jobs).toHaveLength(1);
    expect(read(url)?.poll).toBeUndefined();
  });

  test.each([
    '{"ids":["job-77-x"],"token":"x"}',
    '[{"ids":["job-77-x"],"auth":{"refreshToken":""}}]',
    'ids=job-77-x&password=',
    '{"query":"query jobs { jobs { id } }","variables":{"sessionToken":"x"}}',
    '{"variables":"{\\"secret\\":\\"x\\"}"}',
  ])('%s', (body) => {
    const request = { method: 'POST', url: 'https://pika.art/api/list-jobs', body };
    expect(carriesSecretField(request)).toBe(true);
    expect(read(request.url, request)?.poll).toBeUndefined();
  });

  test('one without such a field is kept', () => {
    const poll = read('https://pika.art/api/jobs?limit=20')?.poll;
    expect(poll).toMatchObject({ url: 'https://pika.art/api/jobs?limit=20', secret: false });
  });

  test('one whose header came blank from the page can be asked by that page alone', () => {
    const headers = { 'next-router-state-tree': '' };
    expect(read('https://pika.art/api/jobs?limit=20', { headers })?.poll).toMatchObject({ secret: true });
  });
});

describe('a film’s address', () => {
  const film = (query: string) => {
    const body = JSON.stringify({
      jobs: [{ id: 'job-77-x', status: 'finished', videoUrl: `https://cdn.pika.art/a.mp4${query}` }],
    });
    return readExchange({
      request: { method: 'GET', url: 'https://pika.art/api/jobs' },
      response: { status: 200, contentType: 'application/json', body },
    })?.reading.jobs[0]?.videoUrl;
  };

  test.each([
    '?Expires=1&Signature=a~b__&Key-Pair-Id=K1',
    '?X-Amz-Signature=ab&X-Amz-Credential=c%2Fd&X-Amz-Security-Token=e',
    '?token=eyJhbGciOiJIUzI1NiJ9.eyJ1cmwiOiJhIn0.x',
    '?download',
  ])('keeps what signs the file alone: %s', (query) => {
    expect(film(query)).toBe(`https://cdn.pika.art/a.mp4${query}`);
  });

  test.each([
    ['?access_token=s3cret&w=1', '?w=1'],
    ['?Expires=1&apikey=s3cret#t=1', '?Expires=1'],
    ['?session=s3cret&jwt=s3cret', ''],
    ['#access_token=s3cret', ''],
  ])('loses what signs the user in: %s', (query, kept) => {
    expect(film(query)).toBe(`https://cdn.pika.art/a.mp4${kept}`);
  });
});

describe('where a user signs in', () => {
  const places = [
    '/auth/v1/token',
    '/auth/v1/user',
    '/login',
    '/log-in',
    '/api/auth/session',
    '/oauth2/authorize',
    '/api/oauth/token',
    '/session',
    '/api/sessions',
    '/verify',
    '/api/verify-otp',
    '/otp',
    '/callback',
    '/auth/callback',
    '/api/trpc/auth.login',
    '/magic-link/abc',
    '/reset-password',
    '/refresh_token',
    '/api/getSession',
    '/v1/accounts:signInWithPassword',
    '/sso/saml',
    '/signup',
    '/logout',
  ];
  test.each(places)('%s: nothing is read there but that the server failed', (path) => {
    expect(secretPath.test(path)).toBe(true);
    expect(read(`https://pika.art${path}`)).toBeUndefined();
    expect(read(`https://pika.art${path}`, {}, 401)).toBeUndefined();
  });

  test.each([
    '/library',
    '/api/jobs',
    '/my-library',
    '/generate/v2',
    '/authors/7',
    '/api/video-sessionless',
    '/blog/signs',
    '/tokenizer',
    '/rest/v1/generations',
    '/keys',
    '/loginless',
  ])('%s is another place', (path) => {
    expect(secretPath.test(path)).toBe(false);
  });

  test.each([
    ['https://pika.art/auth/magic/s3cret', 'https://pika.art/auth'],
    ['https://login.pika.art/library', 'https://login.pika.art/library'],
    ['https://pika.art/reset-password/s3cret/now', 'https://pika.art/reset-password'],
    ['https://pika.art', 'https://pika.art'],
  ])('of the address %s no more than %s is kept', (address, kept) => {
    expect(withoutSecretTail(address)).toBe(kept);
  });
});
