/** For each file type, the shortest content that is detected as that type. */
const HEADS: Record<string, readonly number[]> = {
  png: [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0,
  ],
  jpg: [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0],
  gif: [0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 1, 0, 1, 0],
  bmp: [0x42, 0x4d, 0x3a, 0, 0, 0, 0, 0, 0, 0, 0x36, 0, 0, 0],
  webp: [0x52, 0x49, 0x46, 0x46, 0x1a, 0, 0, 0, 0x57, 0x45, 0x42, 0x50, 0x56, 0x50, 0x38, 0x4c],
};

/** Creates an image file of a type, padded to a size in bytes. */
export function image(type: keyof typeof HEADS, { name = `photo.${type}`, size = 0 } = {}): File {
  const head = HEADS[type] ?? [];
  const content = new Uint8Array(Math.max(size, head.length));
  content.set(head);
  return new File([content], name);
}
