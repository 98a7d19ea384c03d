import { modelFamilies, modelHosts, plainModelWords } from '../../knowledge/models';
import type { ProviderId } from '../../model/job';

/** All that is told of a job's model. */
export interface ModelHints {
  /** The model as a reply or a submit names it. */
  model?: string | undefined;
  /** The endpoint of an API of many models. */
  endpoint?: string | undefined;
  provider: ProviderId;
}

const MAX_NAME_CHARS = 200;
const MAX_FAMILY_CHARS = 40;

/**
 * The family of a job's model: a foreign maker by its name, Pika's own by version (`pika-2.5`), `pika` where only Pika is
 * known. A name that nobody knows is a family of its own, under its maker's word, so that Pika is not blamed for it.
 * `undefined` where nothing tells whose the model is.
 */
export function familyOf({ model, endpoint, provider }: ModelHints): string | undefined {
  const names = [model, endpoint].flatMap((name) => (name === undefined ? [] : [plainName(name)])).filter(Boolean);
  const all = names.join(' / ');
  const known = familyIn(all);
  if (known !== undefined && known !== 'pika') return known;
  if (known === 'pika' || (provider !== 'fal' && !names.some(namesStranger))) return pikaVersion(all);
  return names.map(strangerIn).find((word) => word !== undefined);
}

/** The known family that a text of any kind speaks of; Pika without its version. */
export function familyIn(text: string): string | undefined {
  const name = plainName(text);
  return (patterns.find(({ models }) => models.test(name)) ?? patterns.find(({ makers }) => makers?.test(name)))?.id;
}

/** Every known family that a text speaks of, Pika left out: its name stands in most texts about it. */
export function foreignFamiliesIn(text: string): string[] {
  const name = plainName(text);
  const foreign = patterns.filter(({ id }) => id !== 'pika');
  const byModel = foreign.filter(({ models }) => models.test(name));
  return (byModel.length > 0 ? byModel : foreign.filter(({ makers }) => makers?.test(name))).map(({ id }) => id);
}

/** Whether a family is Pika's own. */
export function isOwnFamily(family: string): boolean {
  return family === 'pika' || family.startsWith('pika-');
}

/** A family as people write it. */
export function familyName(family: string): string {
  const known = names.get(family);
  if (known !== undefined) return known;
  if (isOwnFamily(family)) return `Pika ${family.slice('pika-'.length)}`;
  return family.charAt(0).toUpperCase() + family.slice(1);
}

const names = new Map(modelFamilies.map(({ id, name }) => [id, name]));

const patterns = modelFamilies.map(({ id, models, makers }) => ({
  id,
  models: patternOf(models),
  makers: makers.length === 0 ? undefined : patternOf(makers),
}));

/** Whole words; a name without a digit may be followed by a version (`kling3`, `klingv3`), a dash may be any separator. */
function patternOf(words: readonly string[]): RegExp {
  const whole = words.map((word) => {
    const loose = word.replaceAll('-', '[-_ ./]?');
    return /\d$/.test(word) ? `${loose}(?!\\d)` : `${loose}(?!\\p{Ll}(?!\\d))`;
  });
  return new RegExp(`(?<!\\p{Ll})(?:${whole.join('|')})`, 'u');
}

/** Lower case, as it stands and with words apart that only capitals separate (`MiniMax`, `KlingV3`). */
function plainName(text: string): string {
  const name = text.slice(0, MAX_NAME_CHARS).normalize('NFKC');
  const apart = name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2');
  return (apart === name ? name : `${name} / ${apart}`).toLowerCase();
}

/** `2.5`, `v2.2`, `2-5` and `2p5` are versions; `720p`, `10s` and years are none. */
function pikaVersion(name: string): string {
  const found = /(?<![\d.])([1-9])(?:[._p-](\d))?(?![\p{Ll}\d]|\.\d)/u.exec(name);
  return found === null ? 'pika' : `pika-${found[1]}.${found[2] ?? '0'}`;
}

const plainWords = new Set(plainModelWords);
const hosts = new Set(modelHosts);
/** An opaque id tells nobody's name. */
const opaque = /^[\da-f]{8}-[\da-f-]{20,}$|^[\da-f]{16,}$/;

function strangerIn(name: string): string | undefined {
  if (opaque.test(name)) return undefined;
  const segments = name.split('/').filter((segment) => !hosts.has(segment.trim()));
  const words = segments.flatMap((segment) => segment.match(/[\p{L}\p{N}]+/gu) ?? []);
  return words.find((word) => /^\p{L}{2}/u.test(word) && !plainWords.has(word))?.slice(0, MAX_FAMILY_CHARS);
}

function namesStranger(name: string): boolean {
  return opaque.test(name) || strangerIn(name) !== undefined;
}
