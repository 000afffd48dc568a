'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const commandFile = join(__dirname, '../dist/cli/main.cjs');
const cacheFile = join(__dirname, '../dist/cli/main.cache');

/**
 * Runs the file of the command as Node runs a CommonJS module, with the compiled code that the build has left beside it. Where that is
 * missing, or of another Node, the file is compiled as ever.
 */
function compileCommand() {
  const source = `(function (exports, require, module, __filename, __dirname) {${readFileSync(commandFile, 'utf8')}\n})`;
  const script = new Script(source, { filename: commandFile, cachedData: readCache() });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(commandFile), module, commandFile, dirname(commandFile));
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
