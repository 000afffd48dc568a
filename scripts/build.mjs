// Bundles the library (ES modules) and the command into dist/, and writes the type declarations.
//
// Most runs of the command are short, in hooks and editors, so its start is what they cost. It is one CommonJS file: Node loads that faster
// than two dozen modules. What a run may not need stays out of it: modules reached by import() are only initialised then, packages stand in
// files of their own, and so do the commands that are run most, each with all it needs. `compile-cache.mjs` then saves the compiled code of
// these files for the Node that builds.
//
// Reading such a file is a large part of a short run: its names are shortened, and it is ASCII, which takes a byte a letter also in V8's
// memory.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const { commandFiles } = createRequire(import.meta.url)('../bin/command-file.js');

const common = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'linked',
  define: { 'process.env.NODE_ENV': '"production"' },
};
const command = { ...common, format: 'cjs', minifyIdentifiers: true, supported: { 'dynamic-import': false } };

rmSync('dist', { recursive: true, force: true });
await build({
  ...common,
  entryPoints: { index: 'src/index.ts' },
  outdir: 'dist',
  splitting: true,
  format: 'esm',
  // Bundled CommonJS packages call require() for Node's own modules.
  banner: { js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);" },
});

const packages = new Map();
for (const [name, file] of commandFiles) {
  await build({
    ...command,
    entryPoints: ['src/cli/main.ts'],
    outfile: file,
    // Required, it runs as every module does; as a script, which has no `module`, it gives the function that runs it (see bin/command-file.js).
    banner: { js: '(run=>typeof module==="object"?run(exports,require,module):run)((function(exports,require,module){' },
    footer: { js: '}))' },
    plugins: [
      { name: 'packages', setup: setPackagesAside },
      ...(name === 'main' ? [] : [{ name: 'command', setup: (building) => keepOneCommand(building, name) }]),
    ],
  });
  const [beyond] = /[^\0-\x7f]+/.exec(readFileSync(file, 'utf8')) ?? [];
  if (beyond !== undefined) throw new Error(`${file} is read as ASCII, and holds ${beyond}`);
}
for (const [name, file] of packages) {
  // A default export is what importers get of a CommonJS file, as they do of the package itself.
  const contents = `const all = require(${JSON.stringify(name)}); module.exports = typeof all.default === 'function' ? Object.assign(all.default, all) : all;`;
  await build({ ...command, stdin: { contents, resolveDir: process.cwd() }, outfile: join('dist/cli', file) });
}

/**
 * Leaves the other commands out of the file of one, which loads it at once: modules behind an import() are each initialised by a function of
 * their own, which takes longer. Only `validate` looks inside mapping templates.
 */
function keepOneCommand({ onLoad, onResolve }, name) {
  onLoad({ filter: /[\\/]cli[\\/]commands\.ts$/ }, () => ({
    contents: `import * as command from './commands/${name}.ts'; export const commands = { ${name}: { load: async () => command } };`,
  }));
  if (name !== 'validate') onResolve({ filter: /\/check-templates\.ts$/ }, ({ path }) => ({ path, external: true }));
}

/** Leaves what the sources import of packages to files beside the command; but for what reads the command line, which every run needs. */
function setPackagesAside({ onResolve }) {
  onResolve({ filter: /^[@a-z]/ }, ({ path, importer }) => {
    if (path.startsWith('node:') || path === 'commander' || importer === '' || importer.includes('node_modules')) return undefined;
    const file = `${path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/^-/, '')}.cjs`;
    packages.set(path, file);
    return { path: `./${file}`, external: true };
  });
}

for (const name of commandFiles.keys()) {
  spawnSync(process.execPath, ['scripts/compile-cache.mjs', name], { stdio: ['ignore', 'ignore', 'inherit'] });
}

const typescript = dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const { status } = spawnSync(process.execPath, [join(typescript, 'bin/tsc'), '-p', 'tsconfig.build.json'], { stdio: 'inherit' });
process.exitCode = status ?? 1;
