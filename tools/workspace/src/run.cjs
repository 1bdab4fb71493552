/* eslint-disable no-var */
'use strict';
// `node run.cjs <script> [arguments]`: runs a script of the root package.json with the pnpm that package.json names, which first installs
// what is missing. Written for the oldest Node that may run it, so that such a Node prints a message and not a syntax error.
var childProcess = require('child_process');
var requireNode = require('./require-node.cjs');
var root = require('../../../package.json');

var WATCH_MS = 500;

requireNode.exitUnlessSupported(root.engines.node);

var child = childProcess.spawn('npx', ['--yes', root.packageManager, '--silent', 'run'].concat(process.argv.slice(2)), {
  // Nothing is written to the pipe. It closes when this process ends, even if it is killed, and the processes below notice that.
  stdio: ['pipe', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
  // npm and pnpm change to the root, and pnpm overwrites INIT_CWD with it.
  env: Object.assign({}, process.env, { WAPI_LAUNCHED: '1', WAPI_CWD: process.env['INIT_CWD'] || process.cwd() }),
});

child.on('error', function (error) {
  console.error('npx cannot be started (' + error.message + '). It comes with npm: see https://nodejs.org/.');
  process.exit(1);
});
child.on('exit', function (code, signal) {
  process.exit(signal === null ? code : 1);
});

// Between npm and this process is a shell, which does not pass on the signal that ends it. So watch for its end.
var parent = process.ppid;
setInterval(function () {
  if (process.ppid !== parent) process.exit(143);
}, WATCH_MS).unref();
process.on('SIGTERM', function () {
  process.exit(143);
});
// The terminal sends Ctrl-C to all processes below too. This one ends after them.
process.on('SIGINT', function () {});
