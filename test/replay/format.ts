import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import { alertIds } from '../../lib/model/alert';
import { settingsSchema } from '../../lib/model/settings';
import { adviceIds } from '../../lib/model/verdict';

/** A text, a file beside the scenario, or a repeated text. */
const text = z.union([
  z.string(),
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ repeat: z.string(), times: z.int().min(0).max(10_000_000) }),
]);
export type Text = z.infer<typeof text>;

const seconds = z.number().min(0).max(1e9);
const tab = z.int().min(0);
const url = z.string().refine((value) => /^https?:\/\//.test(value), 'is no address');
const headers = z.record(z.string(), z.string());
const partialSettings = z.record(z.string(), z.unknown()).superRefine((value, context) => {
  const known = new Set(Object.keys(settingsSchema.parse({})));
  for (const key of Object.keys(value)) {
    if (!known.has(key)) context.addIssue({ code: 'custom', message: 'is no setting', path: [key] });
  }
});

const event = z.discriminatedUnion('do', [
  z.strictObject({ at: seconds, do: z.literal('visit'), tab, url, html: text.optional() }),
  z.strictObject({ at: seconds, do: z.literal('hide'), tab }),
  z.strictObject({ at: seconds, do: z.literal('show'), tab }),
  z.strictObject({ at: seconds, do: z.literal('leave'), tab }),
  z
    .strictObject({
      at: seconds,
      do: z.literal('exchange'),
      tab,
      request: z.strictObject({ method: z.string().min(1), url, headers: headers.optional(), body: text.optional() }),
      response: z
        .strictObject({
          status: z.int().min(100).max(599),
          contentType: z.string().optional(),
          headers: headers.optional(),
          body: text.optional(),
          more: z.boolean().optional(),
        })
        .optional(),
      failed: z.literal(true).optional(),
    })
    .refine(
      (value) => (value.response === undefined) !== (value.failed === undefined),
      'needs either response or failed',
    ),
  z.strictObject({
    at: seconds,
    do: z.literal('frame'),
    tab,
    url: z.string().refine((value) => /^wss:\/\//.test(value), 'is no address of a WebSocket'),
    text,
  }),
  z.strictObject({ at: seconds, do: z.literal('dom'), tab, html: text }),
  z.strictObject({
    at: seconds,
    do: z.literal('serve'),
    url: z.string().min(1),
    method: z.string().optional(),
    status: z.int().refine((value) => value === 0 || (value >= 100 && value <= 599), 'is no HTTP status'),
    headers: headers.optional(),
    body: text.optional(),
    delay: seconds.optional(),
  }),
  z.strictObject({
    at: seconds,
    do: z.literal('watch'),
    provider: z.enum(['fal', 'pika', 'devapi', 'pika-art', 'pika-me']),
    id: z.string().min(1).max(200),
    endpoint: z.string().optional(),
  }),
  z.strictObject({ at: seconds, do: z.literal('online'), value: z.boolean() }),
  z.strictObject({ at: seconds, do: z.literal('sleep'), seconds }),
  z.strictObject({ at: seconds, do: z.literal('clock'), seconds: z.number() }),
  z.strictObject({ at: seconds, do: z.literal('kill'), when: z.enum(['before-save', 'after-save']).optional() }),
  z.strictObject({ at: seconds, do: z.literal('set'), settings: partialSettings }),
  z.strictObject({
    at: seconds,
    do: z.literal('intent'),
    intent: z.enum(['dismiss', 'snooze', 'open', 'resubmitted']),
    subject: z.string().optional(),
  }),
]);
export type ScenarioEvent = z.infer<typeof event>;

const oneOrMore = z.union([z.string(), z.array(z.string()).min(1)]);
const expectation = z.union([
  z.strictObject({ subject: z.string(), verdict: oneOrMore, from: seconds, to: seconds }),
  z.strictObject({ subject: z.string(), verdict: oneOrMore, at: seconds }),
  z.strictObject({
    subject: z.string(),
    never: z.array(z.string()).min(1),
    from: seconds.optional(),
    to: seconds.optional(),
  }),
  z.strictObject({ subject: z.string(), advises: z.enum(adviceIds), at: seconds }),
  z
    .strictObject({
      alert: z.enum(alertIds),
      subject: z.string().optional(),
      times: z.int().min(0).optional(),
      atMost: z.int().min(0).optional(),
      from: seconds.optional(),
      to: seconds.optional(),
    })
    .refine((value) => (value.times === undefined) !== (value.atMost === undefined), 'needs either times or atMost'),
  z
    .strictObject({
      fetches: z.string(),
      atMost: z.int().min(0).optional(),
      atLeast: z.int().min(0).optional(),
      from: seconds.optional(),
      to: seconds.optional(),
    })
    .refine(
      (value) => (value.atMost === undefined) !== (value.atLeast === undefined),
      'needs either atMost or atLeast',
    ),
  z.strictObject({ absent: z.string().min(1) }),
]);
export type Expectation = z.infer<typeof expectation>;

const historyItem = z.strictObject({
  finishedAt: z.iso.datetime({ offset: true }),
  model: z.string().optional(),
  resolution: z.string().optional(),
  duration: z.number().optional(),
  contentType: z.string().optional(),
  waitSeconds: z.number().min(0),
  outcome: z.enum(['finished', 'failed', 'cancelled']),
});

export const scenarioSchema = z
  .strictObject({
    title: z.string(),
    start: z.iso.datetime({ offset: true }),
    timezone: z.string().default('UTC').refine(isTimeZone, 'is no time zone'),
    settings: partialSettings.default({}),
    history: z.array(historyItem).default([]),
    events: z.array(event),
    until: seconds,
    expect: z.array(expectation),
  })
  .superRefine((scenario, context) => {
    const open = new Set<number>();
    let awakeAt = 0;
    let last = 0;
    scenario.events.forEach((item, index) => {
      const say = (message: string) => context.addIssue({ code: 'custom', message, path: ['events', index, 'at'] });
      if (item.at < last) say('is before the event above it');
      if (item.at < awakeAt) say('falls into a sleep');
      last = item.at;
      if (item.do === 'visit') open.add(item.tab);
      else if ('tab' in item && !open.has(item.tab)) {
        context.addIssue({ code: 'custom', message: `tab ${item.tab} is not open`, path: ['events', index, 'tab'] });
      }
      if (item.do === 'leave') open.delete(item.tab);
      if (item.do === 'sleep') awakeAt = item.at + item.seconds;
    });
  });
export type Scenario = z.infer<typeof scenarioSchema>;

export class NotAScenario extends Error {}

/** Reads a scenario file. Throws `NotAScenario` with a line that names file, place and reason. */
export function readScenario(path: string): Scenario {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new NotAScenario(`${path}: whole file: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = scenarioSchema.safeParse(raw);
  if (!parsed.success) {
    const issue = deepest(parsed.error.issues);
    throw new NotAScenario(`${path}: ${issue.path}: ${issue.message}`);
  }
  checkTexts(path, parsed.data);
  return parsed.data;
}

/** The first issue, and in a union the one that got furthest. */
function deepest(issues: readonly z.core.$ZodIssue[], above = ''): { path: string; message: string } {
  const issue = issues[0];
  if (issue === undefined) return { path: above || 'whole file', message: 'is not right' };
  const path = [above, ...issue.path.map(String)].filter((part) => part !== '').join('.');
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const best = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0] ?? [];
    return deepest(best, path);
  }
  if (issue.code === 'unrecognized_keys')
    return { path: [path, issue.keys[0]].filter((part) => part !== '').join('.'), message: 'is no known key' };
  return { path: path || 'whole file', message: issue.message };
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  // The fitting form fails only in what is deeper, or in fewest places.
  const unknown = issues.some((issue) => issue.code === 'unrecognized_keys') ? 1 : 0;
  return Math.max(0, ...issues.map((issue) => issue.path.length)) * 10 - issues.length - unknown * 5;
}

function checkTexts(path: string, scenario: Scenario): void {
  scenario.events.forEach((item, index) => {
    const texts = [
      ['html', 'html' in item ? item.html : undefined],
      ['body', 'body' in item ? item.body : undefined],
      ['text', 'text' in item ? item.text : undefined],
      ['request.body', item.do === 'exchange' ? item.request.body : undefined],
      ['response.body', item.do === 'exchange' ? item.response?.body : undefined],
    ] as const;
    for (const [place, value] of texts) {
      if (value === undefined) continue;
      try {
        bytesOf(value, path);
      } catch (error) {
        throw new NotAScenario(
          `${path}: events.${index}.${place}: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  });
}

const kept = new Map<string, Buffer>();

/** The bytes of a text of the scenario at `path`. Throws where a file is not there. */
export function bytesOf(value: Text, path: string): Buffer {
  if (typeof value === 'string') return Buffer.from(value);
  if ('repeat' in value) return Buffer.from(value.repeat.repeat(value.times));
  const file = resolve(dirname(path), value.file);
  const known = kept.get(file);
  if (known !== undefined) return known;
  const bytes = readFileSync(file);
  kept.set(file, bytes);
  return bytes;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
