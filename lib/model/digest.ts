/**
 * Names something by a text that must not stand where the name stands: two FNV-1a hashes (32 bit each, 16 hexadecimal
 * digits). Equal for equal texts, and no way back to a text that cannot be guessed.
 */
export function digest(text: string): string {
  return [0x811c9dc5, 0x01000193].map((seed) => fnv1a(text, seed)).join('');
}

function fnv1a(text: string, seed: number): string {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
