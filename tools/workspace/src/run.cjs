/* eslint-disable no-var */
'use strict';
// `node run.cjs <script>`: runs a script of the root package.json through the pnpm that the root package.json names, which installs first
// what is missing. Written for the oldest Node that may find it, so that such a Node gets a message and not a syntax error.
var childProcess = require('child_process');
var requireNode = require('./require-node.cjs');
var root = require('../../../package.json');

var WATCH_MS = 500;

requireNode.exitUnlessSupported(root.engines.node);

var child = childProcess.spawn('npx', ['--yes', root.packageManager, '--silent', 'run'].concat(process.argv.slice(2)), {
  // Nothing is written to the pipe. That it closes tells the processes below that this one is gone, even if it was killed.
  stdio: ['pipe', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
  env: Object.assign({}, process.env, { WAPI_LAUNCHED: '1' }),
});

child.on('error', function (error) {
  console.error('npx cannot be started (' + error.message + '). It comes with npm: see https://nodejs.org/.');
  process.exit(1);
});
child.on('exit', function (code, signal) {
  process.exit(signal === null ? code : 1);
});

// A shell stands between npm and this process, and does not hand on the signal that ends it. So this process watches its own.
var parent = process.ppid;
setInterval(function () {
  if (process.ppid !== parent) process.exit(143);
}, WATCH_MS).unref();
process.on('SIGTERM', function () {
  process.exit(143);
});
// The terminal sends Ctrl-C to everything below, too; this process ends when that has.
process.on('SIGINT', function () {});
