// Pages load this script when a reader opens the form.
import { render } from 'preact';
import type { TryForm } from '../../model/try-form.js';
import { fetchFile } from '../fetch-file.js';
import { findTargets } from './callers.js';
import { Panel } from './panel.js';
import './try-it.css';

/**
 * Loads the form for the page's operation, and renders it.
 *
 * @throws Error if the form cannot be loaded
 */
export async function openPanel(place: HTMLElement): Promise<void> {
  const response = await fetchFile('try.json');
  const form = (await response.json()) as TryForm;
  const targets = await findTargets(new URL('.', import.meta.url), form);
  place.replaceChildren();
  render(<Panel form={form} targets={targets} />, place);
}
