/* eslint-disable no-var */
'use strict';
// `node run.cjs <script> [arguments]`: runs a script of the root package.json with the pinned pnpm, which first
// installs missing packages. Written for very old versions of Node, so that they print a message and not a syntax
// error.
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
var requireNode = require('./require-node.cjs');
var root = require('../../../package.json');

var WATCH_MS = 500;

requireNode.exitUnlessSupported(root.engines.node);

var isTerminal = Boolean(process.stdout.isTTY);

// Without a terminal, pnpm would write its progress as a hundred lines into a CI log. It still writes warnings and
// errors.
var quiet = isTerminal ? {} : { npm_config_loglevel: process.env['npm_config_loglevel'] || 'warn' };
if (!isTerminal && !fs.existsSync(path.join(__dirname, '../../../node_modules'))) {
  console.error('Installing packages');
}

var child = childProcess.spawn('npx', ['--yes', root.packageManager, '--silent', 'run'].concat(process.argv.slice(2)), {
  // Child processes notice the end of this process by the pipe, which closes even if this process is killed. Nothing is
  // written to it.
  stdio: ['pipe', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
  // npm and pnpm change to the root, and pnpm also sets INIT_CWD to it. So pass the user's folder on.
  env: Object.assign({}, process.env, quiet, {
    WAPI_LAUNCHED: '1',
    WAPI_CWD: process.env['INIT_CWD'] || process.cwd(),
  }),
});

child.on('error', function (error) {
  console.error('Could not start npx: ' + error.message + '. Install npm, which contains npx: https://nodejs.org/.');
  process.exit(1);
});
child.on('exit', function (code, signal) {
  process.exit(signal === null ? code : 1);
});

// npm starts a shell, which starts this process. The shell does not forward the signal that ends it, so watch the
// parent process.
var parent = process.ppid;
setInterval(function () {
  if (process.ppid !== parent) process.exit(143);
}, WATCH_MS).unref();
process.on('SIGTERM', function () {
  process.exit(143);
});
// The terminal also sends Ctrl-C to the child processes. This process waits for them.
process.on('SIGINT', function () {});
