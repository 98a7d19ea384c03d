import { describe, expect, it } from 'vitest';
import { diagnoseAnswer, diagnoseApi } from '../../../lib/advice/apiDoctor';
import type { ApiId } from '../../../lib/knowledge/providers';

const nowMs = Date.UTC(2026, 10, 18, 15, 0, 0);
const falKey = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed:0123456789abcdef0123456789abcdef';
const found = (text: string, assumed?: ApiId) => diagnoseApi(text, nowMs, assumed).findings.map(({ id }) => id);
const whole = (text: string, assumed?: ApiId) => JSON.stringify(diagnoseApi(text, nowMs, assumed).findings);

describe('a pasted key', () => {
  it.each([
    [falKey, 'fal', ['key-form']],
    ['dk_0123456789abcdef', 'devkey', ['key-form']],
    ['sk-pika-0123456789', 'pika-me', ['key-form']],
    ['pk-0123456789', 'pika-art', ['key-form']],
  ])('%s belongs to %s', (key, provider, ids) => {
    const diagnosis = diagnoseApi(key, nowMs);
    expect(diagnosis.provider).toBe(provider);
    expect(diagnosis.findings.map(({ id }) => id)).toEqual(ids);
    expect(diagnosis.probe).toMatchObject({ method: 'GET', url: expect.stringMatching(/^https:/) });
  });

  it('of another provider is wrong for the chosen one', () => {
    expect(found('dk_0123456789abcdef', 'fal')).toEqual(['bad-key']);
    expect(whole('dk_0123456789abcdef', 'fal')).toContain('Pika developer key');
  });

  it('without a form of its own leaves the choice to the user', () => {
    expect(found('abcdef0123456789abcdef')).toEqual(['unknown-key']);
    expect(found('abcdef0123456789abcdef', 'pika')).toEqual(['key-form']);
  });
});

describe('a pasted request', () => {
  const status = 'https://queue.fal.run/fal-ai/pika/requests/0f6b8c1e-4e1c-4b59-9a27-1a2b3c4d5e6f/status';

  it.each([
    ['right', `curl ${status} -H "Authorization: Key ${falKey}"`, ['key-form']],
    ['no key', `curl ${status}`, ['no-key']],
    ['Bearer at fal', `curl ${status} -H "Authorization: Bearer ${falKey}"`, ['wrong-scheme', 'key-form']],
    ['no word at fal', `curl ${status} -H "Authorization: ${falKey}"`, ['wrong-scheme', 'key-form']],
    ['X-API-KEY at fal', `curl ${status} -H "X-API-KEY: ${falKey}"`, ['wrong-header', 'key-form']],
    ['a key of Pika at fal', `curl ${status} -H "Authorization: Key dk_0123456789abcdef"`, ['bad-key']],
    ['a variable', `curl ${status} -H "Authorization: Key $FAL_KEY"`, ['placeholder']],
    [
      'plain http',
      `curl ${status.replace('https', 'http')} -H "Authorization: Key ${falKey}"`,
      ['not-https', 'key-form'],
    ],
    [
      'a sub-path',
      `curl ${status.replace('/requests', '/v2.2/text-to-video/requests')} -H "Authorization: Key ${falKey}"`,
      ['key-form', 'sub-path'],
    ],
    [
      'Bearer where DevKey belongs',
      'curl https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance -H "Authorization: Bearer dk_0123456789"',
      ['wrong-scheme', 'key-form'],
    ],
    [
      'DevKey',
      "fetch('https://7i30hpv4bo9ud5mhianq.pika.art/developer/balance', { headers: { Authorization: 'DevKey dk_0123456789' } })",
      ['key-form'],
    ],
    [
      'Bearer at the Pika API',
      'curl https://api.dev.pika.art/billing/balance -H "Authorization: Bearer abcdef0123456789"',
      ['key-form'],
    ],
    [
      'X-API-Key at the Pika API',
      'curl https://api.dev.pika.art/billing/balance -H "X-API-Key: abcdef0123456789"',
      ['key-form'],
    ],
    [
      'Bearer at the partner API',
      'curl https://devapi.pika.art/videos/x -H "Authorization: Bearer abcdef0123456789"',
      ['wrong-header', 'key-form'],
    ],
    [
      'Token at the unconfirmed API',
      'curl https://api.pika.art/generations/x -H "Authorization: Token pk-0123456789"',
      ['unconfirmed', 'wrong-scheme', 'key-form'],
    ],
    [
      'Python',
      'requests.get("https://api.pika.me/v1/account/usage", headers={"Authorization": f"Bearer {os.environ[\'PIKA_API_KEY\']}"})',
      ['unconfirmed', 'placeholder'],
    ],
    ['a foreign host', `curl https://evil.example/v1 -H "Authorization: Key ${falKey}"`, ['unknown-host']],
    [
      'broken JSON',
      `curl -X POST https://queue.fal.run/fal-ai/pika/v2.2/text-to-video -H "Authorization: Key ${falKey}" -H "Content-Type: application/json" -d '{"prompt": "a cat",}'`,
      ['key-form', 'bad-json'],
    ],
    [
      'JSON without a type',
      `curl -X POST https://queue.fal.run/fal-ai/pika/v2.2/text-to-video -H "Authorization: Key ${falKey}" -d '{"prompt": "a cat"}'`,
      ['key-form', 'no-json-type'],
    ],
    [
      'an endpoint that fal lacks',
      `curl -X POST https://queue.fal.run/fal-ai/pika/v2/pikaswaps -H "Authorization: Key ${falKey}"`,
      ['key-form', 'no-endpoint'],
    ],
    [
      'GET to start',
      `curl -X GET https://queue.fal.run/fal-ai/pika/v2.2/text-to-video -H "Authorization: Key ${falKey}"`,
      ['key-form', 'wrong-method'],
    ],
  ])('%s', (_, text, ids) => {
    expect(found(text)).toEqual(ids);
  });
});

