import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { integrationArn } from '../extensions/integration/check.ts';
import type { MethodSite } from '../extensions/integration/findings.ts';
import { exampleOf, LAMBDA_URI, ROLE } from './example.ts';
import { isAccountNumber, isStageVariable } from './lambda-arn.ts';
import type { Invocation } from './lambda-arn.ts';
import type { IntegratedMethod } from './method-context.ts';
import { siteOf } from './method-site.ts';
import { integrationRule } from './rule.ts';

const FORM = 'arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations';
const lambda = (uri: string, more = ''): string =>
  exampleOf(`{type: aws_proxy, httpMethod: POST, credentials: "${ROLE}", uri: "${uri}"${more}}`);
const STREAM_URI = LAMBDA_URI.replace('2015-03-31', '2021-11-15').replace('/invocations', '/response-streaming-invocations');

export const lambdaUri = finding<MethodSite>({
  code: 'integration/lambda-uri',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: () => 'This uri does not invoke a Lambda function: it must end with 2015-03-31/functions/{function ARN}/invocations.',
  serviceMessage: ({ httpMethod, path }) =>
    `Unable to put integration on '${httpMethod}' for resource at path '${path}': Invalid function ARN or invalid uri`,
  why: 'The uri of a Lambda integration is the call of its invocation API, with the ARN of the function in the middle.',
  fix: `Write ${FORM}.`,
  bad: lambda(LAMBDA_URI.replace('/invocations', '')),
  good: lambda(LAMBDA_URI),
});

export const lambdaFunction = finding<{ text: string }>({
  code: 'integration/lambda-function',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ text }) => `${JSON.stringify(text)} is no ARN of a Lambda function.`,
  why: 'The uri names the function by its ARN. The service has taken others, and exports them, but nothing can be invoked by them.',
  fix: 'Write arn:aws:lambda:{region}:{account}:function:{name}, and behind it a colon and a version or alias if you like.',
  bad: lambda(LAMBDA_URI.replace(/functions\/.*\/invocations/, 'functions/pets/invocations')),
  good: lambda(LAMBDA_URI.replace(':pets/', ':pets:live/')),
});

export const lambdaStageVariable = finding<{ variable: string }>({
  code: 'integration/lambda-stage-variable',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ variable }) =>
    `${variable} stands for a whole function ARN; it can stand for the name of the function or for its version or alias.`,
  why: 'Stage variables may replace the function name or what follows it, in the account of the API.',
  fix: 'Write the ARN up to function: and the variable behind it.',
  bad: lambda(LAMBDA_URI.replace(/functions\/.*\/invocations/, 'functions/${stageVariables.pets}/invocations')),
  good: lambda(LAMBDA_URI.replace(':pets/', ':${stageVariables.pets}/')),
});

export const lambdaAccount = finding<{ accountId: string }>({
  code: 'integration/lambda-account',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ accountId }) => `${JSON.stringify(accountId)} in the ARN of the function is no account number, which has twelve digits.`,
  why: 'Samples write a word in place of the account number; imported like that the integration leads nowhere.',
  fix: 'Write the account number, or ${AWS::AccountId}, which the import fills in.',
  bad: lambda(LAMBDA_URI.replace('123456789012', 'account-id')),
  good: lambda(LAMBDA_URI),
});

export const lambdaStreaming = finding<{ streaming: boolean }>({
  code: 'integration/lambda-stream',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ streaming }) =>
    streaming
      ? 'This uri streams the response, but responseTransferMode is not STREAM.'
      : 'responseTransferMode is STREAM, but this uri invokes the function without streaming.',
  why: 'A response is streamed where the uri calls response-streaming-invocations and responseTransferMode is STREAM; one of them alone does not work.',
  fix: ({ streaming }) =>
    streaming ? 'Add responseTransferMode: STREAM.' : 'Write path/2021-11-15/functions/{function ARN}/response-streaming-invocations.',
  bad: lambda(STREAM_URI),
  good: lambda(STREAM_URI, ', responseTransferMode: STREAM'),
});

const finds = [lambdaUri, lambdaFunction, lambdaStageVariable, lambdaAccount, lambdaStreaming];

/** The uris of Lambda integrations: the call, and the ARN of the function inside. */
export const checkLambdaUris = integrationRule(finds, (method, report) => {
  const { integration, type, uri, invocation } = method;
  if ((type !== 'AWS' && type !== 'AWS_PROXY') || uri === undefined) return;
  // An invocation is one, unless a variable stands where the service has none.
  if ((invocation === undefined || uri.includes('$')) && !callsLambda(uri)) return;
  if (invocation === undefined) {
    report(lambdaUri, integration.at('uri'), siteOf(method));
    return;
  }
  checkFunction(invocation, integration, report);
  const { streaming } = invocation;
  if (streaming !== (integration.value.responseTransferMode === 'STREAM'))
    report(lambdaStreaming, integration.at(streaming ? 'responseTransferMode' : 'uri'), { streaming });
});

/** Without a path or action the uri is refused already, whatever the service. */
function callsLambda(uri: string): boolean {
  const { service, rest = '' } = integrationArn(uri) ?? {};
  return service === 'lambda' && rest.startsWith('path/');
}

function checkFunction({ arn, named }: Invocation, { at }: IntegratedMethod['integration'], report: Report): void {
  if (isStageVariable(arn)) report(lambdaStageVariable, at('uri'), { variable: arn });
  else if (named === undefined) report(lambdaFunction, at('uri'), { text: arn });
  else if (!isAccountNumber(named.accountId)) report(lambdaAccount, at('uri'), { accountId: named.accountId });
}
