#!/usr/bin/env node
'use strict';
const { loadMain } = require('./command-file.js');

const args = process.argv.slice(2);
loadMain(args[0])(args).then(endAtOnce);

/**
 * Not to take the heap down in order first, which is a twentieth of a run; what a stream still holds is written before the end, and what
 * could not be written (a full disk) is told.
 */
function endAtOnce() {
  if (process.stdout.errored !== null) return;
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}
