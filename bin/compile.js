'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const commandFile = join(__dirname, '../dist/cli/main.cjs');
const cacheFile = join(__dirname, `../dist/cli/main-${process.version}-${process.arch}.cache`);

/** Whether the build has left compiled code for this very Node. */
const hasCompiledCode = () => existsSync(cacheFile);

/**
 * Runs the file of the command as Node runs a CommonJS module, with the compiled code that the build has left beside it. Where V8 does not
 * take that, the file is compiled as ever.
 */
function runCommandFile() {
  const { Script } = require('node:vm');
  optimizeLate();
  const source = readFileSync(commandFile, 'latin1'); // ASCII, in the quickest way
  const script = new Script(source, { filename: commandFile, cachedData: hasCompiledCode() ? readFileSync(cacheFile) : undefined });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireBesideCommand, module);
  return { script, main: module.exports.main };
}

/** Files stand beside the command; all else is Node's own. */
function requireBesideCommand(name) {
  return require(name.startsWith('./') ? join(commandFile, '..', name) : name);
}

/**
 * Most runs end before the code that V8 optimizes on other threads has paid for itself: on a large definition that was a third of all CPU.
 * So a function has to run eight times as long (the figure counts bytes of bytecode) as by default before it is optimized; loops that go
 * on for longer still are. It is set before anything is compiled, as the saved code is of use only under the flags it was made with.
 * The V8 of Node 24 has no such flag.
 */
function optimizeLate() {
  if (Number.parseInt(process.versions.v8, 10) < 12) require('node:v8').setFlagsFromString('--interrupt-budget=1000000');
}

module.exports = { cacheFile, hasCompiledCode, runCommandFile };
