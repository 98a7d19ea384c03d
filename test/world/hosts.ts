import type { Site, WorldRequest } from './site';

const hit = (pattern: string | RegExp, host: string) =>
  typeof pattern === 'string' ? pattern === host : pattern.test(host);

/** True when a pattern like `*.pika.art` or `pika.art` or `*` covers the host. */
export function covers(pattern: string, host: string): boolean {
  if (pattern === '*') return true;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;
}

/** The site that answers: exact hosts before patterns, sites that ask to look at the request before the others. */
export function siteFor(sites: readonly Site[], request: WorldRequest): Site | undefined {
  const host = request.url.hostname;
  const rank = (site: Site) => {
    const exact = site.hosts.some((pattern) => typeof pattern === 'string' && hit(pattern, host));
    return (exact ? 0 : 2) + (site.accepts ? 0 : 1);
  };
  return sites
    .filter((site) => site.hosts.some((pattern) => hit(pattern, host)) && (site.accepts?.(request) ?? true))
    .sort((a, b) => rank(a) - rank(b))[0];
}

/** Every host that is named outright. */
export function namedHosts(sites: readonly Site[]): string[] {
  const named = sites.flatMap((site) => site.hosts.filter((host) => typeof host === 'string'));
  return [...new Set(named)].sort();
}
