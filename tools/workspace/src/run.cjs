/* eslint-disable no-var */
'use strict';
// `node run.cjs <script> [arguments]`: runs a script of the root package.json with the pinned pnpm, which first
// installs missing packages. The first run gets pnpm with npx, and later runs use the installed pnpm, because npx takes
// seconds to start. This file must run even in very old versions of Node, so that they print a message instead of a
// syntax error.
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
var requireNode = require('./require-node.cjs');
var root = require('../../../package.json');

var modules = path.join(__dirname, '../../../node_modules');
var WATCH_MS = 500;

requireNode.exitUnlessSupported(root.engines.node);

var isTerminal = Boolean(process.stdout.isTTY);

// Without a terminal, pnpm would write its progress as a hundred lines into a CI log. It still writes warnings and
// errors.
var quiet = isTerminal ? {} : { npm_config_loglevel: process.env['npm_config_loglevel'] || 'warn' };
if (!isTerminal && !fs.existsSync(modules)) {
  console.error('Installing packages');
}

/** Returns the script of the pinned pnpm; undefined if it is not installed. */
function findPnpm() {
  var folder = path.join(modules, 'pnpm');
  var manifest = path.join(folder, 'package.json');
  if (!fs.existsSync(manifest)) return undefined;
  var installed = JSON.parse(fs.readFileSync(manifest, 'utf8')).version;
  return root.packageManager === 'pnpm@' + installed ? path.join(folder, 'bin/pnpm.cjs') : undefined;
}

var pnpm = findPnpm();
var program = pnpm === undefined ? 'npx' : process.execPath;
var args = (pnpm === undefined ? ['--yes', root.packageManager] : [pnpm]).concat(
  '--silent',
  'run',
  process.argv.slice(2),
);
var child = childProcess.spawn(program, args, {
  // Child processes use this pipe to detect that this process has ended, because the pipe closes even if this process
  // is killed. No data is written to it.
  stdio: ['pipe', 'inherit', 'inherit'],
  shell: process.platform === 'win32' && pnpm === undefined,
  // Pass on the user's folder, because npm and pnpm change to the root, and pnpm also sets INIT_CWD to the root.
  env: Object.assign({}, process.env, quiet, {
    WAPI_LAUNCHED: '1',
    WAPI_CWD: process.env['INIT_CWD'] || process.cwd(),
  }),
});

child.on('error', function (error) {
  console.error('Could not start ' + program + ': ' + error.message + '. Install Node and npm: https://nodejs.org/.');
  process.exit(1);
});
child.on('exit', function (code, signal) {
  process.exit(signal === null ? code : 1);
});

// Watch the parent process. It is a shell that npm started, and a shell does not forward the signal that ends it.
var parent = process.ppid;
setInterval(function () {
  if (process.ppid !== parent) process.exit(143);
}, WATCH_MS).unref();
process.on('SIGTERM', function () {
  process.exit(143);
});
// Ignore Ctrl-C and wait for the child processes, because the terminal sends Ctrl-C to them too.
process.on('SIGINT', function () {});
