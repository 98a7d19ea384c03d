import { noisePath, pikaDataHosts, pikaSites } from '../knowledge/pikaSites';
import { urlOf } from './plain';

/** Whether a host is one of Pika's sites, or below one. */
export function isPikaSite(host: string): boolean {
  return pikaSites.some((site) => host === site || host.endsWith(`.${site}`));
}

/** The address, where it is one of Pika's that carries data; else undefined. */
export function dataAddress(url: string): URL | undefined {
  const address = urlOf(url);
  if (!address || !/^(?:https|wss):$/.test(address.protocol) || noisePath.test(address.pathname)) return undefined;
  return isPikaSite(address.hostname) || pikaDataHosts.some((host) => host === address.hostname) ? address : undefined;
}
