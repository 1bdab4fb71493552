/**
 * Calls a hook. Ignores its result and its errors, because a payment must not fail when its log does.
 *
 * @param createEvent creates the event; called only if a hook is set
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
