import { finding } from '../../diagnostics/finding.ts';

/** Findings that only OpenAPI 3 definitions have. */

const head = `openapi: 3.0.1
info: {title: Shop, version: "1"}
`;
const integration = 'x-amazon-apigateway-integration: {type: mock}';
const get = `paths: {/pets: {get: {responses: {}, ${integration}}}}`;

export const laterVersion = finding<{ version: string }>({
  code: 'definition/openapi-version',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ version }) => `This is OpenAPI ${version}; API Gateway takes OpenAPI 3.0. It is read as far as the two agree.`,
  why: 'The guide speaks of Swagger 2.0 and OpenAPI 3.0 only. What later versions added, such as webhooks and types as lists, has no meaning to the service.',
  fix: 'Write openapi: 3.0.3, type: string with nullable in place of lists of types, and no webhooks.',
  bad: `openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\n${get}`,
  good: head + get,
});

export const severalServers = finding({
  code: 'servers/several',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: () => 'There is more than one server; an endpoint configuration is taken from the first alone.',
  serviceMessage: () => 'More than one server provided. Ignoring all but the first for defining endpoint configuration',
  why: 'An API has one endpoint configuration. Import warns about every further server.',
  fix: 'Keep one server.',
  bad: `${head}servers: [{url: "https://a.example.com/v1"}, {url: "https://b.example.com/v1"}]\n${get}`,
  good: `${head}servers: [{url: "https://a.example.com/v1"}]\n${get}`,
});

export const unknownComponent = finding<{ key: string; nearest: string | undefined }>({
  code: 'components/unknown',
  effect: 'warns-import',
  evidence: 'recorded',
  message: ({ key, nearest }) =>
    `components has no ${JSON.stringify(key)}${nearest === undefined ? '' : `; did you mean ${nearest}?`} It is ignored.`,
  why: 'With failonwarnings such a key stops the import, as live tests show.',
  fix: ({ nearest }) => (nearest === undefined ? 'Remove it, or give it a name that begins with x-.' : `Write ${nearest}.`),
  bad: `${head}${get}\ncomponents: {schema: {Pet: {type: object}}}`,
  good: `${head}${get}\ncomponents: {schemas: {Pet: {type: object}}}`,
});

export const cookieParameter = finding<{ name: string }>({
  code: 'parameter/cookie',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `The cookie parameter ${name} has no counterpart in API Gateway; it is ignored.`,
  why: 'Request parameters are those of path, query string and headers.',
  fix: 'Declare the header Cookie where the method needs it; nothing needs to be done where the back end reads the cookie.',
  bad: `${head}paths: {/pets: {get: {parameters: [{name: session, in: cookie, schema: {type: string}}], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: Cookie, in: header, schema: {type: string}}], responses: {}, ${integration}}}}`,
});

export const parameterSchemaMissing = finding<{ name: string; type: boolean }>({
  code: 'parameter/schema-missing',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name, type }) => `Parameter ${name} has no schema${type ? '; type beside the name is how Swagger 2.0 writes it' : ''}.`,
  why: 'OpenAPI 3.0 requires schema or content on every parameter. API Gateway does not use it, other tools do.',
  fix: 'Add schema: {type: string}, or the type that it has.',
  bad: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, type: integer}], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, schema: {type: integer}}], responses: {}, ${integration}}}}`,
});

export const callbacksIgnored = finding<{ key: string }>({
  code: 'operation/callbacks',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ key }) => `API Gateway has no counterpart for ${key}; it is ignored.`,
  why: 'Calls that the back end makes to others do not pass through the API.',
  fix: 'Nothing needs to be done.',
  bad: `${head}paths: {/pets: {get: {responses: {}, callbacks: {}, ${integration}}}}`,
  good: head + get,
});