describe('a pasted error', () => {
  it.each([
    ['HTTP/1.1 401 Unauthorized\n\n{"detail":"Cannot access application"}', 'dead-key'],
    ['Request failed with status code 403', 'no-right'],
    ['404 Not Found {"detail":"Request not found"}', 'not-found'],
    ['HTTP/2 409\n\n{"error":{"code":"idempotency_conflict","message":"used"}}', 'conflict'],
    ['HTTP/1.1 413 Payload Too Large', 'too-large'],
    ['HTTP/1.1 415 Unsupported Media Type', 'wrong-type'],
    ['Error: 500 Internal Server Error', 'server-error'],
    ['HTTP/1.1 503 Service Unavailable', 'server-error'],
    ['HTTP/1.1 402 Payment Required\n\n{"error":{"code":"insufficient_balance","message":"no"}}', 'no-credits'],
    ['HTTP/1.1 403 Forbidden\n\n{"detail":"User is locked. Reason: Exhausted balance."}', 'no-credits'],
    [
      'HTTP/1.1 422 x\n\n{"detail":[{"loc":["body","prompt"],"msg":"flagged by a content checker","type":"content_policy_violation"}]}',
      'moderation',
    ],
    ['{"id":"media_x","status":"failed","error":{"code":"content_moderation","message":"no"}}', 'moderation'],
    ['{"id":"media_x","status":"failed","error":{"code":"provider_timeout","message":"no"}}', 'server-error'],
    ['{"some":"thing"}', 'unclear'],
  ])('%s is %s', (text, id) => {
    expect(found(text)).toEqual([id]);
  });

  it('names the field of a 422', () => {
    expect(
      whole(
        'HTTP/1.1 422 x\n\n{"detail":[{"loc":["body","duration"],"msg":"unexpected value; permitted: 5, 10","type":"value_error.const"}]}',
      ),
    ).toContain('duration (unexpected value; permitted: 5, 10)');
    expect(
      whole('422 {"error":"Validation failed","details":[{"field":"promptText","message":"promptText is required"}]}'),
    ).toContain('promptText (promptText is required)');
    expect(
      whole('422 {"error":{"code":"validation_error","message":"prompt is required","field":"prompt"}}'),
    ).toContain('prompt (prompt is required)');
    expect(whole('422 {"error":{"code":"invalid_input","message":"image: field required"}}')).toContain(
      'image (field required)',
    );
  });

  it('names the wait of a 429', () => {
    expect(whole('HTTP/1.1 429 Too Many Requests\nRetry-After: 30\n\n{"message":"slow down"}')).toContain(
      'Wait 30 seconds',
    );
    expect(whole('HTTP/1.1 429 Too Many Requests\nretry-after: Wed, 18 Nov 2026 15:01:00 GMT')).toContain(
      'Wait 60 seconds',
    );
    expect(whole('HTTP/1.1 429 Too Many Requests')).toContain('2 seconds, then 4');
    expect(whole('429 {"error":{"code":"cycle_limit_exceeded","message":"x"}}')).toContain('billing cycle');
  });

  it('shows what the server said', () => {
    expect(whole('HTTP/1.1 409 x\n\n{"message":"The job has no content yet."}')).toContain(
      'The job has no content yet.',
    );
  });

  it('is told with the header form of the provider whose address is in it', () => {
    expect(whole('GET https://queue.fal.run/fal-ai/pika/requests/x/status\nHTTP/1.1 401 Unauthorized')).toContain(
      'Authorization: Key <key>',
    );
  });
});

