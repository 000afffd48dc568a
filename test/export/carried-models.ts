import * as fc from 'fast-check';
import { authorizerId, documentationPartId, modelId, requestValidatorId, resourceId, restApiId } from '../../src/model/ids.ts';
import type { ApiModel, Authorizer, DocumentationPart, Resource } from '../../src/model/api-model.ts';
import type { Integration, IntegrationResponse, Method, MethodResponse } from '../../src/model/method.ts';
import { by } from '../../src/model/order.ts';

/** Models of all that a definition of the given kind can carry, for the law that a round trip changes nothing. */

type Kind = 'swagger' | 'oas30';
type Arbitrary<T> = fc.Arbitrary<T>;

/** A record without the members that come out undefined. */
function members<T>(fields: Readonly<Record<string, Arbitrary<unknown>>>): Arbitrary<T> {
  return fc.record(fields).map((record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T);
}

const optional = <T>(value: Arbitrary<T>): Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 2 });
const subset = <T>(values: readonly T[], minLength = 0): Arbitrary<T[]> => fc.subarray([...values], { minLength });
const oneOf = <const T>(...values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const template = oneOf('{"a": "$input.path(\'$.a\')"}', 'text', '#if(true)\n  "x"\n#end', "it's ${stageVariables.x}");
const mediaTypes = ['application/json', 'application/xml', 'text/plain'] as const;
const MODELS = ['Order', 'Line', 'Nothing'] as const;
const AUTHORIZERS = ['byToken', 'byRequest', 'pool'] as const;
const VALIDATORS = ['all', 'body only'] as const;

const mapOf = <K extends string, T>(keys: Arbitrary<readonly K[]>, value: Arbitrary<T>): Arbitrary<Record<K, T>> =>
  keys.chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, value])))) as Arbitrary<Record<K, T>>;

const unlessEmpty = <T extends object>(map: T): T | undefined => (Object.keys(map).length === 0 ? undefined : map);

const LAMBDA = 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:111122223333:function:f/invocations';

const target: Arbitrary<Pick<Integration, 'type' | 'httpMethod' | 'uri' | 'connectionType' | 'connectionId' | 'tlsConfig'>> = fc.oneof(
  fc.constant({ type: 'MOCK' } as const),
  fc.constant({ type: 'AWS_PROXY', httpMethod: 'POST', uri: LAMBDA } as const),
  fc.constant({ type: 'AWS', httpMethod: 'POST', uri: 'arn:aws:apigateway:eu-west-1:sqs:path/111122223333/orders' } as const),
  fc.constant({ type: 'HTTP', httpMethod: 'GET', uri: 'https://backend.example.com/orders', connectionType: 'INTERNET' } as const),
  fc.constant({
    type: 'HTTP_PROXY',
    httpMethod: 'ANY',
    uri: 'https://backend.example.com/',
    connectionType: 'VPC_LINK',
    connectionId: '${stageVariables.link}',
    tlsConfig: { insecureSkipVerification: true },
  } as const),
);

/** What Swagger 2.0 cannot say of media types one by one is the same for all of them. */
interface MediaTypes {
  readonly consumed: readonly string[];
  readonly requestModels: Readonly<Record<string, string>> | undefined;
  readonly produced: readonly string[];
  readonly responseModels: Arbitrary<Readonly<Record<string, string>> | undefined>;
}

function every(names: readonly string[], model: string): Readonly<Record<string, string>> | undefined {
  return unlessEmpty(Object.fromEntries(names.map((name) => [name, model])));
}

