import type { Contract, OpenApiDocument } from '@wapi/types';
import { installCommand, isNotInstalled } from '../optional-peer.js';
import { type ExampleRenderer, renderFromContract } from './example-renderer.js';

let hasWarned = false;

/**
 * Returns a renderer for the examples in a bundled spec. Loads Prism only if a response has no example, because Prism
 * takes longer to load than the rest of the mock. If Prism is needed but not installed, warns once, and renders only
 * the spec's own examples.
 */
export async function loadRenderer(document: OpenApiDocument, contract: Contract): Promise<ExampleRenderer> {
  if (hasAllExamples(contract)) return renderFromContract(contract, 'Add it to the spec.');
  let loadPrism;
  try {
    ({ loadPrism } = await import('./prism.js'));
  } catch (error) {
    if (!isNotInstalled(error)) throw error;
    const install =
      'Install Prism to generate the others: ' +
      `${installCommand(['@stoplight/prism-http', '@stoplight/prism-core'])}`;
    if (!hasWarned)
      process.emitWarning(`Responses use only the examples that the spec contains. ${install}`, 'WapiMockWarning');
    hasWarned = true;
    return renderFromContract(contract, install);
  }
  return loadPrism(document);
}

function hasAllExamples({ operations }: Contract): boolean {
  return operations.every(({ responses }) => responses.every(({ examples }) => examples.length > 0));
}
