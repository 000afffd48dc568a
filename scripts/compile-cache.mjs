// Saves the compiled code of each file of the command, warm from some runs, beside it. V8 takes it only in the Node that made it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { cacheFileOf, runCommandFile } = createRequire(import.meta.url)('../bin/command-file.js');

const yaml = 'examples/petstore/definition.yaml';
const json = 'examples/lambda-proxy/definition.json';
const runs = {
  main: [['--version'], ['explain', '--list'], ['explain', 'text/syntax']],
  validate: [['validate', yaml, json, 'examples/dynamodb/definition.yaml']],
  import: [
    ['import', yaml],
    ['import', json],
  ],
  export: ['swagger', 'oas30', 'postman'].flatMap((format) => [yaml, json].map((file) => ['export', file, '--as', format])),
  diff: [
    ['diff', yaml, 'examples/petstore/reviews.yaml'],
    ['diff', yaml, json],
    ['diff', 'examples/both-versions/swagger.yaml', 'examples/both-versions/openapi.yaml'],
  ],
};

// Each run adds its listener.
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);

for (const [name, lines] of Object.entries(runs)) {
  const { script, main } = runCommandFile(name);
  for (const line of lines) await main(line);
  writeFileSync(cacheFileOf(name), script.createCachedData());
}
process.exitCode = 0;
