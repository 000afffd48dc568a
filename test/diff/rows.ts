import type { IntegrationResponse } from '../../src/model/method.ts';
import { integration, method, named, schema } from './example.ts';
import type { Draft, Edit, Mutable } from './example.ts';

export interface Row {
  readonly name: string;
  /** `criticality code | subject`, in order. */
  readonly expected: readonly string[];
  readonly edits: readonly Edit[];
  /** Edits of both sides. */
  readonly base?: readonly Edit[];
}

const rest =
  (edit: (api: Draft['restApi']) => void): Edit =>
  (draft) =>
    edit(draft.restApi);
const list = (edit: Parameters<typeof method>[2]): Edit => method('/orders', 'GET', edit);
const post = (edit: Parameters<typeof method>[2]): Edit => method('/orders', 'POST', edit);
const http = (edit: Parameters<typeof integration>[2]): Edit => integration('/orders', 'GET', edit);
const queue = (edit: Parameters<typeof integration>[2]): Edit => integration('/orders', 'POST', edit);
const proxy = (edit: Parameters<typeof integration>[2]): Edit => integration('/orders/{id}', 'GET', edit);
const authorizer =
  (name: string, edit: (it: Draft['authorizers'][number]) => void): Edit =>
  (draft) =>
    edit(named(draft.authorizers, 'name', name));
const validator =
  (name: string, edit: (it: Draft['requestValidators'][number]) => void): Edit =>
  (draft) =>
    edit(named(draft.requestValidators, 'name', name));
const errors =
  (edit: (it: Draft['gatewayResponses'][number]) => void): Edit =>
  (draft) =>
    edit(named(draft.gatewayResponses, 'responseType', 'DEFAULT_4XX'));
const answer = (edit: (it: Mutable<IntegrationResponse>) => void): Edit => http((it) => edit(response(it.integrationResponses)));
function response<T>(responses: Record<string, T> | undefined): T {
  return responses?.['200'] as T;
}

const variableRenamed: Edit = (draft) => {
  const order = named(draft.resources, 'path', '/orders/{id}');
  order.path = '/orders/{orderId}';
  order.pathPart = '{orderId}';
  order.id = 'another';
  const get = order.resourceMethods?.['GET'];
  if (get?.methodIntegration === undefined) throw new Error('the example has no GET');
  get.requestParameters = { 'method.request.path.orderId': true };
  get.methodIntegration.requestParameters = { 'integration.request.path.id': 'method.request.path.orderId' };
  get.methodIntegration.cacheNamespace = 'another';
  get.methodIntegration.cacheKeyParameters = ['method.request.path.orderId'];
  named(draft.documentationParts, 'id', 'd2').location.path = '/orders/{orderId}';
};

const O = '/orders';
const P = '/orders/{id}';
const I = 'integration';
const R = `${I}.integrationResponses.200`;

