import { finding } from '../diagnostics/finding.ts';
import { didYouMean } from '../diagnostics/nearest.ts';

/** Findings about the form of a definition, common to both versions. */

const head = `swagger: "2.0"
info: {title: Shop, version: "1"}
`;
const integration = 'x-amazon-apigateway-integration: {type: mock}';

export const notADefinition = finding<{ what: string }>({
  code: 'definition/not-a-definition',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ what }) => `This is no Swagger 2.0 or OpenAPI 3.0 definition: ${what}.`,
  serviceMessage: () => 'Invalid OpenAPI input.',
  why: 'The Import API takes Swagger 2.0 and OpenAPI 3.0.x in JSON or YAML and nothing else.',
  fix: 'Give a definition that begins with swagger: "2.0" or openapi: 3.0.x.',
  bad: 'title: Shop',
  good: `${head}paths: {}`,
});

export const titleMissing = finding({
  code: 'definition/title-missing',
  effect: 'warns-import',
  evidence: 'inferred',
  message: () => 'info.title is missing; the API would have no name of its own.',
  why: 'info.title becomes the name of the API. CloudFormation and SAM supply one; a plain import does not.',
  fix: 'Add title to info.',
  bad: 'swagger: "2.0"\ninfo: {version: "1"}\npaths: {}',
  good: `${head}paths: {}`,
});

export const pathsMissing = finding({
  code: 'definition/paths-missing',
  effect: 'warns-import',
  evidence: 'inferred',
  message: () => 'The definition has no paths; only the root resource would be made.',
  why: 'paths is required by the specification, and an API without methods cannot be deployed.',
  fix: 'Add paths.',
  bad: head,
  good: `${head}paths: {}`,
});

export const wrongShape = finding<{ what: string; expected: string; got: string }>({
  code: 'definition/wrong-type',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ what, expected, got }) => `${what} must be ${expected}, not ${got}; it is ignored.`,
  why: 'What has another type than the specification gives it is not understood.',
  fix: ({ expected }) => `Write ${expected}.`,
  bad: `${head}paths: {/pets: {get: {operationId: [list], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {operationId: list, responses: {}, ${integration}}}}`,
});

export const unknownKey = finding<{ where: string; key: string; nearest: string | undefined }>({
  code: 'definition/unknown-key',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ where, key, nearest }) => `${where} has no ${JSON.stringify(key)}${didYouMean(nearest)} It is ignored.`,
  why: 'A key that the specification does not know has no effect; often it is misspelt or stands one level too deep.',
  fix: ({ nearest }) => (nearest === undefined ? 'Remove it, or move it to where it belongs.' : `Write ${nearest}.`),
  bad: `${head}paths: {/pets: {gett: {responses: {}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {}, ${integration}}}}`,
});

export const otherVersionKey = finding<{ key: string; version: string; instead: string }>({
  code: 'definition/key-of-other-version',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ key, version, instead }) => `${key} does not belong to ${version}; it is ignored. There it is ${instead}.`,
  why: 'A definition is read by the version it states; parts written for the other one are lost.',
  fix: ({ instead }) => `Write ${instead}.`,
  bad: `${head}paths: {}\ncomponents: {schemas: {Pet: {type: object}}}`,
  good: `${head}paths: {}\ndefinitions: {Pet: {type: object}}`,
});

export const pathWithoutSlash = finding<{ path: string }>({
  code: 'path/no-slash',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ path }) => `${JSON.stringify(path)} stands under paths but is no path: a path begins with "/". It is ignored.`,
  why: 'Only keys that begin with a slash become resources; another key there is often a misplaced part of the definition.',
  fix: 'Put a slash in front, or move the key to where it belongs.',
  bad: `${head}paths: {pets: {get: {responses: {}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {}, ${integration}}}}`,
});

export const pathInsidePath = finding<{ path: string; outer: string }>({
  code: 'path/inside-another',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ path, outer }) => `The path ${path} stands inside ${outer}, one level too deep; it is ignored.`,
  why: 'Paths stand side by side under paths. One that is indented too far is a key the path item does not know.',
  fix: ({ outer }) => `Move it out of ${outer}.`,
  bad: `${head}paths: {/pets: {get: {responses: {}, ${integration}}, /toys: {get: {responses: {}}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {}, ${integration}}}, /toys: {get: {responses: {}, ${integration}}}}`,
});

export const verbUnsupported = finding<{ verb: string }>({
  code: 'path/verb-unsupported',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ verb }) => `API Gateway has no ${verb.toUpperCase()} methods; the operation is ignored.`,
  why: 'Methods are GET, PUT, POST, DELETE, PATCH, OPTIONS, HEAD and ANY.',
  fix: 'Remove the operation, or take x-amazon-apigateway-any-method, which receives every verb.',
  bad: `swagger: "2.0"\ninfo: {title: Shop, version: "1"}\npaths: {/pets: {trace: {responses: {}}}}`,
  good: `${head}paths: {/pets: {x-amazon-apigateway-any-method: {responses: {}, ${integration}}}}`,
});

export const referenceNotFound = finding<{ reference: string }>({
  code: 'reference/not-found',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: ({ reference }) => `${reference} does not exist; what refers to it is ignored.`,
  serviceMessage: ({ reference }) =>
    /^#\/(definitions|components\/schemas)\/[^/]+$/.test(reference)
      ? `Reference to model '${reference.split('/').at(-1)}' not found. Ignoring.`
      : undefined,
  why: 'API Gateway leaves out what it cannot resolve. Exports from the console often lack the models Empty and Error.',
  fix: ({ reference }) => `Define ${reference}, or correct the reference.`,
  bad: `${head}paths: {/pets: {get: {responses: {200: {description: ok, schema: {$ref: "#/definitions/Empty"}}}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {200: {description: ok, schema: {$ref: "#/definitions/Empty"}}}, ${integration}}}}
definitions: {Empty: {type: object}}`,
});

