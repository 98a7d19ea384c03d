import * as z from 'zod/mini';
import { unreadable } from '../knowledge/services/unreadable';
import type { HttpReply } from '../model/http';

const LONGEST = 2_000_000;

export type Body<T> = { ok: true; value: T } | { ok: false; reason: string };

function looksLikePage(reply: HttpReply): boolean {
  return /^\s*<(!doctype\s+html|html|head|body|!--)/i.test(reply.body.slice(0, 500));
}

/** Why a body is not worth parsing, whatever its format; `undefined` where it is. */
export function bodyTrouble(reply: HttpReply): string | undefined {
  if (looksLikePage(reply)) return unreadable.webPage;
  if (reply.truncated || reply.body.length > LONGEST) return unreadable.tooLong;
  return reply.body.trim() === '' ? unreadable.empty : undefined;
}

/** The body as JSON of the given form. */
export function jsonOf<T extends z.ZodMiniType>(reply: HttpReply, schema: T): Body<z.infer<T>> {
  const trouble = bodyTrouble(reply);
  if (trouble !== undefined) return { ok: false, reason: trouble };
  let document: unknown;
  try {
    document = JSON.parse(reply.body);
  } catch {
    return { ok: false, reason: unreadable.notJson };
  }
  const parsed = z.safeParse(schema, document);
  return parsed.success ? { ok: true, value: parsed.data } : { ok: false, reason: unreadable.shape };
}

/** A text of any length, cut; anything else is absent. */
export function loose(longest: number) {
  return z.catch(
    z.optional(
      z.pipe(
        z.string(),
        z.transform((text: string) => text.trim().slice(0, longest)),
      ),
    ),
    undefined,
  );
}

/** A list whose entries that fit are kept; absent, `null` and wrong types are absent. */
export function looseList<T extends z.ZodMiniType>(entry: T, longest = 500) {
  const list = z.pipe(
    z.array(z.unknown()),
    z.transform((items: unknown[]): z.infer<T>[] =>
      items.slice(0, longest).flatMap((item) => {
        const parsed = z.safeParse(entry, item);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
  );
  return z.catch(z.optional(list), undefined);
}
