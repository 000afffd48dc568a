import { finding } from '../diagnostics/finding.ts';
import { didYouMean } from '../diagnostics/nearest.ts';

const head = `swagger: "2.0"
info: {title: Shop, version: "1"}
`;

export const unknownExtension = finding<{ name: string; nearest: string | undefined }>({
  code: 'extension/unknown',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name, nearest }) => `There is no extension ${name}${didYouMean(nearest)} It is ignored.`,
  why: 'A misspelt extension has no effect, and the API lacks what it should have set.',
  fix: ({ nearest }) => (nearest === undefined ? 'Remove it.' : `Write ${nearest}.`),
  bad: `${head}paths: {}\nx-amazon-apigateway-binary-media-type: [image/png]`,
  good: `${head}paths: {}\nx-amazon-apigateway-binary-media-types: [image/png]`,
});

export const misplacedExtension = finding<{ name: string; belongs: string }>({
  code: 'extension/misplaced',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name, belongs }) => `${name} has no effect here; it belongs ${belongs}.`,
  why: 'API Gateway reads an extension only where it is defined and passes over it anywhere else.',
  fix: ({ belongs }) => `Move it ${belongs}.`,
  bad: `swagger: "2.0"
info: {title: Shop, version: "1", x-amazon-apigateway-binary-media-types: [image/png]}
paths: {}`,
  good: `${head}paths: {}\nx-amazon-apigateway-binary-media-types: [image/png]`,
});

export const httpApiExtension = finding<{ name: string }>({
  code: 'extension/http-api-only',
  effect: 'advice',
  evidence: 'documented',
  message: ({ name }) => `${name} is for HTTP APIs; a REST API ignores it.`,
  why: 'REST APIs and HTTP APIs share a prefix but not all extensions.',
  fix: ({ name }) =>
    name === 'x-amazon-apigateway-cors'
      ? 'Give each path an OPTIONS method with a mock integration, and the headers on the other methods.'
      : 'Remove it, or import the definition as an HTTP API.',
  bad: `${head}paths: {}\nx-amazon-apigateway-cors: {allowOrigins: ["*"]}`,
  good: `${head}paths: {}`,
});
