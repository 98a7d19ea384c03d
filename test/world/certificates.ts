import { createHash, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';
import * as z from 'zod';

const schema = z.object({ names: z.array(z.string()), caPem: z.string(), certPem: z.string(), keyPem: z.string() });

export interface Certificates {
  /** The authority's certificate, to be trusted where a browser needs one (PEM). */
  caPem: string;
  /** The server's certificate, then the authority's (PEM). */
  chainPem: string;
  keyPem: string;
  /** SHA-256 of the server's public key, base64: Chromium's `--ignore-certificate-errors-spki-list`. */
  spki: string;
}

const day = 24 * 60 * 60 * 1000;

async function make(names: readonly string[]) {
  const notBeforeDate = new Date(Date.now() - day);
  const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', notBeforeDate } as const;
  const ca = await generate([{ name: 'commonName', value: 'Pretend World Authority' }], {
    ...common,
    notAfterDate: new Date(Date.now() + 400 * day),
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const leaf = await generate([{ name: 'commonName', value: 'pika.art' }], {
    ...common,
    notAfterDate: new Date(Date.now() + 390 * day),
    ca: { cert: ca.cert, key: ca.private },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map((value) => ({ type: 2 as const, value })) },
    ],
  });
  return { names: [...names], caPem: ca.cert, certPem: leaf.cert, keyPem: leaf.private };
}

function readKept(file: string, names: readonly string[]) {
  if (!existsSync(file)) return null;
  const kept = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!kept.success || kept.data.names.join() !== names.join()) return null;
  return new Date(new X509Certificate(kept.data.certPem).validTo).getTime() > Date.now() + 7 * day ? kept.data : null;
}

/** The names that a certificate needs for these hosts: each of them, and a wildcard for pika's subdomains. */
export function certificateNames(hosts: readonly string[]): string[] {
  return [...new Set(['*.pika.art', '*.pika.me', ...hosts])].sort();
}

/** Certificates for these hosts, kept in `folder` and made anew when the hosts change or a week is left. */
export async function certificatesFor(hosts: readonly string[], folder: string): Promise<Certificates> {
  const names = certificateNames(hosts);
  const file = path.join(folder, 'certificates.json');
  let kept = readKept(file, names);
  if (!kept) {
    kept = await make(names);
    mkdirSync(folder, { recursive: true });
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, JSON.stringify(kept), { mode: 0o600 });
    renameSync(fresh, file);
  }
  const key = new X509Certificate(kept.certPem).publicKey.export({ type: 'spki', format: 'der' });
  return {
    caPem: kept.caPem,
    chainPem: `${kept.certPem}\n${kept.caPem}`,
    keyPem: kept.keyPem,
    spki: createHash('sha256').update(key).digest('base64'),
  };
}
