import { contract } from '@wapi/types';

/** The creator's name in recordings by the mock. */
export const CREATOR = '@wapi/mock';

/**
 * A recording of HTTP traffic in the HTTP Archive format, version 1.2. Declares only the fields that the mock writes.
 */
export interface Har {
  log: HarLog & { entries: readonly HarEntry[] };
}

/** A recording without its entries. */
export interface HarLog {
  version: '1.2';
  creator: { name: string; version: string };
  /** Describes the traffic that the recording omits. */
  comment: string;
}

/** @param leftOut the number of requests that the recording omits */
export function createLog(leftOut: number): HarLog {
  const missing = leftOut === 0 ? '' : ` ${leftOut} later requests are left out.`;
  return {
    version: '1.2',
    creator: { name: CREATOR, version: contract.info.version },
    comment: `Credentials, passwords and the content of files are left out.${missing}`,
  };
}

export interface NamedValue {
  name: string;
  value: string;
}

export interface HarParam {
  name: string;
  value?: string;
  /** The name of an uploaded file. The recording omits the file's content. */
  fileName?: string;
}

export interface HarEntry {
  /** ISO 8601. */
  startedDateTime: string;
  /** Milliseconds. */
  time: number;
  request: {
    method: string;
    url: string;
    httpVersion: string;
    headers: readonly NamedValue[];
    queryString: readonly NamedValue[];
    cookies: readonly [];
    headersSize: number;
    /** Bytes. */
    bodySize: number;
    postData?: { mimeType: string; params: readonly HarParam[]; text: string };
  };
  response: {
    status: number;
    statusText: string;
    httpVersion: string;
    headers: readonly NamedValue[];
    cookies: readonly [];
    content: { size: number; mimeType: string; text: string };
    redirectURL: string;
    headersSize: number;
    bodySize: number;
  };
  cache: object;
  timings: { send: number; wait: number; receive: number };
}

/** Whether a value looks like a recording by the mock. Returns false for a browser's recording. */
export function isRecording(value: unknown): value is Har {
  const { log } = (value ?? {}) as { log?: { creator?: { name?: unknown }; entries?: unknown } | null };
  return log?.creator?.name === CREATOR && Array.isArray(log.entries);
}
