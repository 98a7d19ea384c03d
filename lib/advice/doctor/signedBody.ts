const encoder = new TextEncoder();

/** HMAC-SHA256 of a text under a secret: 32 bytes. */
export async function hmacSha256(secret: Uint8Array<ArrayBuffer>, text: string): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
}

/** Forms that a body is given on its way by mistake, each with what was done to it. */
export function changedBodies(body: string): [text: string, why: string][] {
  return [
    [body.trim(), 'The body had blanks or line breaks around it.'],
    [`${body}\n`, 'A line break at the end of the body is missing.'],
    [body.replaceAll('\r\n', '\n'), 'Line breaks in the body were changed.'],
    ...rewritten(body),
  ];
}

/** Takes as long for any two texts of one length, so that its time tells nothing of where they differ. */
export function sameText(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let at = 0; at < a.length; at += 1) difference |= a.charCodeAt(at) ^ b.charCodeAt(at % b.length);
  return difference === 0;
}

function rewritten(body: string): [string, string][] {
  try {
    return [[JSON.stringify(JSON.parse(body)), 'The body was read as JSON and written anew.']];
  } catch {
    // No JSON: nothing could have been written anew.
    return [];
  }
}
