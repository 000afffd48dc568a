import type { Operation } from '../../definition/definition.ts';
import { HTTP_METHODS } from '../../definition/definition.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Integration } from '../../model/method.ts';
import { isOpen } from '../../source/node.ts';
import { isPlaceholderText } from '../../source/placeholder-text.ts';
import type { Located } from '../extension.ts';
import {
  arnWithoutAction,
  connectionIdMissing,
  connectionTypeMissing,
  credentialsForm,
  credentialsMissing,
  httpMethodMissing,
  httpMethodUnknown,
  httpOnly,
  httpUri,
  lambdaNotPost,
  notAnArn,
  proxyNotLambda,
  streamNotProxy,
  targetWithoutLink,
  timeoutRaised,
  timeoutRange,
  uriMissing,
} from './findings.ts';
import type { MethodSite } from './findings.ts';
import type { IntegrationSource } from './shape.ts';

/** @param arn - what the uri says, of another type than HTTP, as far as it is an ARN of that form */
type Check = (
  integration: Located<IntegrationSource>,
  type: Integration['type'],
  site: MethodSite,
  report: Report,
  arn: IntegrationArn | undefined,
) => void;

/** What the control plane says of an integration when the import puts it on its method. */
export function checkIntegration(integration: Located<IntegrationSource>, { httpMethod, path }: Operation, report: Report): void {
  const { type, uri } = integration.value;
  if (type === undefined || isPlaceholderText(type)) return;
  const site = { httpMethod, path };
  if (type === 'MOCK') {
    checkConnection(integration, type, site, report, undefined);
    return;
  }
  const arn = uri === undefined || isHttp(type) ? undefined : integrationArn(uri);
  for (let index = 0; index < CHECKS.length; index += 1) (CHECKS[index] as Check)(integration, type, site, report, arn);
}

const isHttp = (type: Integration['type']): boolean => type === 'HTTP' || type === 'HTTP_PROXY';

const checkUri: Check = ({ value: { uri }, at, key, node }, type, site, report, arn) => {
  if (uri === undefined) {
    if (!isOpen(node)) report(uriMissing, key, { ...site, type });
    return;
  }
  if (isPlaceholderText(uri)) return;
  if (isHttp(type)) {
    if (!isHttpEndpoint(uri)) report(httpUri, at('uri'), { ...site, uri });
    return;
  }
  const { service, rest } = arn ?? {};
  if (service === undefined || rest === undefined) {
    const lambda = /^arn:[a-z-]+:lambda:[a-z0-9-]+:\d*:function:/.test(uri);
    if (lambda) report(arnWithoutAction, at('uri'), { ...site, uri, lambda });
    else report(notAnArn, at('uri'), { ...site, uri });
  } else if (!rest.startsWith('path/') && !rest.startsWith('action/')) report(arnWithoutAction, at('uri'), { ...site, uri, lambda: false });
  else if (type === 'AWS_PROXY' && !isLambda(service) && service !== 'firehose') report(proxyNotLambda, at('uri'), { ...site, service });
};

const checkHttpMethod: Check = ({ value: { httpMethod, uri }, at, key, node }, type, site, report) => {
  if (httpMethod === undefined) {
    if (!isOpen(node)) report(httpMethodMissing, key, { ...site, type });
    return;
  }
  if (isPlaceholderText(httpMethod)) return;
  const verb = httpMethod.toUpperCase();
  if (!VERBS.has(verb)) report(httpMethodUnknown, at('httpMethod'), { ...site, value: httpMethod });
  else if (!isHttp(type) && verb !== 'POST' && callsLambda(uri)) report(lambdaNotPost, at('httpMethod'), { ...site, value: httpMethod });
};

const VERBS: ReadonlySet<string> = new Set(HTTP_METHODS);

/** The service is plain also where a placeholder stands for the region or the function. */
function callsLambda(uri: string | undefined): boolean {
  return uri !== undefined && integrationArn(uri.replace(/\$\{[^{}]*\}/g, 'x'))?.service === 'lambda';
}

