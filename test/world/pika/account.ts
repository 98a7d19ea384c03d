import { randomHex, randomUuid } from '../random';
import type { WorldRequest } from '../site';

const cookieName = 'sb-login-auth-token';
/** As @supabase/ssr cuts long cookies. */
const chunkLength = 3180;

export interface SessionCookie {
  name: string;
  value: string;
}

/** The one user of the pretend Pika, with a Supabase-like session. */
export class Account {
  readonly userId: string;
  readonly email = 'maker@example.com';
  readonly accessToken: string;
  readonly apiKey: string;

  constructor(random: () => number) {
    this.userId = randomUuid(random);
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: this.userId, email: this.email, role: 'authenticated', amr: randomHex(random, 2000) };
    this.accessToken = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${randomHex(random, 43)}`;
    this.apiKey = `sb_publishable_${randomHex(random, 24)}`;
  }

  /** `base64-<json>`, in chunks `.0`, `.1`, .. when it is long. */
  cookies(): SessionCookie[] {
    const session = {
      access_token: this.accessToken,
      token_type: 'bearer',
      user: { id: this.userId, email: this.email },
    };
    const value = `base64-${Buffer.from(JSON.stringify(session)).toString('base64url')}`;
    if (value.length <= chunkLength) return [{ name: cookieName, value }];
    const chunks: SessionCookie[] = [];
    for (let from = 0; from < value.length; from += chunkLength) {
      chunks.push({ name: `${cookieName}.${chunks.length}`, value: value.slice(from, from + chunkLength) });
    }
    return chunks;
  }

  /** `Set-Cookie` lines; with `out`, those that sign the user out. */
  cookieLines(out = false): string[] {
    const life = out ? 'Max-Age=0' : 'Max-Age=34560000';
    return this.cookies().map(
      ({ name, value }) => `${name}=${out ? '' : value}; Domain=pika.art; Path=/; ${life}; Secure; SameSite=Lax`,
    );
  }

  hasCookie(request: WorldRequest): boolean {
    return this.cookies().every(({ name, value }) => request.cookies[name] === value);
  }

  hasToken(request: WorldRequest): boolean {
    return request.headers.authorization === `Bearer ${this.accessToken}`;
  }
}
