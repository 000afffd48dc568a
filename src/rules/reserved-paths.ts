import { finding } from '../diagnostics/finding.ts';
import { rule } from './rule.ts';

const withPath = (path: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {${path}: {get: {security: [{sigv4: []}], responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: mock, requestTemplates: {application/json: '{"statusCode": 200}'}, responses: {default: {statusCode: 200}}}}}}
securityDefinitions: {sigv4: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}}`;

export const reservedPath = finding<{ path: string }>({
  code: 'path/reserved',
  effect: 'advice',
  evidence: 'documented',
  message: ({ path }) => `${path} is reserved for the service's own health checks; requests to it may never reach the API.`,
  why: 'API Gateway answers /ping and /sping at the root by itself, which shows with custom domains.',
  fix: 'Choose another path, such as /health.',
  bad: withPath('/ping'),
  good: withPath('/health'),
});

const RESERVED: ReadonlySet<string> = new Set(['/ping', '/sping']);

export const checkReservedPaths = rule([reservedPath], ({ definition }, report) => {
  for (const { path, key } of definition.paths) if (RESERVED.has(path)) report(reservedPath, key, { path });
});
