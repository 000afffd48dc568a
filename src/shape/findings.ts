import { finding } from '../diagnostics/finding.ts';
import { didYouMean } from '../diagnostics/nearest.ts';

/** What may be wrong with the form of any extension. */

const definition = (root: string): string => `swagger: "2.0"
info: {title: Shop, version: "1"}
paths: {}
${root}`;

export const wrongType = finding<{ what: string; expected: string; got: string }>({
  code: 'extension/wrong-type',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ what, expected, got }) => `${what} must be ${expected}, not ${got}.`,
  why: 'A value of another type is not understood and left out, as the service does with request parameters that are not strings.',
  fix: ({ expected }) => `Write ${expected}.`,
  bad: definition('x-amazon-apigateway-binary-media-types: image/png'),
  good: definition('x-amazon-apigateway-binary-media-types: [image/png]'),
});

export const unknownValue = finding<{ what: string; value: string; allowed: readonly string[]; nearest: string | undefined }>({
  code: 'extension/unknown-value',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ what, value, allowed, nearest }) =>
    `${what} cannot be ${JSON.stringify(value)}; ${nearest === undefined ? '' : `did you mean ${nearest}? `}allowed: ${allowed.join(', ')}.`,
  why: 'The control plane takes only the values of its enumerations and refuses any other.',
  fix: ({ allowed, nearest }) => (nearest === undefined ? `Use one of ${allowed.join(', ')}.` : `Write ${nearest}.`),
  bad: definition('x-amazon-apigateway-api-key-source: HEADERS'),
  good: definition('x-amazon-apigateway-api-key-source: HEADER'),
});

export const outOfRange = finding<{ what: string; value: number; min: number; max: number; service: string | undefined }>({
  code: 'extension/out-of-range',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ what, value, min, max }) => `${what} is ${value}; it must be between ${min} and ${max}.`,
  serviceMessage: ({ service }) => service,
  why: 'The control plane refuses numbers outside the range.',
  fix: ({ min, max }) => `Use a number from ${min} to ${max}.`,
  bad: definition('x-amazon-apigateway-minimum-compression-size: 20000000'),
  good: definition('x-amazon-apigateway-minimum-compression-size: 2048'),
});

export const unknownProperty = finding<{ what: string; name: string; nearest: string | undefined }>({
  code: 'extension/unknown-property',
  effect: 'advice',
  evidence: 'recorded',
  message: ({ what, name, nearest }) => `${what} has no property ${JSON.stringify(name)}${didYouMean(nearest)} It is ignored.`,
  why: 'API Gateway drops keys it does not know without a warning, so a misspelt one has no effect.',
  fix: ({ nearest }) => (nearest === undefined ? 'Remove it.' : `Write ${nearest}.`),
  bad: definition('x-amazon-apigateway-request-validators: {all: {validateRequestBodies: true}}'),
  good: definition('x-amazon-apigateway-request-validators: {all: {validateRequestBody: true}}'),
});

export const missingProperty = finding<{ what: string; name: string }>({
  code: 'extension/missing-property',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ what, name }) => `${what} needs ${name}.`,
  why: 'Without it the service does not know what to make.',
  fix: ({ name }) => `Add ${name}.`,
  bad: definition('x-amazon-apigateway-documentation: {version: "1", documentationParts: [{location: {path: /}, properties: {}}]}'),
  good: definition('x-amazon-apigateway-documentation: {version: "1", documentationParts: [{location: {type: API}, properties: {}}]}'),
});

export const httpApiProperty = finding<{ what: string; name: string }>({
  code: 'extension/http-api-property',
  effect: 'advice',
  evidence: 'documented',
  message: ({ what, name }) => `${name} of ${what} is for HTTP APIs; REST APIs ignore it.`,
  why: 'The setting has no field in a REST API, and nothing says so when it is imported.',
  fix: ({ name }) => `Remove ${name}, or import the definition as an HTTP API.`,
  bad: definition('x-amazon-apigateway-endpoint-configuration: {ipAddressType: ipv4}'),
  good: definition('x-amazon-apigateway-endpoint-configuration: {disableExecuteApiEndpoint: true}'),
});
