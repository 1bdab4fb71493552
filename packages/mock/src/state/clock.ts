import { inspect } from 'node:util';
import { OptionError } from '../mock-error.js';

/** The clock of a mock or a namespace. After it is moved, it continues from the new time. */
export interface MockClock {
  /** The current time for tokens, cards, rate limits and schedules. */
  now(): Date;
  /**
   * Moves the clock by `seconds`, or backwards if `seconds` is negative. Withdrawal schedules that become due run at
   * once.
   *
   * @throws {OptionError} if `seconds` is not a finite number
   * @throws {StoreError} if the store cannot be reached
   * @example
   * await mock.clock.advance(12 * 3600); // access tokens have expired
   */
  advance(seconds: number): Promise<void>;
  /**
   * Sets the time.
   *
   * @param time a date, an ISO 8601 date-time, or milliseconds since 1970
   * @throws {OptionError} if `time` is not a valid time
   * @throws {StoreError} if the store cannot be reached
   */
  set(time: Date | string | number): Promise<void>;
}

/** The clock of one namespace, as an offset from the option `clock`. */
export interface OffsetClock extends MockClock {
  /** Milliseconds since 1970. */
  time(): number;
  /** Milliseconds by which the clock was moved. */
  offset(): number;
  /** Adopts an offset that another instance has set. */
  adopt(offset: number): void;
}

/** The last time that can be written with a four-digit year. */
const MAX_TIME = Date.UTC(9999, 11, 31);

/** Whether a value is a time in milliseconds that a clock can show. */
export function isTime(milliseconds: unknown): milliseconds is number {
  return typeof milliseconds === 'number' && milliseconds >= 0 && milliseconds <= MAX_TIME;
}

/** @throws {OptionError} if a time in milliseconds since 1970 is outside of the range of clocks */
export function requireTime(milliseconds: number): void {
  if (!isTime(milliseconds))
    throw new OptionError(`clock: the time must be from 1970 to 9999, received ${inspect(new Date(milliseconds))}.`);
}

/**
 * Creates a clock that has not been moved.
 *
 * @param base returns milliseconds since 1970
 * @param save stores a new offset for all instances, with the milliseconds by which the clock moves
 * @param onMove called in each instance with the milliseconds by which the clock has moved
 */
export function createOffsetClock(
  base: () => number,
  save: (offset: number, milliseconds: number) => Promise<void>,
  onMove: (milliseconds: number) => void,
): OffsetClock {
  let offset = 0;
  const time = (): number => base() + offset;

  async function moveTo(next: number): Promise<void> {
    const moved = next - offset;
    requireTime(base() + next);
    await save(next, moved);
    offset = next;
    onMove(moved);
  }

  return {
    time,
    offset: () => offset,
    adopt(other) {
      if (other === offset) return;
      const moved = other - offset;
      offset = other;
      onMove(moved);
    },
    now: () => new Date(time()),
    async advance(seconds) {
      if (!Number.isFinite(seconds))
        throw new OptionError(`clock: "advance" must be a number of seconds, received ${inspect(seconds)}.`);
      await moveTo(offset + seconds * 1000);
    },
    async set(to) {
      const milliseconds = toMilliseconds(to);
      if (Number.isNaN(milliseconds))
        throw new OptionError(
          `clock: "now" must be an ISO 8601 date-time such as 2026-12-31T23:59:00Z, received ${inspect(to)}.`,
        );
      await moveTo(milliseconds - base());
    },
  };
}

/** @returns milliseconds since 1970, or `NaN` */
function toMilliseconds(time: unknown): number {
  if (typeof time === 'string') return parseTime(time);
  // A date from another realm is not an instance of this realm's `Date`.
  if (typeof time === 'object' && time !== null && 'getTime' in time) return Number(time);
  return typeof time === 'number' ? time : Number.NaN;
}

/**
 * Parses a date-time with a time zone. The seconds are optional.
 *
 * @returns milliseconds since 1970, or `NaN`
 */
export function parseTime(text: string): number {
  const isDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(text);
  return isDateTime ? Date.parse(text) : Number.NaN;
}
