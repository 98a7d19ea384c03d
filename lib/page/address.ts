import { isPikaSite } from './hosts';
import { urlOf } from './plain';

/** A film's address: https, one of Pika's hosts, a path with a film's ending; `film`: the name says film, no ending needed. */
export function filmAddress(value: unknown, film = false): string | undefined {
  const path = pikaPath(value);
  if (path === undefined) return undefined;
  return /\.(?:mp4|webm|mov|m4v)$/i.test(path) || (film && !/\.[a-z\d]{1,5}$/i.test(path) && path.length > 1)
    ? String(value)
    : undefined;
}

/** A still picture's address on one of Pika's hosts. */
export function pictureAddress(value: unknown): string | undefined {
  const path = pikaPath(value);
  return path !== undefined && /\.(?:jpe?g|png|webp|avif|gif)$/i.test(path) ? String(value) : undefined;
}

function pikaPath(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000 || !value.startsWith('https://')) return undefined;
  const address = urlOf(value);
  if (address === undefined || address.username !== '' || address.password !== '' || !isPikaSite(address.hostname))
    return undefined;
  return address.pathname;
}
