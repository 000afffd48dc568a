import { finding } from '../../diagnostics/finding.ts';

/** What is wrong with an integration by itself. `site` is the method in the service's words. */

export interface MethodSite {
  readonly httpMethod: string;
  readonly path: string;
}

const operation = (integration: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets:
    get:
      responses: {200: {description: ok}}
      x-amazon-apigateway-integration: ${integration}`;

const put = ({ httpMethod, path }: MethodSite, reason: string): string =>
  `Unable to put integration on '${httpMethod}' for resource at path '${path}': ${reason}`;

const LAMBDA =
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:pets/invocations';
const http = operation('{type: http, httpMethod: GET, uri: "https://example.com/pets", responses: {default: {statusCode: 200}}}');
const ROLE = 'arn:aws:iam::123456789012:role/pets';
const lambda = operation(`{type: aws_proxy, httpMethod: POST, credentials: "${ROLE}", uri: "${LAMBDA}"}`);

export const uriMissing = finding<MethodSite & { type: string }>({
  code: 'integration/uri-required',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ type }) => `An integration of type ${type} needs a uri.`,
  why: 'API Gateway has nowhere to send the request; only mock integrations answer by themselves.',
  fix: 'Add uri, or use type mock.',
  bad: operation('{type: http_proxy, httpMethod: GET}'),
  good: http,
});

export const httpMethodMissing = finding<MethodSite & { type: string }>({
  code: 'integration/http-method-required',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ type }) => `An integration of type ${type} needs an httpMethod, the verb of the call to the back end.`,
  serviceMessage: (site) => put(site, 'Enumeration value for HttpMethod must be non-empty'),
  why: 'The verb of the method is not passed on by itself; every type but mock states its own.',
  fix: ({ type }) => (type.startsWith('AWS') ? 'Add httpMethod: POST.' : 'Add httpMethod.'),
  bad: operation('{type: http_proxy, uri: "https://example.com/pets"}'),
  good: http,
});

export const httpMethodUnknown = finding<MethodSite & { value: string }>({
  code: 'integration/http-method',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ value }) => `${JSON.stringify(value)} is no verb; httpMethod is GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD or ANY.`,
  serviceMessage: (site) => put(site, 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY'),
  why: 'The back end is called with one of the verbs that the service knows.',
  fix: 'Use one of them, in upper case.',
  bad: operation('{type: http_proxy, httpMethod: FETCH, uri: "https://example.com/pets"}'),
  good: http,
});

export const httpUri = finding<MethodSite & { uri: string }>({
  code: 'integration/http-uri',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ uri }) => `${JSON.stringify(uri)} is no HTTP endpoint; it must be an absolute http or https URL.`,
  serviceMessage: (site) => put(site, 'Invalid HTTP endpoint specified for URI'),
  why: 'Integrations of type http and http_proxy call a URL; a relative one, or an ARN, names no host.',
  fix: 'Write the whole URL, such as https://example.com/pets.',
  bad: operation('{type: http_proxy, httpMethod: GET, uri: example.com/pets}'),
  good: http,
});

export const notAnArn = finding<MethodSite & { uri: string }>({
  code: 'integration/arn',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ uri }) => `${JSON.stringify(uri)} is no ARN of API Gateway; it must begin with arn:aws:apigateway:{region}:{service}:.`,
  serviceMessage: (site) => put(site, 'Invalid ARN specified in the request'),
  why: 'Integrations of type aws and aws_proxy name the service and its action in an ARN of API Gateway.',
  fix: 'Write arn:aws:apigateway:{region}:{service}:action/{name} or :path/{path}.',
  bad: operation(
    '{type: aws, httpMethod: POST, uri: "https://sqs.eu-west-1.amazonaws.com/1/q", credentials: "arn:aws:iam::123456789012:role/q", responses: {default: {statusCode: 200}}}',
  ),
  good: lambda,
});

export const arnWithoutAction = finding<MethodSite & { uri: string; lambda: boolean }>({
  code: 'integration/arn-path-or-action',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ lambda }) =>
    lambda ? 'This is the ARN of a Lambda function, not of its invocation.' : 'The ARN names no path or action of the service.',
  serviceMessage: (site) => put(site, 'AWS ARN for integration must contain path or action'),
  why: 'Behind the service an integration ARN goes on with action/ and a name, or with path/ and a path.',
  fix: ({ uri, lambda }) =>
    lambda
      ? `Write arn:aws:apigateway:${uri.split(':')[3] ?? 'eu-west-1'}:lambda:path/2015-03-31/functions/${uri}/invocations.`
      : 'Add action/{name} or path/{path} behind the service.',
  bad: operation('{type: aws_proxy, httpMethod: POST, uri: "arn:aws:lambda:eu-west-1:123456789012:function:pets"}'),
  good: lambda,
});

export const proxyNotLambda = finding<MethodSite & { service: string }>({
  code: 'integration/aws-proxy-service',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ service }) => `aws_proxy does not work with ${service}; it is for Lambda functions and Firehose streams.`,
  serviceMessage: (site) =>
    put(site, "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations."),
  why: 'A proxy integration passes the whole request on as an event, which other services do not understand.',
  fix: 'Use type aws with a mapping template.',
  bad: operation(
    '{type: aws_proxy, httpMethod: POST, uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/q", credentials: "arn:aws:iam::123456789012:role/q"}',
  ),
  good: lambda,
});

export const lambdaNotPost = finding<MethodSite & { value: string }>({
  code: 'integration/lambda-http-method',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ value }) => `A Lambda function is invoked with POST; httpMethod ${value} fails when the method is called.`,
  why: 'The invocation API of Lambda takes POST alone. The import goes through, every call answers 500.',
  fix: 'Write httpMethod: POST; it has nothing to do with the verb of the method.',
  bad: operation(`{type: aws_proxy, httpMethod: GET, credentials: "${ROLE}", uri: "${LAMBDA}"}`),
  good: lambda,
});

export const timeoutRange = finding<MethodSite & { value: number }>({
  code: 'integration/timeout',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ value }) => `timeoutInMillis is ${value}; it must be between 50 and 29000, unless a quota was raised.`,
  serviceMessage: (site) => put(site, 'Timeout should be between 50 ms and 29000 ms'),
  why: 'Regional and private APIs can have more than 29 seconds where the account quota was raised; nothing else can.',
  fix: 'Use a number from 50 to 29000.',
  bad: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", timeoutInMillis: 30}'),
  good: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", timeoutInMillis: 3000}'),
});

export const timeoutRaised = finding<MethodSite & { value: number }>({
  code: 'integration/timeout-raised',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: ({ value }) => `timeoutInMillis is ${value}; more than 29000 is refused unless the account's quota was raised.`,
  why: 'Without a raised quota the service answers "Timeout should be between 50 ms and 29000 ms", and edge-optimized APIs never take more.',
  fix: 'Use 29000 or less, or make sure that the quota of the account was raised.',
  bad: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", timeoutInMillis: 60000}'),
  good: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", timeoutInMillis: 3000}'),
});

