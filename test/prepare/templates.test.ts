import { describe, expect, it } from 'vitest';
import { importApi } from '../../src/import-api.ts';
import type { ImportOptions } from '../../src/import-api.ts';
import type { FileAccess } from '../../src/bundle/file-access.ts';

const MOCK = 'x-amazon-apigateway-integration: { type: mock }';
const BODY = `{ swagger: "2.0", info: { title: Body, version: "1" }, basePath: /v1/x, paths: { /pets: { get: { responses: {}, ${MOCK} } } }, MORE }`;
const body = (more = 'x-y: 1'): string => BODY.replace('MORE', more);

/** A template with one API of the given properties. */
const template = (properties: string, type = 'AWS::ApiGateway::RestApi'): string => `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage: { Type: String, Default: dev }
  Empty: { Type: String, Default: "" }
  Secret: { Type: String, Default: s, NoEcho: true }
  Stored: { Type: "AWS::SSM::Parameter::Value<String>", Default: /name }
Resources:
  Function: { Type: AWS::Lambda::Function }
  Api:
    Type: ${type}
    Properties: ${properties}
`;

const run = (text: string, options: ImportOptions = {}) => importApi({ text, path: 'template.yaml' }, options);
const apiOf = async (properties: string, type?: string) => (await run(template(properties, type))).model?.restApi;

describe('properties that are united with the definition', () => {
  it.each([
    ['Name: Property, Description: d', '', { name: 'Property', description: 'd' }],
    [
      'BinaryMediaTypes: [image~1gif, image/png]',
      'x-amazon-apigateway-binary-media-types: [image/png, a/b]',
      { binaryMediaTypes: ['image/png', 'a/b', 'image/gif'] },
    ],
    ['MinimumCompressionSize: 10', 'x-amazon-apigateway-minimum-compression-size: 20', { minimumCompressionSize: 10 }],
    ['ApiKeySourceType: AUTHORIZER', '', { apiKeySource: 'AUTHORIZER' }],
    ['DisableExecuteApiEndpoint: true', '', { disableExecuteApiEndpoint: true }],
    ['EndpointConfiguration: { Types: [REGIONAL] }', '', { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } }],
    [
      'EndpointConfiguration: { Types: [PRIVATE], VpcEndpointIds: [vpce-1] }',
      'x-amazon-apigateway-endpoint-configuration: { disableExecuteApiEndpoint: true }',
      {
        endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
        disableExecuteApiEndpoint: true,
      },
    ],
    ['Parameters: { endpointConfigurationTypes: REGIONAL }', '', { endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } }],
  ])('%s', async (properties, more, expected) => {
    expect(await apiOf(`{ ${properties}, Body: ${body(more === '' ? undefined : more)} }`)).toMatchObject(expected);
  });

  it('are those of SAM too', async () => {
    const properties = `{ StageName: v1, EndpointConfiguration: { Type: PRIVATE, VPCEndpointIds: [vpce-1] }, DefinitionBody: ${body()} }`;
    expect(await apiOf(properties, 'AWS::Serverless::Api')).toMatchObject({
      endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
    });
    expect(await apiOf(`{ EndpointConfiguration: REGIONAL, DefinitionBody: ${body()} }`, 'AWS::Serverless::Api')).toMatchObject({
      endpointConfiguration: { types: ['REGIONAL'] },
    });
  });

  it('give a definition without info its name', async () => {
    const { model, findings } = await run(template(`{ Name: Property, Body: { swagger: 2, paths: {} } }`));
    expect(model?.restApi.name).toBe('Property');
    expect(findings).toEqual([]);
  });

  it('are checked at their own place', async () => {
    const { findings, error } = await run(template(`{ MinimumCompressionSize: -1, Body: ${body()} }`));
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'extension/out-of-range /Resources/Api/Properties/MinimumCompressionSize',
    ]);
    expect(error?.code).toBe('BadRequestException');
  });
});

