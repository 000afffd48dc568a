'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '../dist/cli');

/** The files of the built command by name: those of the commands that are run most, and `main` with all of them. */
const commandFiles = new Map(['main', 'validate', 'import', 'export', 'diff'].map((name) => [name, join(folder, `${name}.cjs`)]));

/** Where the build leaves the compiled code of such a file for its own Node. */
const cacheFileOf = (name) => join(folder, `${name}-${process.version}-${process.platform}-${process.arch}.cache`);

/** The function that runs a command line, from the file that is quickest to load for it. */
function loadMain(command) {
  const name = commandFiles.has(command) ? command : 'main';
  return existsSync(cacheFileOf(name)) || !keepsCompiledCode() ? runCommandFile(name).main : require(commandFiles.get(name)).main;
}

/** Node 22 and later keep compiled code between runs themselves. */
function keepsCompiledCode() {
  const { enableCompileCache } = require('node:module');
  enableCompileCache?.();
  return enableCompileCache !== undefined;
}

/**
 * Runs a file of the command as Node runs a CommonJS module, with the compiled code that the build has left beside it. Where there is none,
 * or V8 does not take it, the file is compiled as ever.
 */
function runCommandFile(name) {
  const { Script } = require('node:vm');
  tuneEngine(name);
  const filename = commandFiles.get(name);
  const source = readFileSync(filename, 'latin1'); // ASCII, in the quickest way
  const script = new Script(source, { filename, cachedData: readCache(name) });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, requireBesideCommand, module);
  return { script, main: module.exports.main };
}

function readCache(name) {
  const file = cacheFileOf(name);
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file);
  } catch {
    return undefined; // runs are slower without it, and right
  }
}

/** Files stand beside the command; all else is Node's own. */
function requireBesideCommand(name) {
  return require(name.startsWith('./') ? join(folder, name) : name);
}

/**
 * Sets what V8 does otherwise for programs that run long. The V8 of Node 22 and later has other flags.
 *
 * Most runs end before the code that V8 optimizes on other threads has paid for itself: on a large definition that was a third of all CPU.
 * So a function has to run sixty times as long (the figure counts bytes of bytecode) as by default before it is optimized; loops that go
 * on for longer still are. New objects are few megabytes, for which threads beside the first cost more than they do. And a diff keeps nearly
 * all it makes until it reports: room for all of it at once spares copying it again and again; other commands do better with little room.
 *
 * Saved code is of use only under the flags it was made with. So the flags are set before ours is read, and after what runs need of Node's
 * own is loaded.
 */
function tuneEngine(name) {
  if (Number.parseInt(process.versions.v8, 10) >= 12) return;
  const { setFlagsFromString } = require('node:v8');
  void [process.stdout, process.stderr, require('node:util').parseArgs];
  setFlagsFromString('--interrupt-budget=4000000');
  setFlagsFromString('--no-parallel-scavenge');
  if (name === 'diff') setFlagsFromString('--semi-space-growth-factor=16');
}

module.exports = { cacheFileOf, commandFiles, loadMain, runCommandFile };
