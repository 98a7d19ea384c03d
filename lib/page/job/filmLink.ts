import { isSecretField } from '../../knowledge/secrets';
import { urlOf } from '../plain';

/**
 * What signs one file's address, as file stores name it: Amazon S3 and CloudFront, Google Cloud Storage, Azure Blob Storage,
 * Supabase Storage, Akamai (their documents, read 2026-11-27). It opens that file for a while and signs nobody in.
 */
const FILE_SIGNATURE = /^(?:token|sig|signature|key|key-pair-id|policy|hmac|hdnts?|hdnea|x-(?:amz|goog)-[a-z-]+)$/i;

/** A file's address without what may sign the user in: no fragment, and of its query no secret but the file's own signature. */
export function withoutSignIn(address: string): string {
  const url = urlOf(address);
  if (url === undefined) return address;
  const secret = [...url.searchParams.keys()].filter((name) => isSecretField(name, '') && !FILE_SIGNATURE.test(name));
  if (secret.length === 0) return address.replace(/#.*/s, '');
  for (const name of secret) url.searchParams.delete(name);
  url.hash = '';
  return url.href;
}
