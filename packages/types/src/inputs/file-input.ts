/**
 * A file to upload: a `Blob` (which a `File` is), raw bytes (which a `Buffer` is), a stream of bytes, or one of them with the name and media
 * type to send.
 *
 * Without a name, a `File` is sent under its own and everything else as `file`. A stream is read to its end before anything is sent.
 */
export type FileInput = FileContent | NamedFileInput;

/** The content of a file. */
export type FileContent = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** A file's content with what to call it. */
export interface NamedFileInput {
  /** The content. */
  data: FileContent;
  /** The file name to send, without folders. */
  filename: string;
  /** The media type to send, e.g. `image/png`. Default: the `Blob`'s own, or `application/octet-stream`. */
  type?: string;
}
