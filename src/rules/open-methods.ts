import { finding } from '../diagnostics/finding.ts';
import { policy } from '../extensions/policy.ts';
import type { MethodContext } from './method-context.ts';
import { mayHoldMoreIn } from './method-site.ts';
import { rule } from './rule.ts';

const methods = (post: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths:
  /pets:
    get: {security: [{api_key: []}], responses: {}, x-amazon-apigateway-integration: {type: mock}}
    post: {${post}responses: {}, x-amazon-apigateway-integration: {type: mock}}
securityDefinitions: {api_key: {type: apiKey, name: x-api-key, in: header}}
`;

export const openMethods = finding<{ names: readonly string[] }>({
  code: 'security/open-methods',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ names }) => `Anybody may call ${listed(names)}, while other methods of the API ask for authorization or a key.`,
  why: 'Where some methods are protected, one that is not has often been forgotten. Said once for a definition, and not where a resource policy guards it; OPTIONS methods stay open for browsers.',
  fix: 'Add security to the operation, or security: [] where it is meant to be open.',
  bad: methods(''),
  good: methods('security: [{api_key: []}], '),
});

/** Methods without authorization beside others with one. */
export const checkOpenMethods = rule([openMethods], ({ methods: all, extended, definition }, report) => {
  if (extended.valueOf(policy, definition) !== undefined || !all.some(isProtected)) return;
  const open = all.filter((method) => !isProtected(method) && !isMeantOpen(method));
  const [first] = open;
  if (first !== undefined)
    report(openMethods, first.operation.key, { names: open.map(({ operation, resource }) => `${operation.httpMethod} ${resource.path}`) });
});

const isProtected = ({ method }: MethodContext): boolean => method.authorizationType !== 'NONE' || method.apiKeyRequired;

/** CORS, a security list that is empty on purpose or names something unknown (which is reported by itself), or a placeholder. */
const isMeantOpen = ({ operation }: MethodContext): boolean =>
  operation.httpMethod === 'OPTIONS' || operation.security !== undefined || mayHoldMoreIn(operation.node, 'security');

const MOST_NAMED = 5;

const listed = (names: readonly string[]): string =>
  names.slice(0, MOST_NAMED).join(', ') + (names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '');