describe('a probe', () => {
  it('has no key in it and starts nothing', () => {
    for (const text of [falKey, `curl https://queue.fal.run/fal-ai/pika -H "Authorization: Key ${falKey}"`]) {
      const { probe } = diagnoseApi(text, nowMs);
      expect(probe?.method).toBe('GET');
      expect(JSON.stringify(probe)).not.toContain('0123456789abcdef');
    }
  });

  it('is read: 200 and 404 speak for the key, 401 against it, no answer for nothing', () => {
    const read = (status: number) =>
      diagnoseAnswer({ status, headers: {}, body: '{"detail":"x"}' }, 'fal', nowMs).findings[0]?.id;
    expect([read(200), read(404), read(401), read(403), read(0), read(503)]).toEqual([
      'key-taken',
      'key-taken',
      'dead-key',
      'no-right',
      'no-answer',
      'server-error',
    ]);
  });
});

describe('secrets', () => {
  const secrets = [
    falKey,
    'dk_SECRETSECRET99',
    'sk-pika-SECRETSECRET99',
    'pk-SECRETSECRET99',
    'whsec_SECRETSECRET99',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.SECRETSECRET99',
  ];
  const forms = [
    (key: string) => key,
    (key: string) => `curl https://queue.fal.run/fal-ai/pika/requests/x/status -H "Authorization: Key ${key}"`,
    (key: string) => `curl https://evil.example/?api_key=${key} -H "X-API-KEY: ${key}"`,
    (key: string) => `HTTP/1.1 401 x\n\n{"message":"Invalid key ${key}"}`,
    (key: string) => `HTTP/1.1 422 x\n\n{"detail":[{"loc":["body","key"],"msg":"bad value ${key}"}]}`,
    (key: string) => `{"error":{"code":"unauthorized","message":"Bearer ${key} was refused"}}`,
    (key: string) => `something odd with ${key} in it`,
  ];

  it('are in nothing that the doctor says', () => {
    for (const secret of secrets) {
      for (const form of forms) {
        for (const assumed of [undefined, 'fal', 'pika', 'devkey'] as const) {
          const said = JSON.stringify(diagnoseApi(form(secret), nowMs, assumed));
          expect(said).not.toContain(secret);
          expect(said).not.toMatch(/SECRETSECRET|0123456789abcdef/);
        }
      }
    }
  });
});

describe('anything else', () => {
  it('is said to be nothing that the doctor reads', () => {
    expect(found('')).toEqual(['nothing']);
    expect(found('why does it not work?')).toEqual(['nothing']);
    expect(found('x'.repeat(60_000))).toEqual(['nothing']);
  });
});
