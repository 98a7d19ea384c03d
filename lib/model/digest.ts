/**
 * A short name for a text: 64 bits (FNV-1a, twice with different starts) as 16 hexadecimal digits. Equal for equal texts, and
 * no way back to a text that cannot be guessed.
 */
export function digest(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + at), 0x85ebca6b);
  }
  return [a, b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
