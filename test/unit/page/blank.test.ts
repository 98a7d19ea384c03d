import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressWithoutSecrets, withoutSecrets } from '../../../lib/page/blank';

const hidden = 's3cr3t-4-all';

describe('values that may sign somebody in', () => {
  it.each([
    'password',
    'newPassword',
    'pwd',
    'passphrase',
    'token',
    'access_token',
    'accessToken',
    'refreshToken',
    'refresh_token',
    'id_token',
    'provider_token',
    'token_hash',
    'tokenHash',
    'secret',
    'client_secret',
    'clientSecret',
    'api-key',
    'apiKey',
    'api_key',
    'apikey',
    'key',
    'privateKey',
    'otp',
    'otp_hash',
    'emailOtp',
    'code',
    'auth_code',
    'code_verifier',
    'authorization',
    'Authorization',
    'auth',
    'session',
    'session_id',
    'sessionToken',
    'jwt',
    'csrfToken',
    'xsrf',
    'set-cookie',
    'credentials',
  ])('are blanked under %s: in JSON, in JSON in a string, in flight rows, forms and addresses', (name) => {
    const json = JSON.stringify({ a: 1, [name]: hidden, b: 'kept' });
    const pretty = JSON.stringify({ [name]: hidden, b: 'kept' }, null, 4);
    const nested = JSON.stringify({ text: JSON.stringify({ text: json }), b: 'kept' });
    for (const text of [
      json,
      pretty,
      nested,
      `0:["$@1"]\n1:${json}\n`,
      `["kept",${json}]`,
      `"kept${name}",\n${json}`,
    ]) {
      const left = withoutSecrets(text);
      expect(left).not.toContain(hidden);
      expect(left).toContain('kept');
    }
    expect(JSON.parse(withoutSecrets(json))).toEqual({ a: 1, [name]: '', b: 'kept' });
    expect(JSON.parse(JSON.parse(JSON.parse(withoutSecrets(nested)).text).text)).toEqual({
      a: 1,
      [name]: '',
      b: 'kept',
    });
    const form = String(new URLSearchParams({ a: 'kept', [name]: hidden, options: json }));
    expect([...new URLSearchParams(withoutSecrets(form))][0]).toEqual(['a', 'kept']);
    expect(withoutSecrets(form)).not.toContain(hidden);
    const address = addressWithoutSecrets(
      `https://pika.art/api/jobs?limit=20&${new URLSearchParams({ [name]: hidden })}`,
    );
    expect(address).toContain('https://pika.art/api/jobs?limit=20&');
    expect(address).not.toContain(hidden);
  });

  it('are blanked whole, whatever quotes and backslashes stand in them, and where the text is cut', () => {
    for (const value of ['a"b', 'a\\', 'a\\"b', '\\\\', '"', '{"password":"x"}', 'x","y":"z']) {
      const once = JSON.stringify({ password: value, b: 'kept' });
      expect(JSON.parse(withoutSecrets(once))).toEqual({ password: '', b: 'kept' });
      const twice = JSON.stringify({ inner: once });
      expect(JSON.parse(JSON.parse(withoutSecrets(twice)).inner)).toEqual({ password: '', b: 'kept' });
    }
    expect(withoutSecrets(`{"a":1,"token":"${hidden}`)).toBe('{"a":1,"token":"');
  });

  it('are blanked in lists, and where they are numbers to type in', () => {
    expect(withoutSecrets('{"tokens":["s1","s2"],"otp":123456,"b":2}')).toBe('{"tokens":[],"otp":0,"b":2}');
  });

  it('are blanked without any name where they are web tokens, but not where they open a signed address', () => {
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P';
    expect(withoutSecrets(`1:"${jwt}"\n`)).toBe('1:""\n');
    expect(withoutSecrets(`{"h":"Bearer ${jwt}"}`)).toBe('{"h":"Bearer "}');
    const film = `{"videoUrl":"https://data.pika.art/storage/v1/object/sign/a.mp4?token=${jwt}"}`;
    expect(withoutSecrets(film)).toBe(film);
  });
});

describe('everything else stays byte for byte', () => {
  it.each([
    '{"error":{"code":"content_policy_violation","message":"no"}}',
    '{"code":9,"error":"Concurrency limit reached"}',
    '{"code":"PGRST301","message":"JWT expired"}',
    '{"code":"42501"}',
    '{"errorCode":"InvalidParameter.1303"}',
    '{"error":{"code":"SAFETY.INPUT.TEXT"}}',
    '{"tokens":500,"tokensLeft":80,"sessionCount":3}',
    '{"shotPrompt":"a cat","authorId":"u1","author":"Jo","keyframes":["https://cdn.pika.art/a.jpg"],"keyFrames":[]}',
    '{"promptText":"the token: \\"secret\\" key","status":"finished"}',
    'limit=20&cursor=abc%2B%20d&x',
    'promptText=a+cat&options=%7B%22seed%22%3A1%7D',
    '',
  ])('%s', (text) => {
    expect(withoutSecrets(text)).toBe(text);
  });

  it('an address without such fields', () => {
    const address = 'https://pika.art/library?v=1&q=a%20b+c&empty';
    expect(addressWithoutSecrets(address)).toBe(address);
  });
});

describe('JSON stays JSON', () => {
  const name = fc.constantFrom('password', 'token', 'code', 'key', 'session', 'status', 'id', 'prompt');
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.integer(),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(name, tie('tree'), { maxKeys: 4 }),
      fc.dictionary(name, fc.string(), { maxKeys: 4 }).map((inner) => JSON.stringify(inner)),
    ),
  }));

  it('for any value, however deep and odd', () => {
    fc.assert(
      fc.property(tree, (value) => {
        const left: unknown = JSON.parse(withoutSecrets(JSON.stringify(value)));
        expect(typeof left).toBe(typeof value);
      }),
      { numRuns: 500 },
    );
  });

  it('in a time that grows with the text alone', () => {
    const rough = ['"token":"', 'token', '\\', '"key":[', '"', 'eyJ', 'code"', '"otp":1', '[', 'pass'];
    const timed = (text: string) => {
      const start = performance.now();
      withoutSecrets(text);
      return performance.now() - start;
    };
    for (const piece of rough) expect(timed(piece.repeat(200_000 / piece.length))).toBeLessThan(2000);
  });
});