const checkTimeout: Check = ({ value: { timeoutInMillis: value }, at }, _type, site, report) => {
  if (value === undefined) return;
  if (value < 50) report(timeoutRange, at('timeoutInMillis'), { ...site, value });
  else if (value > 29_000) report(timeoutRaised, at('timeoutInMillis'), { ...site, value });
};

const checkConnection: Check = ({ value, at, key, node }, type, site, report) => {
  const { connectionType, connectionId, tlsConfig, responseTransferMode, integrationTarget } = value;
  const known = !isPlaceholderText(connectionType ?? '') && !isOpen(node);
  if (connectionType === 'VPC_LINK') {
    if (!isHttp(type)) report(httpOnly, at('connectionType'), { ...site, property: 'connectionType', type });
    else if (connectionId === undefined && known) report(connectionIdMissing, key, site);
  } else if (known) {
    if (connectionId !== undefined) report(connectionTypeMissing, at('connectionId'), site);
    if (integrationTarget !== undefined) report(targetWithoutLink, at('integrationTarget'), site);
  }
  if (tlsConfig !== undefined && !isHttp(type)) report(httpOnly, at('tlsConfig'), { ...site, property: 'tlsConfig', type });
  if (responseTransferMode === 'STREAM' && !type.endsWith('PROXY')) report(streamNotProxy, at('responseTransferMode'), { ...site, type });
};

const checkCredentials: Check = ({ value: { credentials, uri }, at, key, node }, _type, site, report, arn) => {
  if (credentials === undefined) {
    if (arn === undefined || isLambda(arn.service) || uri === undefined || isOpen(node) || isPlaceholderText(uri)) return;
    report(credentialsMissing, key, { ...site, service: arn.service });
    return;
  }
  if (isPlaceholderText(credentials) || isRole(credentials)) return;
  report(credentialsForm, at('credentials'), { ...site, value: credentials });
};

const CHECKS: readonly Check[] = [checkUri, checkHttpMethod, checkTimeout, checkConnection, checkCredentials];

const isLambda = (service: string): boolean => service === 'lambda';

/** An account number may stand as a word (`account-id`): the guide's own samples do. The role may be a stage variable. */
const isRole = (text: string): boolean => /^arn:aws[a-z-]*:iam::(\\?\*:user\/\\?\*|[\w-]+:(role\/.+|\$\{stageVariables\..+\}))$/.test(text);

interface IntegrationArn {
  readonly service: string;
  readonly rest: string | undefined;
}

/** The service and what follows it in `arn:{partition}:apigateway:{region}:{service}:{path|action}/…`. */
export function integrationArn(uri: string): IntegrationArn | undefined {
  if (!uri.startsWith('arn:')) return undefined;
  // A placeholder may hold colons, as `${AWS::Region}` does.
  const match = /^arn:(?:[a-z-]+|\$\{[^}]*\}):apigateway:(?:[^:$]*|\$\{[^}]*\}):([^:]+)(?::([\s\S]*))?$/.exec(uri);
  if (match === null) return undefined;
  const [, subdomained = '', rest] = match;
  // `{subdomain}.{service}`: the service is the last part, as in `my-bucket.s3`.
  return { service: subdomained.split('.').at(-1) ?? subdomained, rest };
}

/** An absolute http or https URL; stage variables may stand for any part of it, path variables behind the host. */
function isHttpEndpoint(uri: string): boolean {
  if (uri.startsWith('${stageVariables.')) return true;
  const plain = uri.includes('{')
    ? uri.replace(/\$\{stageVariables\.\w+\}/g, 'variable').replace(/\{[a-zA-Z0-9._$-]+\+?\}/g, 'variable')
    : uri;
  return /^[hH][tT][tT][pP][sS]?:\/\/[^\s/?#{}<>"\\^`|]+([/?#][^\s{}<>"\\^`]*)?$/.test(plain);
}
