import { fetchErrorMessage } from '../mock-error.js';
import { colour, colourStatus, printable, printLine } from './terminal.js';

/** One attempt to deliver an event. */
export interface AttemptLine {
  event: string;
  /** The URL of the endpoint. */
  url: string;
  /** The status code of the endpoint's response. */
  status?: number | undefined;
  /** Why no response arrived; undefined if one did. */
  error?: string | undefined;
  /** Milliseconds. */
  took?: number;
}

/** Describes an attempt to deliver an event in one line. Omits the URL's query and user, because they may be secret. */
export function formatAttempt({ event, url, status, error, took }: AttemptLine): string {
  const { origin, pathname } = new URL(url);
  const result = status === undefined ? colour('red', printable(`failed: ${error}`)) : colourStatus(status);
  const time = took === undefined ? '' : ` ${colour('dim', `${Math.round(took)} ms`)}`;
  return `webhook ${printable(event)} to ${origin}${pathname} ${result}${time}`;
}

/** Sends webhooks with the global `fetch`, and prints a line about each attempt. */
export const fetchAndPrint: typeof fetch = async (input, init) => {
  const start = performance.now();
  const { event } = JSON.parse(String(init?.body)) as { event: string };
  const attempt = { event, url: String(input) };
  try {
    const response = await fetch(input, init);
    printLine(formatAttempt({ ...attempt, status: response.status, took: performance.now() - start }));
    return response;
  } catch (error) {
    printLine(formatAttempt({ ...attempt, error: fetchErrorMessage(error), took: performance.now() - start }));
    throw error;
  }
};
