// The help messages of the commands. This module imports nothing, because help must not wait for a build.

export const diffUsage = `Usage: npm run diff:spec -- <base> [head] [options]

Compares two versions of the contract and reports whether head can be merged.
A version is a bundle, a spec folder or a git ref. Without head, the working tree's spec is compared.

  --format <text|json|markdown|github>  format of the report (default: text)
  --approvals <file>                    approved breaking changes (default: breaking-changes.yaml in head's folder)
  --output <file>                       write the report to a file and only the verdict to stdout
  --today <YYYY-MM-DD>                  date for sunsets and approvals (default: today)
  --help, -h                            print this text

Exit codes
  0  no breaking change, or all breaking changes are approved
  1  a breaking change is not approved
  2  the versions cannot be compared`;

export const pullRequestUsage = `Usage: npm run check:pr -- <base>

Runs all checks of a pull request: lints the spec, compares it with base, and reports the effects on types, client
and docs. Base is a git ref such as origin/main, a spec folder or a bundle.
Writes tools/spec-diff/reports/pull-request.md and lint.sarif. In GitHub Actions, prints findings as annotations.

  --help, -h  print this text

Environment
  DOCS_URL    URL of the docs, for links to their pages

Exit codes
  0  the change can be merged
  1  the lint or the comparison rejects the change
  2  the change could not be checked`;
