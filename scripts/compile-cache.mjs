// Saves the compiled code of the command, warm from some runs, beside it. V8 takes it only in the Node that made it, and compiles elsewhere.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { runCommandFile, cacheFile } = createRequire(import.meta.url)('../bin/compile.js');
const { script, main } = runCommandFile();
await main(['validate', 'examples']);
await main(['import', 'examples/petstore/definition.yaml']);
writeFileSync(cacheFile, script.createCachedData());
process.exitCode = 0;
