/** The name of the program in the recordings that it makes. */
export const CREATOR = '@wapi/mock';

/** A recording of HTTP traffic in the HTTP Archive format, version 1.2, as far as the mock writes it. */
export interface Har {
  log: { version: '1.2'; creator: { name: string; version: string }; entries: readonly HarEntry[] };
}

export interface NamedValue {
  name: string;
  value: string;
}

export interface HarParam {
  name: string;
  value?: string;
  /** Of an uploaded file, whose content is left out. */
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

/** Whether something is a recording of the mock, as far as its outline says. That of a browser is none. */
export function isRecording(value: unknown): value is Har {
  const { log } = (value ?? {}) as { log?: { creator?: { name?: unknown }; entries?: unknown } | null };
  return log?.creator?.name === CREATOR && Array.isArray(log.entries);
}
