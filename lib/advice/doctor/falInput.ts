import { type FalEndpoint, type FalField, falEndpoints, falFieldNames } from '../../knowledge/falInputs';
import { type Finding, finding } from './finding';
import { withoutSecrets } from './mask';

const MAX_INPUT_CHARS = 20_000;
const SHOWN_COUNT = 6;

/** What is wrong with the input that a pasted request or program gives to one of Pika's endpoints at fal, by its version. */
export function examineFalInput(text: string): Finding[] {
  const path = /\bfal-ai\/pika\/([\w./-]{1,60})/.exec(text)?.[1]?.replace(/(?<!\/)\/+$/, '');
  const endpoint = falEndpoints.find((one) => one.path === path);
  const input = endpoint === undefined ? undefined : inputIn(text);
  if (endpoint === undefined || input === undefined) return [];
  const problems = [...wrongFields(endpoint, input), ...missingFields(endpoint, input)].slice(0, SHOWN_COUNT);
  if (problems.length === 0) return [];
  return [
    finding(
      'wrong-input',
      'error',
      `The input does not fit fal-ai/pika/${endpoint.path}`,
      `${problems.join('; ')}.`,
      `This endpoint takes ${Object.keys(endpoint.fields).join(', ')} (${endpoint.source}, ${endpoint.asOf}).`,
    ),
  ];
}

type Input = ReadonlyMap<string, unknown>;

function wrongFields({ fields }: FalEndpoint, input: Input): string[] {
  return [...input].flatMap(([name, value]) => {
    const shown = withoutSecrets(name, 40);
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined) {
      const plain = name.toLowerCase().replace(/[_-]/g, '');
      const meant = Object.hasOwn(falFieldNames, plain) ? falFieldNames[plain] : undefined;
      const known = meant !== undefined && Object.hasOwn(fields, meant) && !input.has(meant);
      return [known ? `${shown} is called ${meant} here` : `${shown} is not a field of it`];
    }
    return wrongValue(field, value) ? [`${shown} ${wanted(field)}, not ${shownValue(value)}`] : [];
  });
}

function missingFields({ fields }: FalEndpoint, input: Input): string[] {
  const renamed = new Set([...input.keys()].map((name) => falFieldNames[name.toLowerCase().replace(/[_-]/g, '')]));
  return Object.entries(fields).flatMap(([name, { required }]) =>
    required === true && !input.has(name) && !renamed.has(name) ? [`${name} is missing`] : [],
  );
}

function wrongValue({ oneOf, kind }: FalField, value: unknown): boolean {
  if (value === undefined) return false;
  if (oneOf !== undefined)
    return (typeof value === 'string' || typeof value === 'number') && !oneOf.includes(String(value));
  if (kind === 'number') return typeof value !== 'number' && !(typeof value === 'string' && /^-?\d+$/.test(value));
  return kind === 'list' && typeof value === 'string';
}

function wanted({ oneOf, kind }: FalField): string {
  if (oneOf !== undefined) return `is one of ${oneOf.join(', ')}`;
  return kind === 'number' ? 'is a number' : 'is a list';
}

function shownValue(value: unknown): string {
  return withoutSecrets(JSON.stringify(value), 40);
}

/** The input in a curl command's data or in code; values that are computed stand as undefined. */
function inputIn(text: string): Input | undefined {
  const start =
    /(?:\binput["']?\s*[:=]\s*|\barguments\s*=\s*|\bjson\s*=\s*|\bdata\s*=\s*|JSON\.stringify\(\s*|(?:-d|--data(?:-raw|-binary)?|--json)\s+["']?)\{/.exec(
      text,
    );
  if (start === null) return undefined;
  const from = start.index + start[0].length;
  return fieldsOfLiteral(text.slice(from, from + MAX_INPUT_CHARS));
}

/** The fields of an object literal of JSON, JavaScript or Python, read from behind its first brace to its end. */
function fieldsOfLiteral(text: string): Input | undefined {
  const fields = new Map<string, unknown>();
  let depth = 0;
  let name: string | undefined;
  const token =
    /\\?"((?:[^"\\\n]|\\[^"\n])*)\\?"|'((?:[^'\\\n]|\\.)*)'|`([^`]*)`|[A-Za-z_$][\w$.]*|-?\d+(?:\.\d+)?|[{}[\]():,]/g;
  for (const found of text.matchAll(token)) {
    const [sign, double, single, back] = found;
    if (sign === '{' || sign === '[' || sign === '(') {
      if (depth === 0 && name !== undefined && sign === '[') fields.set(name, []);
      depth += 1;
    } else if (sign === '}' || sign === ']' || sign === ')') {
      depth -= 1;
      if (depth < 0) return fields;
    } else if (depth > 0) continue;
    else if (sign === ',') name = undefined;
    else if (sign === ':') continue;
    else if (name === undefined) {
      name = double ?? single ?? back ?? sign;
      fields.set(name, undefined);
    } else if (fields.get(name) === undefined) fields.set(name, literalOf(sign, double ?? single ?? back));
  }
  return undefined;
}

function literalOf(sign: string, quoted: string | undefined): unknown {
  if (quoted !== undefined) return quoted;
  return /^-?\d/.test(sign) ? Number(sign) : undefined;
}
