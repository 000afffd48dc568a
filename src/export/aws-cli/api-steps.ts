import type { ApiModel, Authorizer, GatewayResponse, RequestValidator, RestApi, Stage } from '../../model/api-model.ts';
import { policyDocument, withOwnResourcesShort } from '../../model/policy-document.ts';
import { command, json } from './shell.ts';
import type { Variable } from './shell.ts';

/** The steps that concern the API as a whole, in the words of `aws apigateway`. */

export function createRestApi(restApi: RestApi, api: Variable): string {
  const { binaryMediaTypes = [], tags = {} } = restApi;
  const options = {
    name: restApi.name,
    description: restApi.description,
    'api-version': restApi.version,
    'api-key-source': restApi.apiKeySource,
    'binary-media-types': binaryMediaTypes.length === 0 ? undefined : json(binaryMediaTypes),
    'minimum-compression-size': restApi.minimumCompressionSize,
    'endpoint-configuration': json(restApi.endpointConfiguration),
    'disable-execute-api-endpoint': restApi.disableExecuteApiEndpoint ? true : undefined,
    policy: policyText(restApi),
    'security-policy': restApi.securityPolicy,
    'endpoint-access-mode': restApi.endpointAccessMode,
    tags: Object.keys(tags).length === 0 ? undefined : json(tags),
  };
  return command('create-rest-api', options, api);
}

/** The new API has another id. */
function policyText({ id, policy }: RestApi): string | undefined {
  if (policy === undefined) return undefined;
  const document = policyDocument(policy);
  if (document === undefined) return policy;
  return JSON.stringify(withOwnResourcesShort(document, id, 'any'));
}

export function rootResource(api: Variable, root: Variable): string {
  const query = `--query "items[?path=='/'].id" --output text`;
  return `${root.variable}=$(aws apigateway get-resources \\\n  --rest-api-id "$${api.variable}" \\\n  ${query})`;
}

export function deleteModel(name: string, api: Variable): string {
  return command('delete-model', { 'rest-api-id': api, 'model-name': name });
}

export function createAuthorizer(authorizer: Authorizer, api: Variable, assign: Variable): string {
  const options = {
    'rest-api-id': api,
    name: authorizer.name,
    type: authorizer.type,
    'auth-type': authorizer.authType,
    'provider-arns': json(authorizer.providerARNs),
    'authorizer-uri': authorizer.authorizerUri,
    'authorizer-credentials': authorizer.authorizerCredentials,
    'identity-source': authorizer.identitySource,
    'identity-validation-expression': authorizer.identityValidationExpression,
    'authorizer-result-ttl-in-seconds': authorizer.authorizerResultTtlInSeconds,
  };
  return command('create-authorizer', options, assign);
}

export function createValidator(validator: RequestValidator, api: Variable, assign: Variable): string {
  const { name, validateRequestBody, validateRequestParameters } = validator;
  const options = {
    'rest-api-id': api,
    name,
    'validate-request-body': validateRequestBody,
    'validate-request-parameters': validateRequestParameters,
  };
  return command('create-request-validator', options, assign);
}

export function putGatewayResponse(response: GatewayResponse, api: Variable): string {
  const { responseType, statusCode, responseParameters, responseTemplates } = response;
  return command('put-gateway-response', {
    'rest-api-id': api,
    'response-type': responseType,
    'status-code': statusCode,
    'response-parameters': json(responseParameters),
    'response-templates': json(responseTemplates),
  });
}

/** The parts, and the version of them that the stage shows. */
export function documentationSteps({ documentationParts }: ApiModel, api: Variable, version: string | undefined): readonly string[] {
  const parts = documentationParts.map(({ location, properties }) =>
    command('create-documentation-part', { 'rest-api-id': api, location: json(location), properties }),
  );
  if (version === undefined) return parts;
  return [...parts, command('create-documentation-version', { 'rest-api-id': api, 'documentation-version': version })];
}

export function deploymentSteps(stage: Stage | undefined, api: Variable, stageName: string): readonly string[] {
  const place = { 'rest-api-id': api, 'stage-name': stageName };
  const { variables = {}, documentationVersion } = stage ?? {};
  const deployed = command('create-deployment', { ...place, variables: Object.keys(variables).length === 0 ? undefined : json(variables) });
  if (documentationVersion === undefined) return [deployed];
  const show = [{ op: 'replace', path: '/documentationVersion', value: documentationVersion }];
  return [deployed, command('update-stage', { ...place, 'patch-operations': json(show) })];
}
