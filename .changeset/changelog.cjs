'use strict';
// The lines of each CHANGELOG.md. Changesets' own generator also lists the commit of each line and every updated
// dependency. All packages share one version, so both only hide the sentences for users.

module.exports = {
  getReleaseLine: async ({ summary }) => `- ${summary.trim().replaceAll('\n', '\n  ')}`,
  getDependencyReleaseLine: async () => '',
};
