/* eslint-disable no-var */
'use strict';
// This file must run in very old versions of Node, so it uses no modules and no modern syntax.

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
 * Returns whether a Node version is in a range such as `^20.19.0 || >=22.12.0`.
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

/**
 * Exits with a message if the running version of Node is not in the range.
 *
 * @param {string} range
 */
function exitUnlessSupported(range) {
  if (isSupported(process.version, range)) return;
  console.error(
    'This project needs Node.js ' +
      range +
      ', received ' +
      process.version +
      '. Install a supported version from https://nodejs.org/.',
  );
  process.exit(1);
}

module.exports = { isSupported: isSupported, exitUnlessSupported: exitUnlessSupported };