export const connectionIdMissing = finding<MethodSite>({
  code: 'integration/connection-id-required',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'An integration over a VPC link needs a connectionId.',
  why: 'connectionType VPC_LINK says how to connect, connectionId says through which link.',
  fix: 'Add connectionId: the id of the VPC link, or ${stageVariables.name}.',
  bad: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", connectionType: VPC_LINK}'),
  good: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", connectionType: VPC_LINK, connectionId: a1b2c3}'),
});

export const targetWithoutLink = finding<MethodSite>({
  code: 'integration/target-without-link',
  effect: 'warns-import',
  evidence: 'documented',
  message: () => 'integrationTarget has no effect without connectionType: VPC_LINK.',
  why: 'The target is the listener of a load balancer behind a VPC link.',
  fix: 'Add connectionType: VPC_LINK and connectionId, or remove integrationTarget.',
  bad: operation(
    '{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", integrationTarget: "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/pets/50dc6c495c0c9188/0467ef3c8400ae65"}',
  ),
  good: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets"}'),
});

export const connectionTypeMissing = finding<MethodSite>({
  code: 'integration/connection-type',
  effect: 'warns-import',
  evidence: 'documented',
  message: () => 'connectionId has no effect without connectionType: VPC_LINK.',
  why: 'Without the type the back end is called over the internet.',
  fix: 'Add connectionType: VPC_LINK, or remove connectionId.',
  bad: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", connectionId: a1b2c3}'),
  good: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", connectionType: VPC_LINK, connectionId: a1b2c3}'),
});

export const httpOnly = finding<MethodSite & { property: string; type: string }>({
  code: 'integration/http-only',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ property, type }) => `${property} has no effect on an integration of type ${type}; it is for http and http_proxy.`,
  why: 'VPC links and TLS settings belong to integrations that call an HTTP endpoint.',
  fix: ({ property }) => `Remove ${property}, or use type http or http_proxy.`,
  bad: operation(
    `{type: aws_proxy, httpMethod: POST, credentials: "${ROLE}", uri: "${LAMBDA}", tlsConfig: {insecureSkipVerification: true}}`,
  ),
  good: lambda,
});

export const streamNotProxy = finding<MethodSite & { type: string }>({
  code: 'integration/stream',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ type }) => `responseTransferMode STREAM works with http_proxy and aws_proxy, not with ${type}.`,
  why: 'A response that is mapped or converted cannot be streamed.',
  fix: 'Use a proxy integration, or BUFFERED.',
  bad: operation(
    '{type: http, httpMethod: GET, uri: "https://example.com/pets", responseTransferMode: STREAM, responses: {default: {statusCode: 200}}}',
  ),
  good: operation('{type: http_proxy, httpMethod: GET, uri: "https://example.com/pets", responseTransferMode: STREAM}'),
});

export const credentialsForm = finding<MethodSite & { value: string }>({
  code: 'integration/credentials',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ value }) => `${JSON.stringify(value)} is neither the ARN of an IAM role nor arn:aws:iam::*:user/*.`,
  why: 'credentials names the role that API Gateway assumes, or passes the identity of the caller on.',
  fix: 'Write arn:aws:iam::{account}:role/{name}.',
  bad: operation(
    '{type: aws, httpMethod: POST, uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/q", credentials: my-role, responses: {default: {statusCode: 200}}}',
  ),
  good: operation(
    '{type: aws, httpMethod: POST, uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/q", credentials: "arn:aws:iam::123456789012:role/q", responses: {default: {statusCode: 200}}}',
  ),
});

export const credentialsMissing = finding<MethodSite & { service: string }>({
  code: 'integration/credentials-required',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ service }) => `A call to ${service} needs credentials: only Lambda functions can permit API Gateway by themselves.`,
  why: 'API Gateway calls other services with a role. Without one every call is refused, though the import goes through.',
  fix: 'Add credentials: arn:aws:iam::{account}:role/{name}.',
  bad: operation(
    '{type: aws, httpMethod: POST, uri: "arn:aws:apigateway:eu-west-1:dynamodb:action/Scan", responses: {default: {statusCode: 200}}}',
  ),
  good: operation(
    '{type: aws, httpMethod: POST, uri: "arn:aws:apigateway:eu-west-1:dynamodb:action/Scan", credentials: "arn:aws:iam::123456789012:role/scan", responses: {default: {statusCode: 200}}}',
  ),
});