describe('settings of the import', () => {
  const warning = 'unknown: 1';

  it('take the base path, which an option overrules', async () => {
    const text = template(`{ Parameters: { basepath: prepend }, Body: ${body()} }`);
    expect((await run(text)).model?.resources.map(({ path }) => path)).toContain('/v1/x/pets');
    expect((await run(text, { basepath: 'split' })).model?.resources.map(({ path }) => path)).toContain('/x/pets');
  });

  it.each([
    ['true', undefined, true],
    ['"true"', undefined, true],
    ['false', undefined, false],
    ['true', false, false],
    ['!Ref Unknown', undefined, false],
  ])('FailOnWarnings %s with the option %s refuses: %s', async (property, option, refused) => {
    const { error } = await run(
      template(`{ FailOnWarnings: ${property}, Body: ${body(warning)} }`),
      option === undefined ? {} : { failOnWarnings: option },
    );
    expect(error !== undefined).toBe(refused);
  });

  it('take the mode for an API that stands', async () => {
    const prior = (await run(template(`{ Body: ${body('x-amazon-apigateway-api-key-source: AUTHORIZER').replace('/pets', '/old')} }`)))
      .model;
    if (prior === undefined) throw new Error('no prior model');
    const pathsAfter = async (properties: string) =>
      (await run(template(`{ ${properties} Body: ${body()} }`), { prior })).model?.resources.map(({ path }) => path);
    expect(await pathsAfter('Mode: overwrite,')).toEqual(['/', '/pets']);
    expect(await pathsAfter('')).toEqual(['/', '/old', '/pets']);
  });
});

describe('placeholders', () => {
  it('take the defaults of parameters, which variables overrule', async () => {
    const text = template(`{ Name: !Sub "pets-\${Stage}", Description: !Sub "\${Empty}|\${Secret}|\${Stored}", Body: ${body()} }`);
    expect((await run(text)).model?.restApi).toMatchObject({ name: 'pets-dev', description: '${Empty}|${Secret}|${Stored}' });
    expect((await run(text, { variables: { Stage: 'prod' } })).model?.restApi.name).toBe('pets-prod');
  });

  it('in place of the definition give advice, no verdict', async () => {
    const { findings, model } = await run(template('{ Body: !Ref Definition }'));
    expect(findings.map(({ code, effect }) => `${code} ${effect}`)).toEqual(['template/definition-elsewhere advice']);
    expect(model).toBeUndefined();
  });
});

describe('where the definition is', () => {
  it('is told in a finding’s place', async () => {
    const { findings } = await run(template(`{ Body: ${body('unknown: 1')} }`));
    expect(findings.map(({ pointer }) => pointer)).toEqual(['/Resources/Api/Properties/Body/unknown']);
  });

  // CloudFormation fills in what it includes, and leaves alone what SAM uploads.
  it.each([
    ['AWS::Serverless::Api', 'DefinitionUri: ./api.yaml', '${Stage}'],
    ['AWS::ApiGateway::RestApi', 'BodyS3Location: api.yaml', '${Stage}'],
    ['AWS::Serverless::Api', 'DefinitionBody: !Transform { Name: AWS::Include, Parameters: { Location: api.yaml } }', 'dev'],
  ])('may be another file: %s %s', async (type, property, description) => {
    const access: FileAccess = {
      locate: (path) => `/project/${path}`,
      read: async (location) =>
        location === '/project/api.yaml'
          ? { name: 'api.yaml', text: 'swagger: 2.0\ninfo: { title: T, description: "${Stage}" }\npaths: {}\nunknown: 1' }
          : { refused: location },
    };
    const { model, findings } = await run(template(`{ Name: P, ${property} }`, type), { access });
    expect(model?.restApi).toMatchObject({ name: 'P', description });
    expect(findings.filter(({ effect }) => effect !== 'advice').map(({ file, pointer }) => `${file} ${pointer}`)).toEqual([
      'api.yaml /unknown',
    ]);
    expect((await run(template(`{ ${property} }`, type))).findings.map(({ code }) => code)).toEqual(['template/definition-not-read']);
  });

  it.each([
    ['DefinitionUri: s3://bucket/key', 'template/definition-elsewhere'],
    ['DefinitionUri: { Bucket: b, Key: k }', 'template/definition-elsewhere'],
    ['StageName: v1', 'template/no-definition'],
  ])('may be out of reach: %s', async (property, code) => {
    const { findings, error } = await run(template(`{ ${property} }`, 'AWS::Serverless::Api'));
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    expect(error?.message).toBe(findings[0]?.message);
  });
});

it('chooses among several', async () => {
  const text = template(
    `{ Name: First, Body: ${body()} }\n  Other:\n    Type: AWS::ApiGateway::RestApi\n    Properties: { Name: Second, Body: ${body()} }`,
  );
  expect((await run(text)).error?.message).toBe('The template has several APIs, Api, Other; choose one as resource.');
  expect((await run(text, { resource: 'Other' })).model?.restApi.name).toBe('Second');
});
