import * as z from 'zod/mini';
import { alertIdSchema, alertIds } from './alert';
import { digest } from './digest';
import { serviceIdSchema } from './service';

const clockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 22:30'));
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const webhookSchema = z.object({
  kind: z.enum(['slack', 'discord', 'json']),
  url: z.url({ protocol: /^https$/ }).check(z.maxLength(1000)),
  secret: z.optional(z.string().check(z.maxLength(200))),
  /** Given by the background once it keeps the address and the secret apart; `url` is then the site alone. */
  id: z.optional(z.string().check(z.maxLength(64))),
  /** It has a secret. */
  signed: z.optional(z.boolean()),
  /** Its address was kept for a session that is over. */
  lost: z.optional(z.boolean()),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** Names a webhook wherever its address must not stand: in effects, in the state, in the snapshot. */
export function hookId({ kind, url, id }: Pick<Webhook, 'kind' | 'url' | 'id'>): string {
  return id ?? digest(`${kind} ${url}`);
}

/** Services that can be read: each is asked at least hourly. */
export const MAX_SERVICES = 30;
/** A pause that lasts longer was not meant, or came from elsewhere. */
export const MAX_PAUSE_MS = 30 * 86_400_000;

/** The plan: when Pika's wait or outage is longer than this, work elsewhere. Minutes. */
export const escalationSchema = z.object({
  queueMinutes: z.number().check(z.gte(1), z.lte(1440)),
  outageMinutes: z.number().check(z.gte(1), z.lte(10080)),
});

/** All that the user can set; every key has a default, so that an older store is still read. */
export const settingsSchema = z.object({
  keys: z._default(
    z.partialRecord(
      z.enum(['fal', 'falAdmin', 'pika', 'devapi', 'devkey', 'pika-art', 'pika-me']),
      z.string().check(z.maxLength(400)),
    ),
    {},
  ),
  rememberKeys: z._default(z.boolean(), false),
  alerts: z._default(z.partialRecord(alertIdSchema, z.boolean()), Object.fromEntries(alertIds.map((id) => [id, true]))),
  quietHours: z._default(
    z.nullable(z.object({ from: clockTime, to: clockTime, days: z.array(z.enum(weekdays)).check(z.maxLength(7)) })),
    null,
  ),
  pausedUntil: z._default(z.nullable(z.iso.datetime({ offset: true })), null),
  services: z._default(z.array(serviceIdSchema).check(z.maxLength(MAX_SERVICES)), [
    'pika',
    'fal',
    'discord',
    'runway',
    'luma',
  ]),
  markedServices: z._default(z.array(serviceIdSchema).check(z.maxLength(MAX_SERVICES)), ['pika']),
  accounts: z._default(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(30)), []),
  plan: z._default(z.nullable(z.string().check(z.maxLength(40))), null),
  lowCredits: z._default(z.nullable(z.number().check(z.gte(0), z.lte(1e9))), null),
  pollPage: z._default(z.boolean(), true),
  pollClosed: z._default(z.boolean(), true),
  webhooks: z._default(z.array(webhookSchema).check(z.maxLength(10)), []),
  escalation: z._default(escalationSchema, { queueMinutes: 15, outageMinutes: 60 }),
  language: z._default(z.string().check(z.maxLength(35)), 'auto'),
  theme: z._default(z.enum(['auto', 'light', 'dark']), 'auto'),
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = settingsSchema.parse({});
