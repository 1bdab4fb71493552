/**
 * Calls a hook and ignores what it throws, returns or rejects with, because a payment must not fail when its log does.
 *
 * @param createEvent is not called without a hook
 */
export function emit<Event>(hook: ((event: Event) => unknown) | undefined, createEvent: () => Event): void {
  if (!hook) return;
  try {
    const result = hook(createEvent());
    Promise.resolve(result).catch(() => {});
  } catch {
    // Ignored, see above.
  }
}
