// usage: node scripts/compile-cache.mjs <name>
// Saves the compiled code of a file of the command, warm from some runs, beside it. V8 takes it only in the Node that made it, and under the
// same flags: so each file has a process of its own.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const { cacheFileOf, runCommandFile } = createRequire(import.meta.url)('../bin/command-file.js');

const yaml = 'examples/petstore/definition.yaml';
const json = 'examples/lambda-proxy/definition.json';
const runs = {
  main: () => [['--version'], ['explain', '--list'], ['explain', 'text/syntax']],
  validate: () => [['validate', yaml, json, 'examples/dynamodb/definition.yaml']],
  import: () => [
    ['import', yaml],
    ['import', json],
  ],
  export: () => ['swagger', 'oas30', 'postman'].flatMap((format) => [yaml, json].map((file) => ['export', file, '--as', format])),
  diff: () => [
    ['diff', ...versions()],
    ['diff', yaml, 'examples/petstore/reviews.yaml'],
    ['diff', yaml, json],
    ['diff', 'examples/both-versions/swagger.yaml', 'examples/both-versions/openapi.yaml'],
  ],
};

// Each run adds its listener.
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);

const name = process.argv[2];
const { script, main } = runCommandFile(name);
for (const line of runs[name]()) await main(line);
writeFileSync(cacheFileOf(name), script.createCachedData());
process.exitCode = 0;

/**
 * Two versions of an API, as JSON files that are there for as long as this process. They differ in what often changes, and have the other
 * operations in common.
 */
function versions() {
  const before = parse(readFileSync(yaml, 'utf8'));
  const allow = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: ['execute-api:/*'] };
  before['x-amazon-apigateway-policy'] = { Version: '2012-10-17', Statement: [allow] };
  before['x-amazon-apigateway-api-key-source'] = 'HEADER';
  for (const { get } of Object.values(before.paths).slice(0, 2)) {
    get.responses['409'] = { description: 'Taken', schema: { type: 'object', properties: { reason: { type: 'string' } } } };
  }
  before.definitions.Pet.description = 'A long schema. '.repeat(100);
  const after = structuredClone(before);
  after.info.version = 'next';
  const { Pet, NewPet } = after.definitions;
  Object.assign(Pet.properties, { kind: { type: 'string', enum: ['cat', 'dog'] }, weight: { type: 'integer', minimum: 1 } });
  NewPet.required.push('bornOn');
  NewPet.properties.name.maxLength = 30;
  Object.values(Pet.properties)[0].type = 'boolean';
  for (const item of Object.values(after.paths).slice(0, 2)) {
    const { parameters, responses, 'x-amazon-apigateway-integration': integration } = item.get;
    for (const parameter of parameters ?? []) parameter.required = true;
    responses['418'] = { description: 'Tea is ready' };
    Object.assign(integration, { uri: integration.uri.replace(':function:', ':function:next-'), timeoutInMillis: 3000 });
  }
  const folder = mkdtempSync(join(tmpdir(), 'apigw-'));
  process.on('exit', () => rmSync(folder, { recursive: true }));
  return [before, after].map((definition, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(definition, undefined, 2));
    return file;
  });
}
