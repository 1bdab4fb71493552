// Loaded when a reader wants to send a request from the page.
import { render } from 'preact';
import type { TryForm } from '../../model/try-form.js';
import { findTargets } from './callers.js';
import { Panel } from './panel.js';
import './try-it.css';

/**
 * Loads the form of the page's operation and shows it.
 *
 * @throws Error when the form cannot be loaded
 */
export async function openPanel(place: HTMLElement): Promise<void> {
  const response = await fetch('try.json');
  if (!response.ok) throw new Error(`The form cannot be loaded: ${response.status}.`);
  const form = (await response.json()) as TryForm;
  const targets = await findTargets(new URL('.', import.meta.url), form);
  place.replaceChildren();
  render(<Panel form={form} targets={targets} />, place);
}
