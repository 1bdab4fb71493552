/**
 * A file to upload: a `Blob` (which a `File` is), raw bytes (which a `Buffer` is), or either of them with the name and media type to send.
 *
 * Without a name, a `File` is sent under its own and everything else as `file`.
 */
export type FileInput = Blob | Uint8Array | NamedFileInput;

/** A file's content with what to call it. */
export interface NamedFileInput {
  /** The content. */
  data: Blob | Uint8Array;
  /** The file name to send, without folders. */
  filename: string;
  /** The media type to send, e.g. `image/png`. Default: the `Blob`'s own, or `application/octet-stream`. */
  type?: string;
}
