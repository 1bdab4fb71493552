/**
 * A file to upload: a `Blob` or `File`, raw bytes such as a `Buffer`, or a stream of bytes. Pass an object to set the
 * name and media type to send.
 *
 * Without a name, a `File` is sent under its own name, and all other content under the name `file`. The client reads a
 * stream to its end before it sends the request.
 */
export type FileInput = FileContent | NamedFileInput;

/** The content of a file. */
export type FileContent = Blob | Uint8Array | ReadableStream<Uint8Array>;

/** A file's content with its name and media type. */
export interface NamedFileInput {
  data: FileContent;
  /** The file name to send, without folders. */
  filename: string;
  /** The media type to send, e.g. `image/png`. Default: the `Blob`'s own media type, or `application/octet-stream`. */
  type?: string;
}