export const referenceNotAPointer = finding<{ reference: string }>({
  code: 'reference/not-a-pointer',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ reference }) => `$ref: ${reference} is no JSON pointer; a reference inside the definition begins with "#/".`,
  why: 'A bare name leads nowhere: what refers to it is ignored.',
  fix: ({ reference }) => `Write #/definitions/${reference}, or #/components/schemas/${reference} in OpenAPI 3.0.`,
  bad: `${head}paths: {/pets: {get: {responses: {200: {description: ok, schema: {$ref: Pet}}}, ${integration}}}}\ndefinitions: {Pet: {type: object}}`,
  good: `${head}paths: {/pets: {get: {responses: {200: {description: ok, schema: {$ref: "#/definitions/Pet"}}}, ${integration}}}}\ndefinitions: {Pet: {type: object}}`,
});

export const referenceCycle = finding<{ reference: string }>({
  code: 'reference/cycle',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ reference }) => `${reference} refers to itself through other references and never to a value; it is ignored.`,
  why: 'A chain of references must end at something. (A schema may refer to itself from within: that is no cycle of this kind.)',
  fix: 'Let one of the references lead to a value.',
  bad: `${head}parameters: {A: {$ref: "#/parameters/B"}, B: {$ref: "#/parameters/A"}}
paths: {/pets: {get: {parameters: [{$ref: "#/parameters/A"}], responses: {}, ${integration}}}}`,
  good: `${head}parameters: {A: {$ref: "#/parameters/B"}, B: {name: page, in: query, type: string}}
paths: {/pets: {get: {parameters: [{$ref: "#/parameters/A"}], responses: {}, ${integration}}}}`,
});

export const parameterIncomplete = finding<{ missing: string }>({
  code: 'parameter/incomplete',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ missing }) => `A parameter has no ${missing}; it is ignored.`,
  why: 'A parameter is known by its name and where it stands (in); without both it cannot become a request parameter.',
  fix: ({ missing }) => `Add ${missing}.`,
  bad: `${head}paths: {/pets: {get: {parameters: [{name: page, type: string}], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, type: string}], responses: {}, ${integration}}}}`,
});

export const parameterPlaceUnknown = finding<{ name: string; place: string; allowed: string }>({
  code: 'parameter/unknown-place',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name, place, allowed }) =>
    `Parameter ${name} is said to be in ${JSON.stringify(place)}; places are ${allowed}. It is ignored.`,
  why: 'API Gateway knows parameters in the path, the query string and the headers.',
  fix: ({ allowed }) => `Use one of ${allowed}.`,
  bad: `${head}paths: {/pets: {get: {parameters: [{name: page, in: querystring, type: string}], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, type: string}], responses: {}, ${integration}}}}`,
});

export const formParameter = finding<{ name: string }>({
  code: 'parameter/form-data',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `The form parameter ${name} has no counterpart in API Gateway; it is ignored.`,
  why: 'Request parameters are those of path, query string and headers; a form is a body, which a mapping template may read.',
  fix: 'Nothing needs to be done where the back end reads the form.',
  bad: `${head}paths: {/pets: {post: {consumes: [multipart/form-data], parameters: [{name: photo, in: formData, type: string}], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {post: {parameters: [{name: photo, in: query, type: string}], responses: {}, ${integration}}}}`,
});

export const twoBodies = finding<{ first: string; second: string }>({
  code: 'parameter/two-bodies',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ first, second }) => `The operation has two body parameters, ${first} and ${second}; the first is taken.`,
  why: 'A request has one body. API Gateway itself exports two only where both have the same schema, which is accepted.',
  fix: 'Keep one of them.',
  bad: `${head}paths: {/pets: {post: {parameters: [{name: a, in: body, schema: {$ref: "#/definitions/A"}}, {name: b, in: body, schema: {$ref: "#/definitions/B"}}], responses: {}, ${integration}}}}
definitions: {A: {type: object}, B: {type: string}}`,
  good: `${head}paths: {/pets: {post: {parameters: [{name: a, in: body, schema: {$ref: "#/definitions/A"}}], responses: {}, ${integration}}}}
definitions: {A: {type: object}, B: {type: string}}`,
});

export const parameterTypeMissing = finding<{ name: string; schema: boolean }>({
  code: 'parameter/type-missing',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name, schema }) => `Parameter ${name} has no type${schema ? '; schema is how OpenAPI 3.0 writes it' : ''}.`,
  why: 'Swagger 2.0 requires a type on every parameter that is no body. API Gateway does not use it, other tools do.',
  fix: 'Add type: string, or the type that it has.',
  bad: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query}], responses: {}, ${integration}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, type: string}], responses: {}, ${integration}}}}`,
});

export const sharedResponse = finding<{ reference: string }>({
  code: 'response/shared',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ reference }) => `${reference} is a response shared by reference, which API Gateway's guide calls unsupported.`,
  why: 'The guide lists responses behind references to the root of the definition among what it does not support: headers and models may be missing.',
  fix: 'Write the response out where it is used.',
  bad: `${head}paths: {/pets: {get: {responses: {400: {$ref: "#/responses/Wrong"}}, ${integration}}}}
responses: {Wrong: {description: wrong}}`,
  good: `${head}paths: {/pets: {get: {responses: {400: {description: wrong}}, ${integration}}}}`,
});
