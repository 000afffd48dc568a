import { statusRecord } from '../model/record.ts';
import type { PostmanContext } from './context.ts';
import type { Event } from './format.ts';
import { isJson, preferredModel } from './media-type.ts';
import type { Target } from './parameters.ts';
import { allowsBody, methodResponses } from './responses.ts';
import { reachableModels } from './schema/model-schemas.ts';
import { own } from './schema/schema.ts';

/** Where the request's tests find the models: set once for the collection, so that no request carries copies. */
const VARIABLE = 'responseModels';

/** Tests that the status is a documented one and that the body fits the model documented for it; none where nothing is documented. */
export function testEvents(target: Target, context: PostmanContext): Event[] {
  const codes = methodResponses(target).map(({ statusCode }) => Number(statusCode));
  if (codes.length === 0) return [];
  const models = testedModels(target, context);
  const exec = [
    "pm.test('The status is documented', () => {",
    `  pm.expect(${JSON.stringify(codes)}).to.include(pm.response.code);`,
    '});',
    ...(models === undefined ? [] : modelTest(models)),
  ];
  return [{ listen: 'test', script: { id: context.id('test', target.verb, target.path), type: 'text/javascript', exec } }];
}

function modelTest(models: Readonly<Record<string, string>>): string[] {
  return [
    `const model = ${JSON.stringify(models)}[pm.response.code];`,
    "if (model !== undefined && /json/i.test(pm.response.headers.get('Content-Type') || 'json')) {",
    '  pm.test(`The body fits the model ${model}`, () => {',
    `    const definitions = JSON.parse(pm.variables.get('${VARIABLE}'));`,
    '    pm.response.to.have.jsonSchema({ $ref: `#/definitions/${model}`, definitions });',
    '  });',
    '}',
  ];
}

/**
 * Gives the tests of all requests, which are written by now, their models, in the form that Postman's validator takes, one model a line; none
 * where no test needs one.
 */
export function modelEvents(context: PostmanContext): Event[] {
  if (context.tested.size === 0) return [];
  const lines = Object.entries(reachableModels(context.tested, context.schemas)).map(
    ([name, schema]) => `  ${JSON.stringify(name)}: ${JSON.stringify(schema)},`,
  );
  const exec = [`pm.variables.set('${VARIABLE}', JSON.stringify({`, ...lines, '}));'];
  return [{ listen: 'prerequest', script: { id: context.id('models'), type: 'text/javascript', exec } }];
}

/** By status code, the models that JSON bodies are held to, noted for the collection; undefined where there is none. */
function testedModels(target: Target, { schemas, tested }: PostmanContext): Readonly<Record<string, string>> | undefined {
  let models: Record<string, string> | undefined;
  for (const { statusCode, responseModels } of methodResponses(target)) {
    const [mediaType = '', name = ''] = preferredModel(responseModels) ?? [];
    const schema = own(schemas.byName, name);
    if (schema === undefined || !/^\w+$/.test(name) || !isJson(mediaType) || !allowsBody(target.verb, statusCode)) continue;
    // `Empty` is what the console writes where nobody said what the body is: it promises nothing
    if (name === 'Empty' && schema.properties === undefined) continue;
    tested.add(name);
    (models ??= statusRecord())[statusCode] = name;
  }
  return models;
}
