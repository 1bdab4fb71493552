/* eslint-disable no-var */
'use strict';
// Runs before everything else, so it is written for the oldest Node that may find it: no modules, no modern syntax.
var engines = require('../../../package.json').engines.node;

/**
 * @param {string} version
 * @returns {number[]}
 */
function parse(version) {
  return version
    .replace(/^[^0-9]*/, '')
    .split('.')
    .map(Number);
}

/**
 * @param {number[]} actual
 * @param {number[]} wanted
 */
function isAtLeast(actual, wanted) {
  for (var i = 0; i < 3; i++) {
    if ((actual[i] || 0) !== (wanted[i] || 0)) return (actual[i] || 0) > (wanted[i] || 0);
  }
  return true;
}

/**
 * Whether a Node version is in a range of the form `^20.19.0 || >=22.12.0`.
 *
 * @param {string} version
 * @param {string} range
 */
function isSupported(version, range) {
  var actual = parse(version);
  return range.split('||').some(function (/** @type {string} */ part) {
    var wanted = parse(part);
    if (!isAtLeast(actual, wanted)) return false;
    return part.trim().charAt(0) === '^' ? actual[0] === wanted[0] : true;
  });
}

module.exports = { isSupported: isSupported };

if (require.main === module && !isSupported(process.version, engines)) {
  console.error(
    'This project needs Node.js ' + engines + ' (package.json, engines.node), and this is ' + process.version + '. Get one at https://nodejs.org/.',
  );
  process.exit(1);
}
