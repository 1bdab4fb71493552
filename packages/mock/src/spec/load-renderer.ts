import { type OpenApiDocument, readContract } from '@wapi/types';
import { installCommand, isNotInstalled } from '../optional-peer.js';
import { type ExampleRenderer, renderFromContract } from './example-renderer.js';

let hasWarned = false;

/**
 * Loads Prism with the operations of a bundled spec. If Prism is not installed, warns once, and renders only examples
 * that the spec itself contains.
 */
export async function loadRenderer(document: OpenApiDocument): Promise<ExampleRenderer> {
  let loadPrism;
  try {
    ({ loadPrism } = await import('./prism.js'));
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    const install = `Install Prism to generate the others: ${installCommand(['@stoplight/prism-http', '@stoplight/prism-core'])}`;
    if (!hasWarned)
      process.emitWarning(`Responses use only the examples that the spec contains. ${install}`, 'WapiMockWarning');
    hasWarned = true;
    return renderFromContract(readContract(document), install);
  }
  return loadPrism(document);
}
