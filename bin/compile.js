'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const commandFile = join(__dirname, '../dist/cli/main.cjs');
const cacheFile = join(__dirname, '../dist/cli/main.cache');

// Most runs end before the code that V8 optimizes on other threads has paid for itself: on a large definition that was a third of all CPU.
// So a function has to run eight times as long (the figure counts bytes of bytecode) as by default before it is optimized; loops that go
// on for longer still are. It is set before anything is compiled, as the saved code is of use only under the flags it was made with.
setFlagsFromString('--interrupt-budget=1000000');

/**
 * Runs the file of the command as Node runs a CommonJS module, with the compiled code that the build has left beside it. Where that is
 * missing, or of another Node, the file is compiled as ever.
 */
function compileCommand() {
  const source = readFileSync(commandFile, 'latin1'); // ASCII, in the quickest way
  const script = new Script(source, { filename: commandFile, cachedData: readCache() });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(commandFile), module);
  return { script, main: module.exports.main };
}

function readCache() {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

module.exports = { compileCommand, cacheFile };
