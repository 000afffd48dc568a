import { finding } from '../diagnostics/finding.ts';
import { authorizer } from '../extensions/authorizer.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import type { Span } from '../source/node.ts';
import { exampleOf, LAMBDA_URI, ROLE } from './example.ts';
import { functionArn, invocationOf } from './lambda-arn.ts';
import { integrated } from './method-site.ts';
import type { Rule, RuleContext } from './rule.ts';

const lambda = (credentials: string): string => exampleOf(`{type: aws_proxy, httpMethod: POST, ${credentials}uri: "${LAMBDA_URI}"}`);

export const lambdaPermission = finding<{ name: string; role: string; command: string }>({
  code: 'lambda/permission',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name, role }) => `The import does not permit API Gateway to invoke ${name}${role}.`,
  why: 'A Lambda function is invoked only where its policy lets the API do it, or where credentials name a role. The console adds the permission when one picks the function; an import does not, and calls answer 500. Said once for each function, at its first use.',
  fix: ({ command }) => `Once the API has an id, run: ${command}`,
  bad: lambda(''),
  good: lambda(`credentials: "${ROLE}", `),
});

interface Use {
  readonly uri: string;
  readonly at: Span;
  /** What may invoke it, behind the id of the API. */
  readonly source: string;
}

/** Functions that API Gateway invokes without a role. */
export const checkLambdaPermissions: Rule = (context, report) => {
  const said = new Set<string>();
  for (const { uri, at, source } of usesOf(context)) {
    if (isPlaceholderText(uri)) continue;
    const arn = invocationOf(uri)?.functionArn;
    const parts = arn === undefined ? undefined : functionArn(arn);
    const key = `${arn} ${source}`;
    if (arn === undefined || parts === undefined || !/^\d{12}$/.test(parts.accountId) || said.has(key)) continue;
    said.add(key);
    const { partition, region, accountId, name } = parts;
    const caller = `arn:${partition}:execute-api:${region}:${accountId}:<api-id>/${source}`;
    const command = `aws lambda add-permission --function-name '${withoutVariables(arn)}' --statement-id apigateway${source === '*' ? '' : '-authorizer'} --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn '${caller}'`;
    report(lambdaPermission, at, { name: withoutVariables(name), role: source === '*' ? '' : ' as an authorizer', command });
  }
};

function* usesOf({ methods, definition, extended }: RuleContext): Iterable<Use> {
  for (const { integration } of integrated(methods)) {
    const { uri, credentials } = integration.value;
    if (uri !== undefined && credentials === undefined) yield { uri, at: integration.at('uri'), source: '*' };
  }
  for (const scheme of definition.securitySchemes) {
    const found = extended.valueOf(authorizer, scheme);
    const { authorizerUri: uri, authorizerCredentials } = found?.value ?? {};
    if (found !== undefined && uri !== undefined && authorizerCredentials === undefined)
      yield { uri, at: found.at('authorizerUri'), source: 'authorizers/*' };
  }
}

/** A stage variable as `<name>`: the permission is needed for each of its values. */
const withoutVariables = (text: string): string => text.replace(/\$\{stageVariables\.(\w+)\}/g, '<$1>');
