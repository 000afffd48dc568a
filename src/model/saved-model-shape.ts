/**
 * The one declaration of what a saved model looks like: a JSON Schema, printed to `schemas/api-model.schema.json` for editors, and walked by
 * `read-model.ts`. It uses the few keywords of {@link Schema} only. Members that it does not name are kept as they are, so that a model put
 * together from the control plane's own answers reads as well.
 */
export type Schema =
  | { readonly type: readonly ScalarType[]; readonly description?: string; readonly enum?: readonly string[]; readonly pattern?: string }
  | { readonly type: 'array'; readonly description?: string; readonly items: Schema }
  | ObjectSchema;

export type ScalarType = 'string' | 'number' | 'boolean' | 'null';

export interface ObjectSchema {
  readonly type: 'object';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** The shape of members that `properties` does not name; absent: anything. */
  readonly additionalProperties?: Schema;
}

const text = { type: ['string'] } as const satisfies Schema;
const textOrNull = { type: ['string', 'null'] } as const satisfies Schema;
const number = { type: ['number'] } as const satisfies Schema;
const flag = { type: ['boolean'] } as const satisfies Schema;
const oneOf = (...values: readonly string[]): Schema => ({ type: ['string'], enum: values });
const list = (items: Schema): Schema => ({ type: 'array', items });
const mapOf = (additionalProperties: Schema): Schema => ({ type: 'object', additionalProperties });

const endpointConfiguration: Schema = {
  type: 'object',
  properties: { types: list(oneOf('EDGE', 'REGIONAL', 'PRIVATE')), ipAddressType: oneOf('ipv4', 'dualstack'), vpcEndpointIds: list(text) },
  required: ['types'],
};

const restApi: Schema = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    description: text,
    version: text,
    createdDate: { type: ['string', 'number'] },
    warnings: list(text),
    binaryMediaTypes: list(text),
    minimumCompressionSize: number,
    apiKeySource: oneOf('HEADER', 'AUTHORIZER'),
    endpointConfiguration,
    policy: text,
    tags: mapOf(text),
    disableExecuteApiEndpoint: flag,
    rootResourceId: text,
    securityPolicy: text,
    endpointAccessMode: oneOf('BASIC', 'STRICT'),
  },
  required: ['id', 'name', 'apiKeySource', 'endpointConfiguration', 'disableExecuteApiEndpoint', 'rootResourceId'],
};

const methodResponse: Schema = {
  type: 'object',
  properties: { statusCode: text, responseParameters: mapOf(flag), responseModels: mapOf(text) },
  required: ['statusCode'],
};

const contentHandling = oneOf('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT');

const integrationResponse: Schema = {
  type: 'object',
  properties: {
    statusCode: text,
    selectionPattern: text,
    responseParameters: mapOf(text),
    responseTemplates: mapOf(textOrNull),
    contentHandling,
  },
  required: ['statusCode'],
};

const integration: Schema = {
  type: 'object',
  properties: {
    type: oneOf('HTTP', 'AWS', 'MOCK', 'HTTP_PROXY', 'AWS_PROXY'),
    httpMethod: text,
    uri: text,
    connectionType: oneOf('INTERNET', 'VPC_LINK'),
    connectionId: text,
    credentials: text,
    requestParameters: mapOf(text),
    requestTemplates: mapOf(textOrNull),
    passthroughBehavior: oneOf('WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER'),
    contentHandling,
    timeoutInMillis: number,
    cacheNamespace: text,
    cacheKeyParameters: list(text),
    integrationResponses: mapOf(integrationResponse),
    tlsConfig: { type: 'object', properties: { insecureSkipVerification: flag } },
    responseTransferMode: oneOf('BUFFERED', 'STREAM'),
    integrationTarget: text,
  },
  required: ['type', 'passthroughBehavior', 'timeoutInMillis', 'cacheNamespace', 'cacheKeyParameters'],
};

const method: Schema = {
  type: 'object',
  properties: {
    httpMethod: oneOf('GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'ANY'),
    authorizationType: oneOf('NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'),
    authorizerId: text,
    authorizationScopes: list(text),
    apiKeyRequired: flag,
    requestValidatorId: text,
    operationName: text,
    requestParameters: mapOf(flag),
    requestModels: mapOf(text),
    methodResponses: mapOf(methodResponse),
    methodIntegration: integration,
  },
  required: ['httpMethod', 'authorizationType', 'apiKeyRequired'],
};

const resource: Schema = {
  type: 'object',
  properties: { id: text, parentId: text, path: { type: ['string'], pattern: '^/' }, pathPart: text, resourceMethods: mapOf(method) },
  required: ['id', 'path'],
};

const authorizer: Schema = {
  type: 'object',
  properties: {
    id: text,
    name: text,
    type: oneOf('TOKEN', 'REQUEST', 'COGNITO_USER_POOLS'),
    providerARNs: list(text),
    authType: text,
    authorizerUri: text,
    authorizerCredentials: text,
    identitySource: text,
    identityValidationExpression: text,
    authorizerResultTtlInSeconds: number,
  },
  required: ['id', 'name', 'type'],
};

const location: Schema = {
  type: 'object',
  properties: { type: text, path: text, method: text, statusCode: text, name: text },
  required: ['type'],
};

const stage: Schema = {
  type: 'object',
  properties: { stageName: text, deploymentId: text, variables: mapOf(text), documentationVersion: text },
  required: ['stageName'],
};

export const savedModel: ObjectSchema = {
  type: 'object',
  description: 'An API as apigw saves it, in the field names of the API Gateway control plane.',
  properties: {
    restApi,
    resources: { type: 'array', description: 'With their methods, as get-resources --embed methods answers them.', items: resource },
    models: list({
      type: 'object',
      properties: { id: text, name: text, description: text, schema: { ...text, description: 'JSON text.' }, contentType: text },
      required: ['id', 'name', 'schema', 'contentType'],
    }),
    authorizers: list(authorizer),
    requestValidators: list({
      type: 'object',
      properties: { id: text, name: text, validateRequestBody: flag, validateRequestParameters: flag },
      required: ['id', 'name', 'validateRequestBody', 'validateRequestParameters'],
    }),
    gatewayResponses: list({
      type: 'object',
      properties: {
        responseType: text,
        statusCode: text,
        responseParameters: mapOf(text),
        responseTemplates: mapOf(text),
        defaultResponse: flag,
      },
      required: ['responseType', 'responseParameters', 'responseTemplates', 'defaultResponse'],
    }),
    documentationParts: list({
      type: 'object',
      properties: { id: text, location, properties: { ...text, description: 'JSON text.' } },
      required: ['id', 'location', 'properties'],
    }),
    stages: list(stage),
    apiKeys: list({ type: 'object', properties: { id: text, value: text, name: text, enabled: flag } }),
    usagePlans: list({ type: 'object', properties: { id: text, name: text } }),
  },
  required: ['restApi', 'resources'],
};
