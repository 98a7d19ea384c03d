/**
 * Packages that a third-party page names as Pika's own and that do not exist on npm (each answered E404 on 2026-11-21;
 * high confidence). Whoever registers such a name later could put anything in it.
 */
export const missingPackages: readonly string[] = [
  '@pika/agent-api',
  'pika-api',
  'pikalabs',
  'pika-labs',
  '@pika-labs/sdk',
];
export const missingPackagesAsOf = '2026-11-21';
