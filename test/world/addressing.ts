import type { World } from './world';

export interface BrowserAddressing {
  /** Chromium's command line. Give it a profile folder of its own (`--user-data-dir`). */
  chromiumArgs: string[];
  /** Firefox's preferences. It must also be told to accept the certificate: `acceptInsecureCerts` (WebDriver). */
  firefoxPrefs: Record<string, string | number | boolean>;
}

/** How a browser finds the world under the real host names, and nothing else. */
export function browserAddressing(world: Pick<World, 'port' | 'hosts' | 'certificates'>): BrowserAddressing {
  return {
    chromiumArgs: [
      `--host-resolver-rules=MAP * 127.0.0.1:${world.port}, EXCLUDE 127.0.0.1, EXCLUDE localhost`,
      `--ignore-certificate-errors-spki-list=${world.certificates.spki}`,
      '--disable-quic',
      '--no-proxy-server',
    ],
    firefoxPrefs: {
      'network.dns.localDomains': world.hosts.join(','),
      'network.dns.disableIPv6': true,
      'network.socket.forcePort': `443=${world.port}`,
      'network.proxy.type': 0,
      'network.trr.mode': 5,
      'network.http.http3.enable': false,
      'network.dns.echconfig.enabled': false,
      'security.cert_pinning.enforcement_level': 0,
      'security.OCSP.enabled': 0,
    },
  };
}
