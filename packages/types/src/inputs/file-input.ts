/**
 * A file to upload: a `Blob` or `File`, raw bytes such as a `Buffer`, or a stream of bytes. Pass an object to set the
 * name and media type to send.
 *
 * Without a name, a `File` is sent under its own and everything else as `file`. A stream is read to its end before the
 * request is sent.
 */
export type FileInput = FileContent | NamedFileInput;

/** The content of a file. */
export type FileContent = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** A file's content with its name and media type. */
export interface NamedFileInput {
  data: FileContent;
  /** The file name to send, without folders. */
  filename: string;
  /** The media type to send, e.g. `image/png`. Default: the `Blob`'s own, or `application/octet-stream`. */
  type?: string;
}