const table: [name: string, expected: string[], edits: Edit | Edit[], base?: Edit[]][] = [
  ['nothing', [], []],
  // the API
  ['name', ['safe api/name-changed | api name'], rest((it) => (it.name = 'New'))],
  ['description', ['safe api/description-changed | api description'], rest((it) => (it.description = 'New'))],
  ['description gone', ['safe api/description-changed | api description'], rest((it) => delete it.description)],
  ['version', ['safe api/version-changed | api version'], rest((it) => (it.version = '2.0'))],
  ['id, root resource and date', [], rest((it) => Object.assign(it, { id: 'other', rootResourceId: 'x', createdDate: 1 }))],
  ['warning added', ['dangerous api/warning-added | api warnings'], rest((it) => it.warnings?.push('More.'))],
  ['warning gone', ['safe api/warning-removed | api warnings'], rest((it) => delete it.warnings)],
  [
    'binary media type added',
    ['dangerous api/binary-media-type-added | api binaryMediaTypes'],
    rest((it) => it.binaryMediaTypes?.unshift('a/b')),
  ],
  [
    'binary media type removed',
    ['dangerous api/binary-media-type-removed | api binaryMediaTypes'],
    rest((it) => delete it.binaryMediaTypes),
  ],
  ['compression off', ['dangerous api/compression-disabled | api minimumCompressionSize'], rest((it) => delete it.minimumCompressionSize)],
  ['compression', ['safe api/compression-changed | api minimumCompressionSize'], rest((it) => (it.minimumCompressionSize = 0))],
  ['key source', ['breaking api/key-source-changed | api apiKeySource'], rest((it) => (it.apiKeySource = 'AUTHORIZER'))],
  [
    'private',
    ['breaking api/endpoint-made-private | api endpointConfiguration.types'],
    rest((it) => (it.endpointConfiguration.types = ['PRIVATE'])),
  ],
  [
    'edge',
    ['dangerous api/endpoint-type-changed | api endpointConfiguration.types'],
    rest((it) => (it.endpointConfiguration.types = ['EDGE'])),
  ],
  [
    'public again',
    ['breaking api/endpoint-made-public | api endpointConfiguration.types'],
    rest((it) => (it.endpointConfiguration.types = ['EDGE'])),
    [rest((it) => (it.endpointConfiguration.types = ['PRIVATE']))],
  ],
  [
    'dual stack',
    ['safe api/dual-stack-enabled | api endpointConfiguration.ipAddressType'],
    rest((it) => (it.endpointConfiguration.ipAddressType = 'dualstack')),
  ],
  ['address type said', [], rest((it) => delete it.endpointConfiguration.ipAddressType)],
  [
    'VPC endpoint added',
    ['safe api/vpc-endpoint-added | api endpointConfiguration.vpcEndpointIds'],
    rest((it) => it.endpointConfiguration.vpcEndpointIds?.push('vpce-3')),
  ],
  [
    'VPC endpoint removed',
    ['dangerous api/vpc-endpoint-removed | api endpointConfiguration.vpcEndpointIds'],
    rest((it) => it.endpointConfiguration.vpcEndpointIds?.shift()),
  ],
  ['policy', ['dangerous api/policy-changed | api policy'], rest((it) => (it.policy = it.policy?.replace('Allow', 'Deny') ?? ''))],
  ['policy gone', ['breaking api/policy-removed | api policy'], rest((it) => delete it.policy)],
  ['policy written otherwise', [], rest((it) => (it.policy = JSON.stringify(JSON.parse(it.policy ?? ''), null, 4)))],
  ['policy as the service escapes it', [], rest((it) => (it.policy = it.policy?.replaceAll(/["/]/g, String.raw`\$&`) ?? ''))],
  [
    'policy as the service writes it',
    [],
    rest((it) => (it.policy = it.policy?.replace('execute-api:/', 'arn:aws:execute-api:eu-west-1:123456789012:abc123/') ?? '')),
  ],
  ['tag added', ['safe api/tag-added | api tags.new'], rest((it) => (it.tags = { ...it.tags, new: 'x' }))],
  ['tag removed', ['safe api/tag-removed | api tags.tier'], rest((it) => delete it.tags?.['tier'])],
  ['tag', ['safe api/tag-changed | api tags.tier'], rest((it) => (it.tags = { ...it.tags, tier: 'silver' }))],
  [
    'default endpoint off',
    ['breaking api/default-endpoint-disabled | api disableExecuteApiEndpoint'],
    rest((it) => (it.disableExecuteApiEndpoint = true)),
  ],
  ['TLS', ['dangerous api/security-policy-changed | api securityPolicy'], rest((it) => (it.securityPolicy = 'TLS_1_0'))],
  [
    'access mode',
    ['dangerous api/endpoint-access-mode-changed | api endpointAccessMode'],
    rest((it) => (it.endpointAccessMode = 'STRICT')),
  ],

  // resources and methods
  [
    'resource added',
    ['safe resource/added | resource /new'],
    (draft) => draft.resources.push({ id: 'n', parentId: 'r-root', path: '/new', pathPart: 'new' }),
  ],
  [
    'resource removed',
    ['safe resource/removed | resource /legacy', 'breaking method/removed | /legacy ANY'],
    (draft) => (draft.resources = draft.resources.filter(({ path }) => path !== '/legacy')),
  ],
  ['resource ids', [], (draft) => draft.resources.forEach((it) => (it.id = it.id === 'r-root' ? 'r-root' : `${it.id}`))],
  ['path variable renamed', ['dangerous resource/path-variable-renamed | resource /orders/{orderId}'], variableRenamed],
  [
    'path variable made greedy',
    [
      'safe resource/added | resource /orders/{id+}',
      'safe method/added | /orders/{id+} GET',
      'safe resource/removed | resource /orders/{id}',
      'breaking method/removed | /orders/{id} GET',
      'safe documentation/added | documentation METHOD /orders/{id+} GET',
      'safe documentation/removed | documentation METHOD /orders/{id} GET',
    ],
    (draft) => {
      named(draft.resources, 'path', P).path = '/orders/{id+}';
      named(draft.documentationParts, 'id', 'd2').location.path = '/orders/{id+}';
    },
  ],
  [
    'method removed',
    ['breaking method/removed | /orders POST'],
    (draft) => delete named(draft.resources, 'path', O).resourceMethods?.['POST'],
  ],
  [
    'method added',
    ['safe method/added | /orders PUT'],
    (draft) =>
      Object.assign(named(draft.resources, 'path', O).resourceMethods ?? {}, {
        PUT: { httpMethod: 'PUT', authorizationType: 'NONE', apiKeyRequired: false },
      }),
  ],
  [
    'method beside ANY',
    ['dangerous method/taken-from-any | /legacy GET'],
    (draft) =>
      Object.assign(named(draft.resources, 'path', '/legacy').resourceMethods ?? {}, {
        GET: { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false },
      }),
  ],
  ['operation name', ['safe method/operation-name-changed | /orders GET operationName'], list((it) => (it.operationName = 'x'))],

  // security
  [
    'method made open',
    ['breaking method/made-open | /orders/{id} GET authorizationType'],
    method(P, 'GET', (it) => (it.authorizationType = 'NONE')),
  ],
  [
    'authorizer taken away',
    ['breaking method/made-open | /orders GET authorizationType'],
    list((it) => {
      it.authorizationType = 'NONE';
      delete it.authorizerId;
    }),
  ],
  [
    'method closed',
    ['breaking method/closed | /legacy ANY authorizationType'],
    method('/legacy', 'ANY', (it) => (it.authorizationType = 'AWS_IAM')),
  ],
  [
    'another kind of authorization',
    ['breaking method/authorization-changed | /orders GET authorizationType'],
    list((it) => {
      it.authorizationType = 'AWS_IAM';
      delete it.authorizerId;
    }),
  ],
  [
    'another authorizer',
    ['dangerous method/authorizer-changed | /orders GET authorizerId', 'safe authorizer/added | authorizer second'],
    [list((it) => (it.authorizerId = 'auth-2')), (draft) => draft.authorizers.push({ id: 'auth-2', name: 'second', type: 'TOKEN' })],
  ],
  ['authorizer under another id', [], [list((it) => (it.authorizerId = 'z')), authorizer('token', (it) => (it.id = 'z'))]],
  ['scopes gone', ['breaking method/scopes-dropped | /orders POST authorizationScopes'], post((it) => delete it.authorizationScopes)],
  ['scope added', ['dangerous method/scope-added | /orders POST authorizationScopes'], post((it) => it.authorizationScopes?.push('x'))],
  ['scope removed', ['breaking method/scope-removed | /orders POST authorizationScopes'], post((it) => it.authorizationScopes?.pop())],
  ['scopes in another order', [], post((it) => it.authorizationScopes?.reverse())],
  ['API key required', ['breaking method/api-key-required | /orders GET apiKeyRequired'], list((it) => (it.apiKeyRequired = true))],
  ['API key dropped', ['dangerous method/api-key-dropped | /orders POST apiKeyRequired'], post((it) => (it.apiKeyRequired = false))],

  // validation
  [
    'validator removed, of a body',
    ['dangerous method/body-validation-disabled | /orders POST requestValidatorId'],
    post((it) => delete it.requestValidatorId),
  ],
  [
    'validator removed, of parameters',
    ['dangerous method/parameter-validation-disabled | /orders GET requestValidatorId'],
    list((it) => delete it.requestValidatorId),
  ],
  [
    'validator added',
    ['breaking method/body-validation-enabled | /orders POST requestValidatorId'],
    post((it) => (it.requestValidatorId = 'validator-all')),
    [post((it) => delete it.requestValidatorId)],
  ],
  [
    'validator of parameters added',
    ['breaking method/parameter-validation-enabled | /orders GET requestValidatorId'],
    list((it) => (it.requestValidatorId = 'validator-all')),
    [list((it) => (it.requestValidatorId = 'validator-none'))],
  ],
  [
    'validator without effect',
    ['safe method/validator-changed | /legacy ANY requestValidatorId'],
    method('/legacy', 'ANY', (it) => (it.requestValidatorId = 'validator-all')),
  ],
  [
    'validator under another id',
    [],
    [list((it) => (it.requestValidatorId = 'v')), post((it) => (it.requestValidatorId = 'v')), validator('all', (it) => (it.id = 'v'))],
  ],
  [
    'validator new',
    ['safe validator/added | validator new'],
    (draft) => draft.requestValidators.push({ id: 'n', name: 'new', validateRequestBody: true, validateRequestParameters: false }),
  ],
  ['validator gone', ['safe validator/removed | validator none'], (draft) => draft.requestValidators.pop()],
  [
    'validator renamed with its users',
    ['safe validator/renamed | validator everything'],
    validator('all', (it) => (it.name = 'everything')),
  ],
  [
    'validator no longer checks bodies',
    ['dangerous validator/body-validation-disabled | validator all validateRequestBody'],
    validator('all', (it) => (it.validateRequestBody = false)),
  ],
  [
    'validator checks parameters',
    ['breaking validator/parameter-validation-enabled | validator none validateRequestParameters'],
    validator('none', (it) => (it.validateRequestParameters = true)),
    [list((it) => (it.requestValidatorId = 'validator-none'))],
  ],
  [
    'validator that nothing uses checks parameters',
    ['safe validator/unused-changed | validator none validateRequestParameters'],
    validator('none', (it) => (it.validateRequestParameters = true)),
  ],
  [
    'authorizer that nothing uses, of another type',
    ['safe authorizer/unused-changed | authorizer spare type'],
    authorizer('spare', (it) => (it.type = 'REQUEST')),
    [(draft) => draft.authorizers.push({ id: 'auth-spare', name: 'spare', type: 'TOKEN' })],
  ],

  // parameters
  [
    'required query parameter added',
    ['breaking parameter/required-added | /orders GET requestParameters.method.request.querystring.page'],
    list((it) => (it.requestParameters = { ...it.requestParameters, 'method.request.querystring.page': true })),
  ],
  [
    'optional header added',
    ['safe parameter/optional-added | /orders GET requestParameters.method.request.header.X'],
    list((it) => (it.requestParameters = { ...it.requestParameters, 'method.request.header.X': false })),
  ],
  [
    'optional query parameter removed',
    ['dangerous parameter/optional-removed | /orders GET requestParameters.method.request.querystring.limit'],
    list((it) => delete it.requestParameters?.['method.request.querystring.limit']),
  ],
  [
    'required header removed',
    ['dangerous parameter/required-removed | /orders GET requestParameters.method.request.header.X-Tenant'],
    list((it) => delete it.requestParameters?.['method.request.header.X-Tenant']),
  ],
  [
    'query parameter made required',
    ['breaking parameter/made-required | /orders GET requestParameters.method.request.querystring.limit'],
    list((it) => Object.assign(it.requestParameters ?? {}, { 'method.request.querystring.limit': true })),
  ],
  [
    'header made optional',
    ['safe parameter/made-optional | /orders GET requestParameters.method.request.header.X-Tenant'],
    list((it) => Object.assign(it.requestParameters ?? {}, { 'method.request.header.X-Tenant': false })),
  ],
  [
    'path variable no longer declared',
    ['safe parameter/path-variable-dropped | /orders/{id} GET requestParameters.method.request.path.id'],
    method(P, 'GET', (it) => delete it.requestParameters),
  ],
  [
    'path variable not required',
    ['safe parameter/path-required-changed | /orders/{id} GET requestParameters.method.request.path.id'],
    method(P, 'GET', (it) => (it.requestParameters = { 'method.request.path.id': false })),
  ],

  // bodies and answers
  [
    'request body added',
    ['breaking request-body/added | /orders GET requestModels.application/json'],
    list((it) => (it.requestModels = { 'application/json': 'Unused' })),
  ],
  [
    'request body removed',
    ['dangerous request-body/removed | /orders POST requestModels.application/json'],
    post((it) => delete it.requestModels),
  ],
  [
    'request media type added',
    ['safe request-body/media-type-added | /orders POST requestModels.text/csv'],
    post((it) => (it.requestModels = { ...it.requestModels, 'text/csv': 'Unused' })),
  ],
  [
    'request media type removed',
    ['breaking request-body/media-type-removed | /orders POST requestModels.text/csv'],
    post((it) => delete it.requestModels?.['text/csv']),
    [post((it) => (it.requestModels = { ...it.requestModels, 'text/csv': 'Unused' }))],
  ],
  [
    'request model replaced',
    [
      'breaking request-schema/property-made-required | /orders POST requestModels.application/json/properties/a',
      'safe request-body/model-replaced | /orders POST requestModels.application/json',
    ].reverse(),
    [post((it) => (it.requestModels = { 'application/json': 'Strict' }))],
    [
      (draft) => {
        draft.models.push({
          id: 'm',
          name: 'Strict',
          schema: '{"type":"object","required":["a"],"properties":{"a":{"type":"string"}}}',
          contentType: 'application/json',
        });
      },
      post((it) => (it.requestModels = { 'application/json': 'Unused' })),
    ],
  ],
  [
    'request model missing',
    ['dangerous request-body/model-missing | /orders POST requestModels.application/json'],
    post((it) => (it.requestModels = { 'application/json': 'Nowhere' })),
  ],
  [
    'answer added',
    ['safe response/success-added | /orders GET methodResponses.206'],
    list((it) => Object.assign(it.methodResponses ?? {}, { 206: { statusCode: '206' } })),
  ],
  [
    'answer removed',
    ['breaking response/success-removed | /orders POST methodResponses.201'],
    post((it) => delete it.methodResponses?.['201']),
  ],
  [
    'error added',
    ['safe response/error-added | /orders POST methodResponses.409'],
    post((it) => Object.assign(it.methodResponses ?? {}, { 409: { statusCode: '409' } })),
  ],
  [
    'error removed',
    ['dangerous response/error-removed | /orders GET methodResponses.404'],
    list((it) => delete it.methodResponses?.['404']),
  ],
  [
    'answer header removed',
    ['breaking response/header-removed | /orders GET methodResponses.200.responseParameters.method.response.header.X-Total'],
    list((it) => delete response(it.methodResponses).responseParameters),
  ],
  [
    'answer header added',
    ['safe response/header-added | /orders/{id} GET methodResponses.200.responseParameters.method.response.header.ETag'],
    method(P, 'GET', (it) => (response(it.methodResponses).responseParameters = { 'method.response.header.ETag': false })),
  ],
  [
    'answer header required',
    ['safe response/header-required-changed | /orders GET methodResponses.200.responseParameters.method.response.header.X-Total'],
    list((it) => (response(it.methodResponses).responseParameters = { 'method.response.header.X-Total': true })),
  ],
  [
    'answer body added',
    ['safe response-body/added | /orders GET methodResponses.200.responseModels.text/csv'],
    list((it) => Object.assign(response(it.methodResponses).responseModels ?? {}, { 'text/csv': 'Unused' })),
  ],
  [
    'answer body removed',
    ['breaking response-body/removed | /orders/{id} GET methodResponses.200.responseModels.application/json'],
    method(P, 'GET', (it) => delete response(it.methodResponses).responseModels),
  ],
  [
    'answer model replaced',
    ['safe response-body/model-replaced | /orders/{id} GET methodResponses.200.responseModels.application/json'],
    method(P, 'GET', (it) => (response(it.methodResponses).responseModels = { 'application/json': 'Same' })),
    [(draft) => draft.models.push({ ...named(draft.models, 'name', 'Order'), name: 'Same' })],
  ],
  [
    'answer model missing',
    ['dangerous response-body/model-missing | /orders/{id} GET methodResponses.200.responseModels.application/json'],
    method(P, 'GET', (it) => (response(it.methodResponses).responseModels = { 'application/json': 'Nowhere' })),
  ],

  // integrations
  [
    'integration removed',
    ['breaking integration/removed | /legacy ANY integration'],
    method('/legacy', 'ANY', (it) => delete it.methodIntegration),
  ],
  ['integration type', ['dangerous integration/type-changed | /orders GET integration.type'], http((it) => (it.type = 'HTTP_PROXY'))],
  [
    'integration verb',
    ['dangerous integration/http-method-changed | /orders GET integration.httpMethod'],
    http((it) => (it.httpMethod = 'POST')),
  ],
  [
    'integration uri',
    ['dangerous integration/uri-changed | /orders GET integration.uri'],
    http((it) => (it.uri = 'https://elsewhere.example.com')),
  ],
  ['integration uri gone', ['dangerous integration/uri-changed | /orders GET integration.uri'], http((it) => delete it.uri)],
  [
    'uri variable renamed with its mapping',
    ['safe integration/uri-variable-renamed | /orders/{id} GET integration.uri'],
    proxy((it) => {
      it.uri = 'https://orders.example.com/v1/orders/{order}';
      it.requestParameters = { 'integration.request.path.order': 'method.request.path.id' };
    }),
  ],
  [
    'connection type',
    ['dangerous integration/connection-type-changed | /orders GET integration.connectionType'],
    http((it) => (it.connectionType = 'VPC_LINK')),
  ],
  ['connection type said', [], http((it) => delete it.connectionType)],
  [
    'VPC link',
    ['dangerous integration/connection-changed | /orders/{id} GET integration.connectionId'],
    proxy((it) => (it.connectionId = 'link02')),
  ],
  [
    'credentials added',
    ['dangerous integration/credentials-added | /orders GET integration.credentials'],
    http((it) => (it.credentials = 'arn:x')),
  ],
  [
    'credentials removed',
    ['dangerous integration/credentials-removed | /orders POST integration.credentials'],
    queue((it) => delete it.credentials),
  ],
  [
    'credentials',
    ['dangerous integration/credentials-changed | /orders POST integration.credentials'],
    queue((it) => (it.credentials = 'arn:y')),
  ],
  [
    'passthrough narrower',
    ['breaking integration/passthrough-narrowed | /orders GET integration.passthroughBehavior'],
    http((it) => (it.passthroughBehavior = 'NEVER')),
  ],
  [
    'passthrough wider',
    ['dangerous integration/passthrough-widened | /orders POST integration.passthroughBehavior'],
    queue((it) => (it.passthroughBehavior = 'WHEN_NO_MATCH')),
  ],
  [
    'content handling',
    ['dangerous integration/content-handling-changed | /orders GET integration.contentHandling'],
    http((it) => (it.contentHandling = 'CONVERT_TO_TEXT')),
  ],
  [
    'timeout lower',
    ['dangerous integration/timeout-shortened | /orders GET integration.timeoutInMillis'],
    http((it) => (it.timeoutInMillis = 1000)),
  ],
  [
    'timeout higher',
    ['safe integration/timeout-extended | /orders GET integration.timeoutInMillis'],
    http((it) => (it.timeoutInMillis = 29_000)),
  ],
  [
    'cache namespace',
    ['dangerous integration/cache-namespace-changed | /orders GET integration.cacheNamespace'],
    http((it) => (it.cacheNamespace = 'all')),
  ],
  [
    'cache namespace back to the default',
    ['dangerous integration/cache-namespace-changed | /orders GET integration.cacheNamespace'],
    http((it) => (it.cacheNamespace = 'r-orders')),
  ],
  [
    'cache namespace of a resource under another id',
    [],
    [queue((it) => (it.cacheNamespace = 'x')), (draft) => (named(draft.resources, 'path', O).id = 'x')],
  ],
  [
    'cache key added',
    ['safe integration/cache-key-added | /orders GET integration.cacheKeyParameters'],
    http((it) => it.cacheKeyParameters.push('method.request.header.X-Tenant')),
  ],
  [
    'cache key removed',
    ['dangerous integration/cache-key-removed | /orders GET integration.cacheKeyParameters'],
    http((it) => it.cacheKeyParameters.pop()),
  ],
  [
    'TLS verification off',
    ['dangerous integration/tls-verification-disabled | /orders/{id} GET integration.tlsConfig'],
    proxy((it) => (it.tlsConfig = { insecureSkipVerification: true })),
  ],
  ['TLS verification unsaid', [], proxy((it) => delete it.tlsConfig)],
  [
    'streamed',
    ['dangerous integration/response-transfer-mode-changed | /orders GET integration.responseTransferMode'],
    http((it) => (it.responseTransferMode = 'STREAM')),
  ],
  ['buffered, said', [], http((it) => (it.responseTransferMode = 'BUFFERED'))],
  [
    'target',
    ['dangerous integration/target-changed | /orders GET integration.integrationTarget'],
    http((it) => (it.integrationTarget = 'arn:z')),
  ],
  [
    'request mapping added',
    ['safe request-mapping/added | /orders GET integration.requestParameters.integration.request.querystring.q'],
    http((it) => (it.requestParameters = { ...it.requestParameters, 'integration.request.querystring.q': "'1'" })),
  ],
  [
    'request mapping removed',
    ['dangerous request-mapping/removed | /orders GET integration.requestParameters.integration.request.header.X-Tenant'],
    http((it) => delete it.requestParameters),
  ],
  [
    'request mapping',
    ['dangerous request-mapping/changed | /orders GET integration.requestParameters.integration.request.header.X-Tenant'],
    http((it) => (it.requestParameters = { 'integration.request.header.X-Tenant': "'all'" })),
  ],
  [
    'request template',
    ['dangerous request-template/changed | /orders POST integration.requestTemplates.application/json'],
    queue((it) => (it.requestTemplates = { 'application/json': 'Action=Other' })),
  ],
  [
    'request template reformatted',
    ['safe request-template/reformatted | /orders POST integration.requestTemplates.application/json'],
    queue((it) => (it.requestTemplates = { 'application/json': '  Action=SendMessage  \r\n\r\n&MessageBody=$input.body' })),
  ],
  [
    'request template added',
    ['dangerous request-template/added | /orders POST integration.requestTemplates.text/csv'],
    queue((it) => Object.assign(it.requestTemplates ?? {}, { 'text/csv': 'x' })),
  ],
  [
    'request template made null',
    ['dangerous request-template/changed | /orders POST integration.requestTemplates.application/json'],
    queue((it) => (it.requestTemplates = { 'application/json': null })),
  ],
  [
    'response template',
    ['dangerous response-template/changed | /orders GET integration.integrationResponses.200.responseTemplates.application/json'],
    answer((it) => (it.responseTemplates = { 'application/json': '{}' })),
  ],
  [
    'response template removed',
    ['dangerous response-template/removed | /orders GET integration.integrationResponses.200.responseTemplates.application/json'],
    answer((it) => delete it.responseTemplates),
  ],
  [
    'response template reformatted',
    ['safe response-template/reformatted | /orders GET integration.integrationResponses.200.responseTemplates.application/json'],
    answer((it) => (it.responseTemplates = { 'application/json': '{\n"orders": $input.json(\'$.items\')\n}' })),
  ],
  [
    'integration response added',
    ['dangerous integration-response/added | /orders GET integration.integrationResponses.500'],
    http((it) => Object.assign(it.integrationResponses ?? {}, { 500: { statusCode: '500', selectionPattern: '5..' } })),
  ],
  [
    'selection pattern',
    ['dangerous integration-response/selection-pattern-changed | /orders GET integration.integrationResponses.404.selectionPattern'],
    http((it) => Object.assign(it.integrationResponses?.['404'] as object, { selectionPattern: '4..' })),
  ],
  ['selection pattern of the default, said', [], answer((it) => (it.selectionPattern = ''))],
  [
    'response content handling',
    ['dangerous integration-response/content-handling-changed | /orders GET integration.integrationResponses.200.contentHandling'],
    answer((it) => (it.contentHandling = 'CONVERT_TO_BINARY')),
  ],
  [
    'response mapping removed',
    [`breaking response-mapping/removed | /orders GET ${R}.responseParameters.method.response.header.X-Total`],
    answer((it) => delete it.responseParameters),
  ],
  [
    'response mapping',
    [`dangerous response-mapping/changed | /orders GET ${R}.responseParameters.method.response.header.X-Total`],
    answer((it) => (it.responseParameters = { 'method.response.header.X-Total': "'1'" })),
  ],

  // gateway responses
  [
    'gateway response added',
    ['dangerous gateway-response/added | gateway-response UNAUTHORIZED'],
    (draft) =>
      draft.gatewayResponses.push({ responseType: 'UNAUTHORIZED', responseParameters: {}, responseTemplates: {}, defaultResponse: false }),
  ],
  [
    'gateway response that is the default',
    [],
    (draft) =>
      draft.gatewayResponses.push({ responseType: 'THROTTLED', responseParameters: {}, responseTemplates: {}, defaultResponse: true }),
  ],
  [
    'gateway response status',
    ['breaking gateway-response/status-changed | gateway-response DEFAULT_4XX statusCode'],
    errors((it) => (it.statusCode = '418')),
  ],
  [
    'gateway response header removed',
    [
      'breaking gateway-response/header-removed | gateway-response DEFAULT_4XX responseParameters.gatewayresponse.header.Access-Control-Allow-Origin',
    ],
    errors((it) => (it.responseParameters = {})),
  ],
  [
    'gateway response header',
    [
      'dangerous gateway-response/header-changed | gateway-response DEFAULT_4XX responseParameters.gatewayresponse.header.Access-Control-Allow-Origin',
    ],
    errors((it) => (it.responseParameters = { 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://example.com'" })),
  ],
  [
    'gateway response template',
    ['dangerous gateway-response/template-changed | gateway-response DEFAULT_4XX responseTemplates.application/json'],
    errors((it) => (it.responseTemplates = { 'application/json': '{}' })),
  ],
  [
    'gateway response template removed',
    ['dangerous gateway-response/template-removed | gateway-response DEFAULT_4XX responseTemplates.application/json'],
    errors((it) => (it.responseTemplates = {})),
  ],
  [
    'gateway response template reformatted',
    ['safe gateway-response/template-reformatted | gateway-response DEFAULT_4XX responseTemplates.application/json'],
    errors((it) => (it.responseTemplates = { 'application/json': `${it.responseTemplates['application/json']}\n` })),
  ],

  // models
  [
    'model added',
    ['safe model/added | model New'],
    (draft) => draft.models.push({ id: 'n', name: 'New', schema: '{"type":"string"}', contentType: 'application/json' }),
  ],
  ['model removed', ['safe model/removed | model Unused'], (draft) => draft.models.pop()],
  [
    'model renamed with its users',
    ['safe model/renamed | model Purchase'],
    [
      (draft) => {
        named(draft.models, 'name', 'Order').name = 'Purchase';
        const line = named(draft.models, 'name', 'Line');
        line.schema = line.schema.replace('models/Order', 'models/Purchase');
      },
      post((it) => (it.requestModels = { 'application/json': 'Purchase' })),
      method(P, 'GET', (it) => (response(it.methodResponses).responseModels = { 'application/json': 'Purchase' })),
    ],
  ],
  ['model renamed that nobody uses', ['safe model/renamed | model Idle'], (draft) => (named(draft.models, 'name', 'Unused').name = 'Idle')],
  [
    'model with a made-up name',
    [],
    [
      (draft) => (named(draft.models, 'name', 'MODEL000000').name = 'MODELaaaaaa'),
      post((it) => Object.assign(it.methodResponses?.['201'] ?? {}, { responseModels: { 'application/json': 'MODELaaaaaa' } })),
    ],
    [
      (draft) => (named(draft.models, 'name', 'Receipt').name = 'MODEL000000'),
      post((it) => Object.assign(it.methodResponses?.['201'] ?? {}, { responseModels: { 'application/json': 'MODEL000000' } })),
    ],
  ],
  [
    'model description',
    ['safe model/description-changed | model Order description'],
    (draft) => (named(draft.models, 'name', 'Order').description = 'x'),
  ],
  [
    'model content type',
    ['dangerous model/content-type-changed | model Order contentType'],
    (draft) => (named(draft.models, 'name', 'Order').contentType = 'text/xml'),
  ],
  ['schema of an unused model', ['safe model/unused-schema-changed | model Unused schema'], schema('Unused', { type: 'string' })],
  [
    'schema that is no JSON',
    ['dangerous model/text-changed | model Order schema'],
    (draft) => (named(draft.models, 'name', 'Order').schema = '{'),
  ],
  [
    'schema written otherwise, required sorted otherwise',
    [],
    schema('Order', {
      properties: { note: { type: 'string' }, count: { minimum: 1, type: 'integer' }, item: { maxLength: 40, type: 'string' } },
      required: ['item'],
      type: 'object',
    }),
  ],
  [
    'schema of another API',
    [],
    (draft) => draft.models.forEach((it) => (it.schema = it.schema.replaceAll('restapis/abc123/', 'restapis/zzz999/'))),
  ],
  [
    'schema of a model in both directions',
    [
      'dangerous response-schema/enum-value-added | model Order /properties/item/enum',
      'safe request-schema/enum-value-added | model Order /properties/item/enum',
    ].reverse(),
    schema('Order', { properties: { item: { enum: ['a', 'b'] } } }),
    [schema('Order', { properties: { item: { enum: ['a'] } } })],
  ],
  [
    'schema behind two references and a cycle',
    [
      'breaking response-schema/type-changed | model Line /properties/order/type',
      'safe response-schema/reference-changed | model Line /properties/order',
    ].reverse(),
    schema('Line', { type: 'object', properties: { order: { type: 'string' }, next: { $ref: '#/definitions/Line' } } }),
  ],
  [
    'reference followed into another model',
    [
      'safe response-schema/reference-changed | model Line /properties/order',
      'dangerous response-schema/property-removed | model Line /properties/order/properties/message',
      'safe response-schema/property-added | model Line /properties/order/properties/number',
    ],
    (draft) => {
      const line = named(draft.models, 'name', 'Line');
      line.schema = line.schema.replace('models/Problem', 'models/Receipt');
    },
    [
      (draft) => {
        const line = named(draft.models, 'name', 'Line');
        line.schema = line.schema.replace('models/Order', 'models/Problem');
      },
    ],
  ],

  // authorizers
  [
    'authorizer removed',
    ['breaking method/made-open | /orders GET authorizationType', 'safe authorizer/removed | authorizer token'],
    [
      (draft) => draft.authorizers.pop(),
      list((it) => {
        it.authorizationType = 'NONE';
        delete it.authorizerId;
      }),
    ],
  ],
  ['authorizer renamed with its users', ['safe authorizer/renamed | authorizer bearer'], authorizer('token', (it) => (it.name = 'bearer'))],
  ['authorizer type', ['breaking authorizer/type-changed | authorizer token type'], authorizer('token', (it) => (it.type = 'REQUEST'))],
  [
    'user pool added',
    ['dangerous authorizer/provider-added | authorizer pool providerARNs'],
    authorizer('pool', (it) => it.providerARNs?.push('arn:c')),
  ],
  [
    'user pool removed',
    ['breaking authorizer/provider-removed | authorizer pool providerARNs'],
    authorizer('pool', (it) => it.providerARNs?.pop()),
  ],
  [
    'authorization type text',
    ['safe authorizer/auth-type-changed | authorizer pool authType'],
    authorizer('pool', (it) => (it.authType = 'oauth2')),
  ],
  [
    'authorizer uri',
    ['dangerous authorizer/uri-changed | authorizer token authorizerUri'],
    authorizer('token', (it) => (it.authorizerUri = 'arn:other')),
  ],
  [
    'authorizer credentials',
    ['dangerous authorizer/credentials-changed | authorizer token authorizerCredentials'],
    authorizer('token', (it) => delete it.authorizerCredentials),
  ],
  [
    'identity source',
    ['breaking authorizer/identity-source-changed | authorizer token identitySource'],
    authorizer('token', (it) => (it.identitySource = 'method.request.header.X-Token')),
  ],
  [
    'identity source added',
    ['breaking authorizer/identity-source-added | authorizer token identitySource'],
    authorizer('token', (it) => (it.identitySource += ', context.stage')),
  ],
  [
    'identity validation',
    ['dangerous authorizer/identity-validation-changed | authorizer token identityValidationExpression'],
    authorizer('token', (it) => (it.identityValidationExpression = '.*')),
  ],
  [
    'identity validation removed',
    ['dangerous authorizer/identity-validation-removed | authorizer token identityValidationExpression'],
    authorizer('token', (it) => delete it.identityValidationExpression),
  ],
  [
    'cache time lower',
    ['safe authorizer/cache-time-lowered | authorizer token authorizerResultTtlInSeconds'],
    authorizer('token', (it) => (it.authorizerResultTtlInSeconds = 0)),
  ],
  [
    'cache time higher',
    ['dangerous authorizer/cache-time-raised | authorizer token authorizerResultTtlInSeconds'],
    authorizer('token', (it) => (it.authorizerResultTtlInSeconds = 3600)),
  ],
  ['cache time said', [], authorizer('token', (it) => (it.authorizerResultTtlInSeconds = 300))],

  // documentation, stages, keys, plans
  [
    'documentation added',
    ['safe documentation/added | documentation MODEL Order'],
    (draft) => draft.documentationParts.push({ id: 'x', location: { type: 'MODEL', name: 'Order' }, properties: '{}' }),
  ],
  [
    'documentation',
    ['safe documentation/changed | documentation API'],
    (draft) => (named(draft.documentationParts, 'id', 'd1').properties = '{}'),
  ],
  [
    'stage removed',
    ['breaking stage/removed | stage prod', 'safe stage/added | stage next'].reverse(),
    (draft) => (named(draft.stages, 'stageName', 'prod').stageName = 'next'),
  ],
  ['stages unknown', [], (draft) => (draft.stages = [])],
  [
    'stage variable added',
    ['safe stage/variable-added | stage prod variables.x'],
    (draft) => (named(draft.stages, 'stageName', 'prod').variables = { host: 'a.example.com', x: 'y' }),
  ],
  [
    'stage variable',
    ['dangerous stage/variable-changed | stage prod variables.host'],
    (draft) => (named(draft.stages, 'stageName', 'prod').variables = { host: 'b.example.com' }),
  ],
  [
    'stage setting',
    ['dangerous stage/setting-changed | stage prod tracingEnabled'],
    (draft) => (named(draft.stages, 'stageName', 'prod').tracingEnabled = true),
  ],
  ['API key added', ['safe api-key/added | api-key second'], (draft) => draft.apiKeys.push({ id: 'k2', name: 'second' })],
  [
    'API key disabled',
    ['dangerous api-key/changed | api-key partner enabled'],
    (draft) => (named(draft.apiKeys, 'name', 'partner').enabled = false),
  ],
  ['usage plan added', ['safe usage-plan/added | usage-plan second'], (draft) => draft.usagePlans.push({ id: 'u2', name: 'second' })],
  [
    'usage plan',
    ['dangerous usage-plan/changed | usage-plan basic quota'],
    (draft) => (named(draft.usagePlans, 'name', 'basic').quota = { limit: 5, period: 'DAY' }),
  ],
];

export const rows: Row[] = table.map(([name, expected, edits, base = []]) => ({ name, expected, edits: [edits].flat(), base }));