function mediaTypesOf(kind: Kind): Arbitrary<MediaTypes> {
  const some = subset(mediaTypes);
  if (kind === 'oas30') {
    return fc.tuple(some, some, mapOf(some, oneOf(...MODELS))).map(([consumed, produced, requestModels]) => ({
      consumed,
      requestModels: unlessEmpty(requestModels),
      produced,
      responseModels: mapOf(fc.constant(produced), oneOf(...MODELS)).map(unlessEmpty),
    }));
  }
  return fc.tuple(some, some, fc.boolean(), fc.boolean(), oneOf(...MODELS)).map(([consumed, produced, withBody, withModels, model]) => ({
    consumed,
    requestModels: withBody ? every(consumed, model) : undefined,
    produced,
    responseModels: withModels ? fc.constant(every(produced, model)) : fc.constant(undefined),
  }));
}

function integrationOf(
  resource: string,
  statuses: readonly string[],
  types: MediaTypes,
  parameters: readonly string[],
): Arbitrary<Integration> {
  // Where there are request models, templates of other types would add to them.
  const templates = mapOf(subset(types.consumed), oneOf('', '{"statusCode": 200}', 'plain'));
  const request = types.requestModels === undefined ? mapOf(subset(mediaTypes), template) : templates;
  const responses = fc.tuple(
    ...statuses.map((statusCode, index) =>
      members<IntegrationResponse>({
        statusCode: fc.constant(statusCode),
        selectionPattern: fc.constant(index === 0 ? undefined : `${statusCode[0]}\\d{2}|Bad: .*`),
        responseParameters: optional(fc.constant({ 'method.response.header.X-Count': "'1'" })),
        responseTemplates: mapOf(subset(types.produced), fc.oneof(template, fc.constant(null))).map(unlessEmpty),
        contentHandling: optional(oneOf('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY')),
      }),
    ),
  );
  const rest = members<Partial<Integration>>({
    credentials: optional(oneOf('arn:aws:iam::*:user/*', 'arn:aws:iam::111122223333:role/gateway')),
    requestTemplates: request.map(unlessEmpty),
    passthroughBehavior: oneOf('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
    contentHandling: optional(oneOf('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY')),
    timeoutInMillis: oneOf(29_000, 50, 12_345),
    cacheNamespace: oneOf(resourceId(resource), 'shared'),
    cacheKeyParameters: subset(parameters),
    integrationResponses: responses.map((list) => unlessEmpty(Object.fromEntries(list.map((one) => [one.statusCode, one])))),
  });
  return fc.tuple(target, rest).map(([where, others]) => ({ ...where, ...others }) as Integration);
}

function methodOf(kind: Kind, httpMethod: string, path: string): Arbitrary<Method> {
  const variable = /\{(\w+)\}$/.exec(path)?.[1];
  const own = variable === undefined ? {} : { [`method.request.path.${variable}`]: true };
  const parameters = mapOf(subset(['method.request.querystring.page', 'method.request.header.X-Shop']), fc.boolean());
  return fc
    .tuple(mediaTypesOf(kind), subset(['200', '404', '500']), parameters, oneOf('NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'))
    .chain(([types, statuses, given, authorizationType]) => {
      const requestParameters = unlessEmpty({ ...given, ...own });
      const responses = fc.tuple(
        ...statuses.map((statusCode) =>
          members<MethodResponse>({
            statusCode: fc.constant(statusCode),
            responseParameters: fc.constant({ 'method.response.header.X-Count': false }),
            responseModels: types.responseModels,
          }),
        ),
      );
      const custom = oneOf('byToken', 'byRequest');
      const authorizer =
        authorizationType === 'CUSTOM' ? custom : fc.constant(authorizationType === 'COGNITO_USER_POOLS' ? 'pool' : undefined);
      return members<Method>({
        httpMethod: fc.constant(httpMethod),
        authorizationType: fc.constant(authorizationType),
        authorizerId: authorizer.map((name) => name && authorizerId(name)),
        authorizationScopes:
          authorizationType === 'COGNITO_USER_POOLS' ? optional(oneOf(['a/read'], ['a/read', 'a/write'])) : fc.constant(undefined),
        apiKeyRequired: fc.boolean(),
        requestValidatorId: optional(oneOf(...VALIDATORS).map((name) => requestValidatorId(name))),
        operationName: optional(fc.constant(`${httpMethod} ${path}`)),
        requestParameters: fc.constant(requestParameters),
        requestModels: fc.constant(types.requestModels),
        methodResponses: responses.map((list) => unlessEmpty(Object.fromEntries(list.map((one) => [one.statusCode, one])))),
        methodIntegration: optional(integrationOf(path, statuses, types, Object.keys(requestParameters ?? {}))),
      });
    });
}

const PATHS = ['/', '/orders', '/orders/{orderId}', '/orders/{orderId}/lines', '/{proxy+}'];
const VERBS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'];

/** Resources with all their ancestors; each leaf has a method, since no path without one is exported. */
function resourcesOf(kind: Kind): Arbitrary<Resource[]> {
  const withMethods = (path: string, least: number): Arbitrary<[string, Record<string, Method>]> =>
    subset(VERBS, least).chain((verbs) =>
      fc
        .record(Object.fromEntries(verbs.map((verb) => [verb, methodOf(kind, verb, path)])))
        .map((methods): [string, Record<string, Method>] => [path, methods]),
    );
  return subset(PATHS).chain((chosen) => {
    const paths = new Set(['/', ...chosen.flatMap((path) => PATHS.filter((other) => other === path || path.startsWith(`${other}/`)))]);
    const isLeaf = (path: string): boolean => path !== '/' && ![...paths].some((other) => other.startsWith(`${path}/`));
    return fc.tuple(...[...paths].sort().map((path) => withMethods(path, isLeaf(path) ? 1 : 0))).map((list) =>
      list.map(([path, methods]): Resource => {
        const parent = path.slice(0, path.lastIndexOf('/')) || '/';
        const place = path === '/' ? {} : { parentId: resourceId(parent), pathPart: path.slice(path.lastIndexOf('/') + 1) };
        return { id: resourceId(path), ...place, path, ...(Object.keys(methods).length === 0 ? {} : { resourceMethods: methods }) };
      }),
    );
  });
}

const canonical = (title: string, name: string): string => `https://apigateway.amazonaws.com/restapis/${restApiId(title)}/models/${name}`;

function authorizer(name: (typeof AUTHORIZERS)[number]): Arbitrary<Authorizer> {
  const type = { byToken: 'TOKEN', byRequest: 'REQUEST', pool: 'COGNITO_USER_POOLS' } as const;
  const lambda = name === 'pool' ? undefined : LAMBDA;
  const sources = oneOf('method.request.header.X-Shop', 'method.request.querystring.key', 'method.request.header.A, context.stage');
  return members<Authorizer>({
    id: fc.constant(authorizerId(name)),
    name: fc.constant(name),
    type: fc.constant(type[name]),
    authType: optional(text.filter((label) => !/^aws/i.test(label) && !label.includes('$'))),
    authorizerUri: fc.constant(lambda),
    authorizerCredentials: lambda === undefined ? fc.constant(undefined) : optional(fc.constant('arn:aws:iam::111122223333:role/auth')),
    identitySource: name === 'byRequest' ? sources : fc.constant('method.request.header.X-Token'),
    identityValidationExpression: name === 'byToken' ? optional(fc.constant('^Bearer .+')) : fc.constant(undefined),
    authorizerResultTtlInSeconds: optional(oneOf(0, 300, 3600)),
    providerARNs: fc.constant(name === 'pool' ? ['arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a'] : undefined),
  });
}

const documentationParts: Arbitrary<DocumentationPart[]> = fc
  .uniqueArray(
    fc.tuple(
      oneOf<DocumentationPart['location']>(
        { type: 'API' },
        { type: 'MODEL', name: 'Order' },
        { type: 'METHOD', path: '/orders', method: 'GET' },
        { type: 'METHOD', path: '/' },
        { type: 'RESPONSE', path: '/', method: '*', statusCode: '200' },
        { type: 'QUERY_PARAMETER', path: '/orders', method: 'GET', name: 'page' },
        { type: 'AUTHORIZER', name: 'pool' },
      ),
      fc.dictionary(oneOf('summary', 'description', 'x-team', 'info'), fc.oneof(text, fc.constant(['a'])), { noNullPrototype: true }),
    ),
    { selector: ([location]) => JSON.stringify(location) },
  )
  .map((parts) => parts.map(([location, data]) => ({ id: documentationPartId(location), location, properties: JSON.stringify(data) })));

export function carriedModel(kind: Kind): Arbitrary<ApiModel> {
  const title = oneOf('Shop', 'Orders of the shop', 'é "quoted"');
  return title.chain((name) => {
    const schemas = {
      Order: { type: 'object', required: ['lines'], properties: { lines: { type: 'array', items: { $ref: canonical(name, 'Line') } } } },
      Line: { type: 'object', description: 'One line.', properties: { next: { $ref: canonical(name, 'Line') }, $ref: { type: 'string' } } },
      Nothing: { type: 'null' },
    };
    return fc.record({
      restApi: members<ApiModel['restApi']>({
        id: fc.constant(restApiId(name)),
        name: fc.constant(name),
        description: optional(text),
        version: text,
        binaryMediaTypes: optional(oneOf(['*/*'], ['image/png', 'text/plain'])),
        minimumCompressionSize: optional(oneOf(0, 1024)),
        apiKeySource: oneOf('HEADER', 'AUTHORIZER'),
        endpointConfiguration: oneOf(
          { types: ['EDGE'], ipAddressType: 'ipv4' },
          { types: ['EDGE'], ipAddressType: 'ipv4', vpcEndpointIds: ['vpce-0a1b2c3d'] },
        ),
        policy: optional(
          oneOf(
            `{\\"Statement\\":[{\\"Resource\\":[\\"arn:aws:execute-api:*:*:${restApiId(name)}\\/prod\\/*\\",\\"execute-api:x\\"]}]}`,
            String.raw`{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"execute-api:Invoke\",\"Resource\":\"arn:aws:execute-api:*:*:a\/b\"}]}`,
          ),
        ),
        disableExecuteApiEndpoint: fc.boolean(),
        rootResourceId: fc.constant(resourceId('/')),
        securityPolicy: optional(oneOf('TLS_1_0', 'TLS_1_2')),
        endpointAccessMode: optional(oneOf('BASIC', 'STRICT')),
      }),
      resources: resourcesOf(kind),
      models: fc.constant(
        Object.entries(schemas)
          .map(([model, schema]) => ({
            id: modelId(model),
            name: model,
            ...('description' in schema ? { description: schema.description } : {}),
            schema: JSON.stringify(schema),
            contentType: 'application/json',
          }))
          .sort(by('name')),
      ),
      authorizers: fc.tuple(...AUTHORIZERS.map(authorizer)).map((list) => [...list].sort(by('name'))),
      requestValidators: fc
        .tuple(...VALIDATORS.map((validator) => fc.tuple(fc.constant(validator), fc.boolean(), fc.boolean())))
        .map((list) =>
          list.map(([validator, body, parameters]) => ({
            id: requestValidatorId(validator),
            name: validator,
            validateRequestBody: body,
            validateRequestParameters: parameters,
          })),
        ),
      gatewayResponses: subset(['DEFAULT_4XX', 'THROTTLED'] as const).map((types) =>
        types.map((responseType) => ({
          responseType,
          ...(responseType === 'THROTTLED' ? { statusCode: '430' } : {}),
          responseParameters: { 'gatewayresponse.header.Retry-After': "'5'" },
          responseTemplates: { 'application/json': '{"m":$context.error.messageString}' },
          defaultResponse: false,
        })),
      ),
      documentationParts,
      stages: fc.constant([]),
      apiKeys: fc.constant([]),
      usagePlans: fc.constant([]),
    });
  });
}
