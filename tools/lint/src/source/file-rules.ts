/** The names of the file rules, with their requirements. */
export const fileRules = {
  'yaml-readable': 'Every file is UTF-8 text in portable YAML and contains a map.',
  'root-complete': 'The root file exists, is OpenAPI 3.1 and has the maps info and paths.',
  'known-extensions': 'Every extension is defined in spec/extensions.schema.json.',
  'extension-values': 'The value of every extension matches spec/extensions.schema.json.',
  'markdown-links':
    'Every link in a description leads to a complete https URL, all code and bold text is closed, and no description ' +
    'has a heading or a placeholder or names an unknown operation.',
  'refs-to-files': 'Every $ref points to a whole file of the spec other than the root file.',
  'ref-kinds':
    'Every $ref points to a file of the kind that its place needs, has only siblings with an effect, and never leads ' +
    'back to itself.',
  'ref-names': 'Every $ref points to the file that its key names, if the spec has such a file.',
  'component-file-names':
    "Every component's file is in the folder for its kind, and the file name uses that kind's letter case.",
  'unused-files': 'Every file is referenced.',
  'discriminator-mapping':
    'The mapping of a discriminator has one value for each schema of the oneOf, and each schema requires its value.',
  'pattern-valid': 'Every pattern is a regular expression.',
  'validation-speed': 'Every pattern is a fast regular expression, and every enum has at most 10,000 values.',
  'discrepancies-valid': 'discrepancies.yaml matches spec/discrepancies.schema.json.',
  'discrepancy-exists': 'x-discrepancy names an entry of discrepancies.yaml that affects this place.',
  'probes-resolve':
    'Every operation, platform, field, value and place that a probe of discrepancies.yaml names exists, and every ' +
    'reading is a JSON Schema that can be the first to match.',
  'workflow-operations':
    'Every step of a workflow names an existing operationId, and every source of a workflow is the root file.',
  'workflow-steps':
    'Every workflow has its own workflowId, every step of a workflow its own stepId, every step has ' +
    'successCriteria, every action names an existing step, and every key is one of Arazzo.',
  'workflow-expressions':
    'Every runtime expression of a workflow is valid and names existing steps, outputs and inputs, every input is ' +
    'used, and x-mock-inputs has a valid value for each required input and for no unknown one.',
  'workflow-fields':
    'Every step of a workflow sends only fields and parameters that its operation has, all path parameters and, if it ' +
    'expects success, a credential with the scope of the operation and all required fields with valid values.',
  'workflow-responses':
    'Every status code, header, field, value and message that a step of a workflow expects is documented for its ' +
    'operation.',
  'response-status':
    'A shared response or example of a response is used for one status code only, and no response for a different ' +
    'status code than its name says.',
};

/** The name of a file rule. */
export type FileRule = keyof typeof fileRules;
