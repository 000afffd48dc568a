import type { Report } from '../diagnostics/diagnostic.ts';
import { finding } from '../diagnostics/finding.ts';
import { authorizer } from '../extensions/authorizer.ts';
import type { Located } from '../extensions/extension.ts';
import { authorizerId } from '../model/ids.ts';
import { isPlaceholderText } from '../source/placeholder-text.ts';
import { exampleOf, LAMBDA_URI, ROLE } from './example.ts';
import { invocationOf, isAccountNumber } from './lambda-arn.ts';
import type { Invocation } from './lambda-arn.ts';
import { rule } from './rule.ts';

const lambda = (credentials: string): string => exampleOf(`{type: aws_proxy, httpMethod: POST, ${credentials}uri: "${LAMBDA_URI}"}`);

export const lambdaPermission = finding<{ name: string; role: string; command: string }>({
  code: 'lambda/permission',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name, role }) => `The import does not permit API Gateway to invoke ${name}${role}.`,
  why: 'A Lambda function is invoked only where its policy lets the API do it, or where credentials name a role. The console adds the permission when one picks the function; an import does not, and calls answer 500. Said once for each function, at its first use.',
  fix: ({ command }) => `Once the API has an id, run: \`${command}\``,
  bad: lambda(''),
  good: lambda(`credentials: "${ROLE}", `),
});

/** Functions that API Gateway invokes without a role, as integrations and as authorizers. */
export const checkLambdaPermissions = rule([lambdaPermission], ({ integrated, methods, definition, extended }, report) => {
  const said = new Set<string>();
  for (const { integration, uri, invocation } of integrated) {
    if (uri === undefined || invocation === undefined || integration.value.credentials !== undefined || said.has(uri)) continue;
    said.add(uri);
    tell(invocation, 'uri', integration, report);
  }
  const saidOfAuthorizers = new Set<string>();
  const used = new Set(methods.map(({ method }) => method.authorizerId));
  for (const scheme of definition.securitySchemes) {
    const found = extended.valueOf(authorizer, scheme);
    const { authorizerUri: uri, authorizerCredentials } = found?.value ?? {};
    if (found === undefined || uri === undefined || authorizerCredentials !== undefined || !used.has(authorizerId(scheme.name))) continue;
    if (saidOfAuthorizers.has(uri) || isPlaceholderText(uri)) continue;
    saidOfAuthorizers.add(uri);
    const invocation = invocationOf(uri);
    if (invocation !== undefined) tell(invocation, 'authorizerUri', found, report);
  }
});

type Property = 'uri' | 'authorizerUri';

/** Says how to permit it, where the account is known. */
function tell({ arn, named }: Invocation, property: Property, { at }: Pick<Located<unknown>, 'at'>, report: Report): void {
  if (named === undefined || !isAccountNumber(named.accountId)) return;
  const { partition, region, accountId, name } = named;
  const authorizes = property === 'authorizerUri';
  const caller = `arn:${partition}:execute-api:${region}:${accountId}:<api-id>/${authorizes ? 'authorizers/*' : '*'}`;
  const command = `aws lambda add-permission --function-name '${withoutVariables(arn)}' --statement-id apigateway${authorizes ? '-authorizer' : ''} --action lambda:InvokeFunction --principal apigateway.amazonaws.com --source-arn '${caller}'`;
  report(lambdaPermission, at(property), { name: withoutVariables(name), role: authorizes ? ' as an authorizer' : '', command });
}

/** A stage variable as `<name>`: the permission is needed for each of its values. */
const withoutVariables = (text: string): string => (text.includes('$') ? text.replace(/\$\{stageVariables\.(\w+)\}/g, '<$1>') : text);
