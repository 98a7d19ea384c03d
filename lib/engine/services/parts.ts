import { type PikaPart, pikaPartSchema, type ServiceReading } from '../../model/service';
import { levelOf } from './sign';

/** Words of incident titles and component names, and the part of a video service that they speak of. */
const words: readonly [RegExp, PikaPart][] = [
  [/\b(export|download|cdn|playback|asset|storage)/i, 'export'],
  [/\b(credit|billing|payment|subscription|purchase)/i, 'credits'],
  [/\b(log-?in|sign-?in|sign-?up|auth)/i, 'login'],
  [/\bdiscord\b/i, 'discord'],
  [/\bapi\b/i, 'api'],
  [/\b(generat|model|queue|render|inference|video)/i, 'models'],
  [/\b(web|site|website|app|dashboard|page)\b/i, 'web'],
];

/** The part that a text speaks of. */
export function partOfWords(text: string): PikaPart | undefined {
  return words.find(([form]) => form.test(text))?.[1];
}

/** The parts that a reading's bad components and open incidents concern. */
export function partsOf(reading: ServiceReading): PikaPart[] {
  const named = [
    ...reading.parts.filter((part) => (levelOf(part.state) ?? 0) > 0).map((part) => part.name),
    ...reading.incidents.filter((incident) => incident.endedAtMs === null).map((incident) => incident.title),
  ];
  const found = named.flatMap(
    (name) => pikaPartSchema.options.find((part) => part === name) ?? partOfWords(name) ?? [],
  );
  return [...new Set(found)];
}

/** The part of Pika that one of its hosts serves. */
export function partOfHost(host: string): PikaPart {
  if (/^(cdn|media|assets|storage)\./.test(host)) return 'export';
  if (/^(login|auth|accounts)\./.test(host)) return 'login';
  return /^(api|devapi)\./.test(host) ? 'models' : 'web';
}
