import * as z from 'zod/mini';

export const alertIds = [
  'job-finished',
  'job-stuck',
  'job-failed',
  'clip-unplayable',
  'service-down',
  'service-degraded',
  'service-recovered',
  'credits-low',
  'credits-exhausted',
  'credits-anomaly',
  'credits-reset',
  'fallback-advised',
] as const;
export const alertIdSchema = z.enum(alertIds);
export type AlertId = z.infer<typeof alertIdSchema>;

/** `notification`, or `slack`, `discord`, `json` for a webhook of that kind. */
export const channelSchema = z.enum(['notification', 'slack', 'discord', 'json']);
export type Channel = z.infer<typeof channelSchema>;

export const alertSchema = z.object({
  alert: alertIdSchema,
  subject: z.string(),
  title: z.string(),
  body: z.string(),
  channels: z.array(channelSchema),
  atMs: z.number(),
  /** What a list calls the subject; absent for what stands alone. */
  name: z.optional(z.string()),
});
export type Alert = z.infer<typeof alertSchema>;

/** The fixed id of the desktop notification of an alert: a repeated one replaces, never doubles. */
export function notificationId(alert: AlertId, subject: string): string {
  return `unstuck:${alert}:${subject}`;
}
