import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { toAwsCliScript } from '../../src/export/aws-cli/aws-cli.ts';
import { command, comment } from '../../src/export/aws-cli/shell.ts';
import type { ApiModel, Model } from '../../src/model/api-model.ts';
import { shop } from './shop-model.ts';

const folder = mkdtempSync(join(tmpdir(), 'apigw-aws-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Stands in for the AWS CLI: writes down what it is called with, and answers an id. */
const STUB = `aws() {
  { printf '%s\\0' "$#" "$@"; if [[ " $* " == *" file:///dev/stdin "* ]]; then cat; fi; printf '\\0'; } >> "$CALLS"
  echo "id$(wc -c < "$CALLS" | tr -d ' ')"
}
`;

interface Call {
  readonly operation: string;
  /** By flag; `true` where it has no value. What came as JSON input stands beside what came as options. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Runs a script with the stub, and gives what it called and printed. */
function run(script: string): { readonly calls: readonly Call[]; readonly output: string } {
  const file = join(folder, 'script.sh');
  const log = join(folder, 'calls');
  writeFileSync(file, STUB + script);
  writeFileSync(log, '');
  expect(spawnSync('bash', ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  const { status, stdout, stderr } = spawnSync('bash', [file], { encoding: 'utf8', env: { PATH: process.env['PATH'], CALLS: log } });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const words = readFileSync(log, 'utf8').split('\0').slice(0, -1);
  const calls: Call[] = [];
  for (let at = 0; at < words.length;) {
    const count = Number(words[at]);
    calls.push(callOf(words.slice(at + 1, at + 1 + count), words[at + 1 + count] as string));
    at += count + 2;
  }
  return { calls, output: stdout };
}

function callOf([service, operation, ...words]: readonly string[], input: string): Call {
  expect(service).toBe('apigateway');
  const options: [string, unknown][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const flag = words[at]!.replace(/^--/, '');
    const value = words[at + 1];
    if (value === undefined || value.startsWith('--')) options.push([flag, true]);
    else {
      // The CLI would read the value from there.
      if (flag !== 'cli-input-json' && flag !== 'uri') expect(value).not.toMatch(/^(?:fileb?|https?):/);
      options.push([flag, value]);
      at += 1;
    }
  }
  const json = options.find(([flag]) => flag === 'cli-input-json')?.[1];
  const members = json === undefined ? {} : (JSON.parse(json === 'file:///dev/stdin' ? input : String(json)) as object);
  return { operation: String(operation), options: { ...Object.fromEntries(options), ...members } };
}

const callsFor = (model: ApiModel): readonly Call[] => run(toAwsCliScript(model)).calls;
const first = (model: ApiModel, operation: string): Call['options'] =>
  callsFor(model).find((call) => call.operation === operation)!.options;
const withModels = (models: readonly Model[]): ApiModel => ({ ...shop, models });

it('builds the API in an order in which everything exists before it is named', () => {
  const { calls } = run(toAwsCliScript(shop, { stage: 'live', region: 'eu-west-1' }));
  expect(calls.map(({ operation }) => operation).filter((operation, index, all) => operation !== all[index - 1])).toEqual([
    'create-rest-api',
    'get-resources',
    'delete-model',
    'create-model',
    'create-authorizer',
    'create-request-validator',
    'create-resource',
    'put-method',
    'put-method-response',
    'put-integration',
    'put-integration-response',
    'put-method',
    'put-integration',
    'create-resource',
    'put-method',
    'put-integration',
    'put-gateway-response',
    'create-documentation-part',
    'create-deployment',
  ]);
  expect(calls.at(-1)?.options).toMatchObject({ 'stage-name': 'live' });
});

it('hands the ids on from step to step, and prints that of the API', () => {
  const { calls, output } = run(toAwsCliScript(shop));
  const api = output.trim();
  expect(api).toMatch(/^id\d+$/);
  for (const { operation, options } of calls.slice(1)) expect([operation, options['rest-api-id']]).toEqual([operation, api]);
  const [orders, order] = calls.filter(({ operation }) => operation === 'create-resource');
  const methods = calls.filter(({ operation }) => operation === 'put-method').map(({ options }) => options);
  expect(order?.options['parent-id']).toBe(methods[0]?.['resource-id']);
  expect(orders?.options['parent-id']).not.toBe(order?.options['parent-id']);
  expect(methods.map((options) => options['authorizer-id'] !== undefined)).toEqual([true, false, true]);
  expect(methods[1]?.['request-validator-id']).toMatch(/^id\d+$/);
});

it('gives the integration what the model holds, and leaves defaults to the service', () => {
  const [, , proxy] = callsFor(shop).filter(({ operation }) => operation === 'put-integration');
  expect(proxy?.options).toEqual({
    'rest-api-id': expect.any(String),
    'resource-id': expect.any(String),
    'http-method': 'ANY',
    type: 'HTTP_PROXY',
    'integration-http-method': 'ANY',
    uri: 'https://backend.example.com/orders/{id}',
    'connection-type': 'VPC_LINK',
    'connection-id': '${stageVariables.link}',
    'request-parameters': '{"integration.request.path.id":"method.request.path.orderId"}',
    'passthrough-behavior': 'WHEN_NO_MATCH',
    'cache-key-parameters': '["method.request.path.orderId"]',
    'tls-config': '{"insecureSkipVerification":true}',
  });
});

it('writes an empty template for one that is null', () => {
  const responses = callsFor(shop).filter(({ operation }) => operation === 'put-integration-response');
  expect(responses[1]?.options).toMatchObject({
    'selection-pattern': '4\\d{2}',
    'response-templates': '{"application/json":"","text/plain":"none"}',
  });
});

it('lets schemas refer to models of the new API', () => {
  const { calls, output } = run(toAwsCliScript(shop));
  const order = calls.find(({ operation, options }) => operation === 'create-model' && options['name'] === 'Order');
  expect(order?.options['schema']).toContain(`"https://apigateway.amazonaws.com/restapis/${output.trim()}/models/Line"`);
});

const referring = (name: string, ...others: string[]): Model => ({
  id: name,
  name,
  contentType: 'application/json',
  schema: JSON.stringify({
    anyOf: others.map((other) => ({ $ref: `https://apigateway.amazonaws.com/restapis/shop000001/models/${other}` })),
  }),
});

it('creates models that refer to each other empty at first', () => {
  const models = [referring('A', 'B', 'D'), referring('B', 'A'), referring('C', 'D'), referring('D'), referring('E', 'A')];
  const calls = callsFor(withModels(models)).filter(({ operation }) => operation.endsWith('-model') && operation !== 'delete-model');
  expect(
    calls.map(({ operation, options }) => [operation, options['name'] ?? options['model-name'], String(options['schema']).length > 20]),
  ).toEqual([
    ['create-model', 'D', false],
    ['create-model', 'C', true],
    ['create-model', 'A', false],
    ['create-model', 'B', false],
    ['create-model', 'E', false],
    ['update-model', 'A', false],
    ['update-model', 'B', false],
    ['update-model', 'E', false],
  ]);
  expect(JSON.parse(String(calls[6]?.options['patch-operations']))).toEqual([
    { op: 'replace', path: '/schema', value: expect.stringContaining('/models/A') },
  ]);
});

it('hands over what is too long for an argument', () => {
  const description = 'API_ID "long" '.repeat(20_000);
  const schema = JSON.stringify({ description, $ref: 'https://apigateway.amazonaws.com/restapis/shop000001/models/Line' });
  const { calls, output } = run(toAwsCliScript(withModels([shop.models[0]!, { ...shop.models[0]!, name: 'Long', schema }])));
  const long = calls.find(({ operation, options }) => operation === 'create-model' && options['name'] === 'Long');
  expect(long?.options['schema']).toBe(schema.replace('shop000001', output.trim()));
});

it.each([
  'it\'s $HOME `id` $(id) "quoted" \\ ! # * ~ {a,b} ; | & > <\n second line',
  'file:///etc/passwd',
  'fileb://secret',
  'https://example.com/somewhere',
  '--debug',
  '-',
  '',
  'JSON\n$(id)',
  '\u0007\u001b[31m\u0085',
  '\ud800',
  '😀 é',
])('keeps the content %j as it is', (content) => {
  const options = first({ ...shop, restApi: { ...shop.restApi, description: content } }, 'create-rest-api');
  expect(options['description']).toBe(content);
});

it('keeps the names of an API and of its parts out of the shell', () => {
  const name = "x'; exit 9 #\n exit 9; $(exit 9)";
  const model: ApiModel = {
    ...shop,
    restApi: { ...shop.restApi, name },
    authorizers: [
      { ...shop.authorizers[0]!, name },
      { ...shop.authorizers[1]!, name: `${name}!` },
    ],
    resources: [...shop.resources, { id: 'odd', path: `/${name}`, pathPart: name }],
  };
  const { calls } = run(toAwsCliScript(model, { stage: name }));
  const names = calls.filter(({ operation }) => operation === 'create-authorizer').map(({ options }) => options['name']);
  expect(names).toEqual([name, `${name}!`]);
  expect(calls.at(-1)?.options['stage-name']).toBe(name);
});

it('keeps any content as it is', () => {
  const content = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 30 }), fc.constantFrom("'", '\\', '\n', '$x', '--a')), {
    maxLength: 4,
  });
  const contents = fc.array(
    content.map((parts) => parts.join('').replaceAll('\0', '').replace(/^--/, '-')),
    { minLength: 40, maxLength: 40 },
  );
  fc.assert(
    fc.property(contents, (texts) => {
      const { calls } = run(
        texts.map((text) => `${comment(text)}\n${command('op', { text, json: { json: [JSON.stringify({ text })] } })}`).join('\n'),
      );
      expect(calls.map(({ options }) => options['text'])).toEqual(texts);
      expect(calls.map(({ options }) => dataOf(options['json']))).toEqual(texts.map((text) => ({ text })));
    }),
    { numRuns: 10 },
  );
});

it('takes JSON that is no plain argument for data', () => {
  const { calls } = run(command('op', { json: { json: [JSON.stringify({ text: '\u0085' })] } }));
  expect(calls.map(({ options }) => dataOf(options['json']))).toEqual([{ text: '\u0085' }]);
});

/** An option that is JSON is a text by itself, and data within the JSON of a whole command. */
const dataOf = (option: unknown): unknown => (typeof option === 'string' ? JSON.parse(option) : option);

it('leaves the own ARN of a policy to the service', () => {
  const statement = {
    Effect: 'Allow',
    Action: 'execute-api:Invoke',
    Resource: ['arn:aws:execute-api:eu-west-1:111122223333:shop000001/*', 'arn:aws:s3:::b'],
  };
  const text = JSON.stringify({ Statement: [statement] });
  const policy = text.replaceAll('"', '\\"').replaceAll('/', '\\/');
  const options = first({ ...shop, restApi: { ...shop.restApi, policy } }, 'create-rest-api');
  expect(JSON.parse(String(options['policy']))).toEqual({ Statement: [{ ...statement, Resource: ['execute-api:/*', 'arn:aws:s3:::b'] }] });
});

it('sets up the stage as the model has it', () => {
  const stages = [{ stageName: 'live', variables: { link: "it's" }, documentationVersion: '3' }];
  const calls = callsFor({ ...shop, stages }).slice(-2);
  expect(calls[0]?.options).toMatchObject({ 'stage-name': 'live', variables: '{"link":"it\'s"}' });
  expect(JSON.parse(String(calls[1]?.options['patch-operations']))).toEqual([{ op: 'replace', path: '/documentationVersion', value: '3' }]);
});

it('makes a stage that the model does not have', () => {
  const script = toAwsCliScript({ ...shop, stages: [{ stageName: 'a', variables: { a: 'b' } }] }, { stage: 'b' });
  expect(script).toContain('--stage-name b ');
  expect(script).not.toContain('--variables');
});

it('says the same of the same model', () => {
  expect(toAwsCliScript(shop)).toBe(toAwsCliScript(structuredClone(shop)));
});
