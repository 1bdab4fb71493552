import { constants, openAsBlob } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NamedFileInput } from '@wapi/types';
import { WapiConfigError } from '../errors/wapi-config-error.js';
import { fileTypes } from '../generated/file-types.js';
import { getErrorCode } from './system-error.js';

export interface FileFromPathOptions {
  /**
   * The media type to send.
   *
   * @default the media type for the file name's extension, if the API accepts that file type
   */
  type?: string | undefined;
  /**
   * The file name to send, without folders.
   *
   * @default the file name in the path
   */
  filename?: string | undefined;
}

/** A file on disk, ready for a file field. */
export interface FileFromPath extends NamedFileInput {
  data: Blob;
}

/**
 * Opens a file on disk for a file field. The client reads the file while it sends the request, so do not change the
 * file before the call has ended.
 *
 * @param path the file, or its `file:` URL
 * @throws WapiConfigError if the file does not exist or cannot be read, or if the URL is not a `file:` URL
 * @example
 * await wapi.user.createPicture({ picture: await fileFromPath('/srv/uploads/me.png') });
 */
export async function fileFromPath(
  path: string | URL,
  { type, filename }: FileFromPathOptions = {},
): Promise<FileFromPath> {
  const file = typeof path === 'string' ? path : toPath(path);
  await assertReadable(file);
  const name = filename ?? basename(file);
  const mediaType = type ?? getMediaType(name) ?? getMediaType(file);
  const data = await openAsBlob(file, { type: mediaType ?? '' });
  return { data, filename: name, ...(mediaType !== undefined && { type: mediaType }) };
}

function toPath(url: URL): string {
  try {
    return fileURLToPath(url);
  } catch (cause) {
    throw new WapiConfigError(`fileFromPath: path must be a path or a file: URL, received ${String(url)}`, { cause });
  }
}

async function assertReadable(file: string): Promise<void> {
  try {
    const stats = await stat(file);
    if (!stats.isFile())
      throw new WapiConfigError(
        `fileFromPath: ${file} must be a regular file${stats.isDirectory() ? ', received a folder' : ''}`,
      );
    await access(file, constants.R_OK);
  } catch (cause) {
    if (cause instanceof WapiConfigError) throw cause;
    const code = getErrorCode(cause);
    throw new WapiConfigError(
      `fileFromPath: ${code === 'ENOENT' ? `${file} does not exist` : `${file} cannot be read (${code})`}`,
      { cause },
    );
  }
}

function getMediaType(name: string): string | undefined {
  const extension = extname(name).slice(1).toLowerCase();
  return Object.hasOwn(fileTypes, extension) ? fileTypes[extension] : undefined;
}
