import { array, assert, asyncProperty, constantFrom, dictionary, letrec, oneof } from 'fast-check';
import { expect, it } from 'vitest';
import { importApi } from '../../src/import-api.ts';

const KEYS = [
  'Ref', 'Fn::Sub', 'Fn::If', 'Fn::Join', 'Fn::Select', 'Fn::Split', 'Fn::GetAtt', 'Fn::Transform', 'Fn::Unknown', '$ref', '${key}', '__proto__',
  'constructor', 'paths', '/a', '/{b}', 'get', 'parameters', 'requestBody', 'content', 'a/b', 'schema', 'properties', 'items', 'responses', '200',
  'headers', 'components', 'definitions', 'schemas', 'securitySchemes', 'security', 'servers', 'url', 'variables', 'basePath', 'default', 'info', 'title',
  'Parameters', 'Type', 'Default', 'Mode', 'EndpointConfiguration', 'BinaryMediaTypes', 'Name', 'Location', 'requestTemplates', 'required', 'type',
  'x-amazon-apigateway-integration', 'x-amazon-apigateway-endpoint-configuration',
]; // prettier-ignore

const SCALARS = [
  null, true, 0, 1.5, '', 'Pet', '${A}', '$${A}', '${!A}', '${A', '{{resolve:ssm:/x}}', 'AWS::NoValue', '#', '#/', '#/paths', '#/definitions/schema',
  'b.json', 'b.json#/a', './b.json#/schemas', '../../x', '/etc/passwd', 'http://[', '%', 'b.json#/%', 'array', 'String',
]; // prettier-ignore

const { value: anyValue } = letrec((tie) => ({
  value: oneof(
    { depthSize: 'small', withCrossShrink: true },
    constantFrom(...SCALARS),
    array(tie('value'), { maxLength: 3 }),
    dictionary(constantFrom(...KEYS), tie('value'), { maxKeys: 5 }),
  ),
}));

const wrap = {
  openapi3: (body: unknown) => ({ openapi: '3.0.1', ...Object(body) }),
  swagger2: (body: unknown) => ({ swagger: '2.0', ...Object(body) }),
  template: (body: unknown) => ({
    Parameters: body,
    Resources: { A: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { openapi: '3.0.1', paths: body }, ...Object(body) } } },
  }),
};

it('gives a model or a reason, whatever stands in a definition, a template or another file', async () => {
  await assert(
    asyncProperty(constantFrom(...Object.values(wrap)), anyValue, anyValue, async (around, body, other) => {
      const access = {
        locate: (path: string) => `${process.cwd()}/${path}`,
        read: async (location: string) =>
          location.endsWith('/b.json') ? { name: 'b.json', text: JSON.stringify(other) } : { refused: 'it is not there' },
      };
      const { model, error, findings } = await importApi(
        { text: JSON.stringify(around(body)), path: 'a.json' },
        { access, variables: { A: 'a' } },
      );
      expect(model === undefined).toBe(error !== undefined);
      for (const { range, file } of findings) {
        expect(range.start.offset).toBeLessThanOrEqual(range.end.offset);
        expect(['a.json', 'b.json']).toContain(file);
      }
    }),
    { numRuns: 1000 },
  );
});
