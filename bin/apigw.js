#!/usr/bin/env node
'use strict';
const { enableCompileCache } = require('node:module');
const { hasCompiledCode, runCommandFile } = require('./compile.js');

const { main } = hasCompiledCode() || enableCompileCache === undefined ? runCommandFile() : requireCommandFile();
main(process.argv.slice(2)).then(endAtOnce);

/** Node 22 and later keep compiled code between runs themselves. */
function requireCommandFile() {
  enableCompileCache();
  return require('../dist/cli/main.cjs');
}

/** Not to take the heap down in order first, which is a twentieth of a run; what a stream still holds is written before the end. */
function endAtOnce() {
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
}
