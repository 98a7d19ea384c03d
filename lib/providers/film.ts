/** Types of the first box of mp4 and mov files; old mov files begin with any of the later ones (ISO 14496-12; QuickTime). */
const firstBoxes = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'styp', 'pnot']);
const webm = [0x1a, 0x45, 0xdf, 0xa3];

/** Whether a file that begins so is an mp4, mov or WebM film. */
export function isFilm(head: Uint8Array): boolean {
  return webm.every((byte, at) => head[at] === byte) || firstBoxes.has(readBox(head)?.type ?? '');
}

/** A box's type and size in bytes; `rest` where it reaches to the end of the file. */
export function readBox(head: Uint8Array): { type: string; size: number | 'rest' } | undefined {
  if (head.length < 8) return undefined;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const type = String.fromCharCode(...head.subarray(4, 8));
  if (!/^[\w \u00a9-]{4}$/.test(type)) return undefined;
  const size = view.getUint32(0);
  if (size === 0) return { type, size: 'rest' };
  if (size !== 1) return size < 8 ? undefined : { type, size };
  // A 64-bit size follows the type; it counts these 16 bytes too.
  const long = head.length < 16 ? 0 : Number(view.getBigUint64(8));
  return long < 16 ? undefined : { type, size: long };
}
