import { finding } from '../diagnostics/finding.ts';
import { didYouMean } from '../diagnostics/nearest.ts';

/** What the control plane says of resources, methods and security while a model is built. */

const head = `swagger: "2.0"
info: {title: Shop, version: "1"}
`;
const mock = 'x-amazon-apigateway-integration: {type: mock}';
const get = `{get: {responses: {}, ${mock}}}`;
const getWith = (name: string): string =>
  `{get: {parameters: [{name: ${name}, in: path, required: true, type: string}], responses: {}, ${mock}}}`;
const partRule =
  "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly braces at the beginning and the end.";

export const siblingVariable = finding<{ path: string; sibling: string }>({
  code: 'path/sibling-variable',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ path, sibling }) => `${path} puts a second variable beside ${sibling}; a resource can have one.`,
  serviceMessage: ({ path, sibling }) =>
    `Unable to create resource at path '${path}': A sibling (${sibling}) of this resource already has a variable path part -- only one is allowed`,
  why: 'API Gateway routes by resource, and beside a variable no second one can be told apart, whatever their names.',
  fix: ({ sibling }) => `Name the variable ${sibling} in both paths.`,
  bad: `${head}paths: {"/pets/{petId}": ${getWith('petId')}, "/pets/{id}/toys": ${getWith('id')}}`,
  good: `${head}paths: {"/pets/{petId}": ${getWith('petId')}, "/pets/{petId}/toys": ${getWith('petId')}}`,
});

export const childOfGreedy = finding<{ path: string; greedy: string }>({
  code: 'path/child-of-greedy',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ path, greedy }) => `${path} continues behind ${greedy}, which already takes the whole rest of the path.`,
  serviceMessage: ({ path, greedy }) =>
    `Unable to create resource at path '${path}': Cannot create a child of a resource with a greedy path variable: ${greedy}`,
  why: 'A greedy variable must be the last segment.',
  fix: ({ greedy }) => `End the path with ${greedy}, or make it a plain variable.`,
  bad: `${head}paths: {"/files/{proxy+}/meta": ${getWith('proxy')}}`,
  good: `${head}paths: {"/files/{proxy}/meta": ${getWith('proxy')}}`,
});

export const partialVariable = finding<{ path: string; segment: string }>({
  code: 'path/partial-variable',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ path, segment }) => `In ${path} the variable is only a part of the segment ${JSON.stringify(segment)}; it must be the whole.`,
  serviceMessage: ({ path }) => `Unable to create resource at path '${path}': ${partRule}`,
  why: 'A path parameter fills a segment between two slashes.',
  fix: 'Make the variable a segment of its own and take it apart in the back end.',
  bad: `${head}paths: {"/toys/{toyId}.json": ${getWith('toyId')}}`,
  good: `${head}paths: {"/toys/{toyId}": ${getWith('toyId')}}`,
});

export const segmentCharacter = finding<{ path: string; segment: string; characters: string }>({
  code: 'path/character',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ path, segment, characters }) =>
    `In ${path} the segment ${JSON.stringify(segment)} holds ${characters}; allowed are letters, digits and . _ - : , $.`,
  serviceMessage: ({ path }) => `Unable to create resource at path '${path}': ${partRule}`,
  why: 'Resource path parts take a limited set of characters.',
  fix: 'Choose another name for the segment.',
  bad: `${head}paths: {"/lost(found)": ${get}}`,
  good: `${head}paths: {/lost-found: ${get}}`,
});

export const emptySegment = finding<{ path: string; kept: string }>({
  code: 'path/empty-segment',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ path, kept }) => `${path} has an empty segment; it becomes ${kept}.`,
  why: 'A resource has a non-empty path part. What the service does with a trailing or double slash is not documented; it is left out here.',
  fix: ({ kept }) => `Write ${kept}.`,
  bad: `${head}paths: {/pets/: ${get}}`,
  good: `${head}paths: {/pets: ${get}}`,
});

export const samePath = finding<{ path: string; other: string; httpMethod: string }>({
  code: 'path/same-resource',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ path, other, httpMethod }) =>
    `${path} and ${other} are the same resource, and both have ${httpMethod}; the later one is taken.`,
  why: 'Two paths that differ only in slashes lead to one resource, which has one method for each verb.',
  fix: 'Unite the two paths.',
  bad: `${head}paths: {/pets: ${get}, /pets/: ${get}}`,
  good: `${head}paths: {/pets: ${get}}`,
});

export const parameterName = finding<{ name: string; httpMethod: string; path: string }>({
  code: 'parameter/name',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ name }) =>
    `The parameter name ${JSON.stringify(name)} holds a character that mapping expressions cannot; allowed are letters, digits and . _ $ -.`,
  serviceMessage: ({ httpMethod, path }) =>
    `Unable to put method '${httpMethod}' on resource at path '${path}': Invalid mapping expression specified: Validation Result: warnings : [], errors : [Parameter name should match the following regular expression: ^[a-zA-Z0-9._$-]+$]`,
  why: 'The name becomes a part of a mapping expression such as method.request.querystring.page.',
  fix: 'Rename the parameter; brackets as in filter[name] cannot be declared.',
  bad: `${head}paths: {/pets: {get: {parameters: [{name: "filter[kind]", in: query, type: string}], responses: {}, ${mock}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: filter.kind, in: query, type: string}], responses: {}, ${mock}}}}`,
});

export const greedyName = finding<{ name: string }>({
  code: 'parameter/greedy-name',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ name }) => `The parameter of a greedy variable is named without its plus sign: ${name.slice(0, -1)}, not ${name}.`,
  why: 'In the path {proxy+} the name is proxy; mapping expressions cannot hold a plus sign.',
  fix: ({ name }) => `Write ${name.slice(0, -1)}.`,
  bad: `${head}paths: {"/{proxy+}": {get: {parameters: [{name: proxy+, in: path, required: true, type: string}], responses: {}, ${mock}}}}`,
  good: `${head}paths: {"/{proxy+}": {get: {parameters: [{name: proxy, in: path, required: true, type: string}], responses: {}, ${mock}}}}`,
});

export const parameterNotUnique = finding<{ name: string; httpMethod: string; path: string }>({
  code: 'parameter/not-unique',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ name }) => `Two parameters are named ${name}; names must be unique across path, query string and headers.`,
  serviceMessage: ({ httpMethod, path }) =>
    `Unable to put method '${httpMethod}' on resource at path '${path}': Parameter names must be unique across querystring, header and path`,
  why: 'API Gateway tells parameters apart by name alone, stricter than Swagger.',
  fix: 'Rename one of them.',
  bad: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, type: string}, {name: page, in: header, type: string}], responses: {}, ${mock}}}}`,
  good: `${head}paths: {/pets: {get: {parameters: [{name: page, in: query, type: string}, {name: X-Page, in: header, type: string}], responses: {}, ${mock}}}}`,
});

export const responseStatus = finding<{ statusCode: string; httpMethod: string; path: string }>({
  code: 'response/status-code',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ statusCode }) => `${JSON.stringify(statusCode)} is no status code; it must be three digits from 100 to 599, or default.`,
  why: 'A method response has a status code that matches [1-5] and two digits; ranges such as 2XX have no counterpart.',
  fix: 'Write each status code out.',
  bad: `${head}paths: {/pets: {get: {responses: {2XX: {description: ok}}, ${mock}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {200: {description: ok}}, ${mock}}}}`,
});

export const mappingNotText = finding<{ property: string; path: string; httpMethod: string; got: string; list: string }>({
  code: 'integration/mapping-not-a-string',
  effect: 'warns-import',
  evidence: 'recorded',
  message: ({ property, got }) => `${property} is mapped from ${got}, which is no string; the mapping is dropped.`,
  serviceMessage: ({ property, path, httpMethod, got, list }) =>
    `Invalid format for '${list}'. Expected type string for property '${property}' of resource '${path}' and method '${httpMethod}' but got '${got}'`,
  why: 'A mapping is an expression or a static text in single quotes; booleans and numbers are neither.',
  fix: ({ got }) => `Write "'${got}'" for the static text.`,
  bad: `${head}paths: {/pets: {get: {responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: http, httpMethod: GET, uri: "https://example.com", requestParameters: {integration.request.header.X-Debug: true}, responses: {default: {statusCode: 200}}}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {200: {description: ok}}, x-amazon-apigateway-integration: {type: http, httpMethod: GET, uri: "https://example.com", requestParameters: {integration.request.header.X-Debug: "'true'"}, responses: {default: {statusCode: 200}}}}}}`,
});

export const schemeUndefined = finding<{ name: string; nearest: string | undefined }>({
  code: 'security/undefined-scheme',
  effect: 'warns-import',
  evidence: 'recorded',
  message: ({ name, nearest }) => `The security scheme ${JSON.stringify(name)} is not defined${didYouMean(nearest)} It protects nothing.`,
  why: 'API Gateway imports the method without a word and leaves it open to everybody.',
  fix: ({ name }) => `Define ${name}, correct the name, or write security: [] where the method is meant to be open.`,
  bad: `${head}paths: {/pets: {get: {security: [{api_key: []}], responses: {}, ${mock}}}}`,
  good: `${head}paths: {/pets: {get: {security: [{api_key: []}], responses: {}, ${mock}}}}
securityDefinitions: {api_key: {type: apiKey, name: x-api-key, in: header}}`,
});

export const schemeUnsupported = finding<{ name: string; type: string }>({
  code: 'security/unsupported-type',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: ({ name, type }) => `API Gateway knows no ${type} schemes: ${name} protects nothing.`,
  serviceMessage: ({ name, type }) => `Unsupported security definition type '${type}' for '${name}'. Ignoring.`,
  why: 'Only apiKey schemes count: as API key, with awsSigv4 as IAM, or with an authorizer. Methods behind any other scheme stay open.',
  fix: 'Make it an apiKey scheme with x-amazon-apigateway-authorizer.',
  bad: `${head}paths: {}\nsecurityDefinitions: {login: {type: basic}}`,
  good: `${head}paths: {}\nsecurityDefinitions: {api_key: {type: apiKey, name: x-api-key, in: header}}`,
});

export const authorizerMissing = finding<{ name: string }>({
  code: 'security/authorizer-missing',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: ({ name }) => `${name} has an authtype but no x-amazon-apigateway-authorizer: methods behind it stay open.`,
  serviceMessage: ({ name }) =>
    `Unable to create authorizer from security definition: '${name}'. Extension x-amazon-apigateway-authorizer is required. Any methods with security: '${name}' will not be created. If this security definition is not a custom authorizer, remove the x-amazon-apigateway-authtype extension and it will be ignored.`,
  why: 'Exports without the authorizers have the label but not the authorizer behind it. Users quote the message of 2016; whether today it refuses, or leaves out the methods, is not known. They are kept here.',
  fix: 'Add x-amazon-apigateway-authorizer, or export with authorizers.',
  bad: `${head}paths: {}\nsecurityDefinitions: {auth: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom}}`,
  good: `${head}paths: {}\nsecurityDefinitions: {auth: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: custom, x-amazon-apigateway-authorizer: {type: token, authorizerUri: "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:auth/invocations", authorizerCredentials: "arn:aws:iam::123456789012:role/auth"}}}`,
});

export const apiKeyName = finding<{ name: string; parameter: string }>({
  code: 'security/api-key-name',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ name, parameter }) =>
    `${name} is an API key in ${parameter}; API Gateway reads keys from the header x-api-key only. It protects nothing.`,
  why: 'An apiKey scheme requires a key of API Gateway only where it is the header x-api-key and has no authorizer.',
  fix: 'Name the header x-api-key, or give the scheme an authorizer.',
  bad: `${head}paths: {/pets: {get: {security: [{key: []}], responses: {}, ${mock}}}}\nsecurityDefinitions: {key: {type: apiKey, name: token, in: query}}`,
  good: `${head}paths: {/pets: {get: {security: [{key: []}], responses: {}, ${mock}}}}\nsecurityDefinitions: {key: {type: apiKey, name: x-api-key, in: header}}`,
});

export const twoAuthorizers = finding<{ first: string; second: string; httpMethod: string; path: string }>({
  code: 'security/two-authorizers',
  effect: 'warns-import',
  evidence: 'inferred',
  message: ({ first, second, httpMethod, path }) =>
    `${httpMethod} ${path} asks for ${first} and ${second}; a method has one authorizer, and ${first} is taken.`,
  why: 'A method has one authorization type, besides the API key. Which of two the service takes is not known; the first one is taken here.',
  fix: 'Name one of them.',
  bad: `${head}paths: {/pets: {get: {security: [{a: []}, {b: []}], responses: {}, ${mock}}}}
securityDefinitions:
  a: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
  b: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"]}}`,
  good: `${head}paths: {/pets: {get: {security: [{a: []}], responses: {}, ${mock}}}}
securityDefinitions:
  a: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: awsSigv4}
  b: {type: apiKey, name: Authorization, in: header, x-amazon-apigateway-authtype: cognito_user_pools, x-amazon-apigateway-authorizer: {type: cognito_user_pools, providerARNs: ["arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_abc"]}}`,
});

export const rootSecurityIgnored = finding({
  code: 'security/root-ignored',
  effect: 'warns-import',
  evidence: 'documented',
  message: () => 'Security at the root of a Swagger 2.0 definition is not applied to its methods.',
  why: 'The guide says that security is read from the operation; for OpenAPI 3.0 a recording shows that the root counts, for Swagger 2.0 there is none. Methods without their own security stay open.',
  fix: 'Repeat security on each operation, or write the definition as OpenAPI 3.0.',
  bad: `${head}paths: {/pets: ${get}}\nsecurity: [{api_key: []}]\nsecurityDefinitions: {api_key: {type: apiKey, name: x-api-key, in: header}}`,
  good: `${head}paths: {/pets: {get: {security: [{api_key: []}], responses: {}, ${mock}}}}\nsecurityDefinitions: {api_key: {type: apiKey, name: x-api-key, in: header}}`,
});

export const modelName = finding<{ name: string; suggestion: string }>({
  code: 'model/name',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ name }) => `The model name ${JSON.stringify(name)} is not alphanumeric.`,
  serviceMessage: ({ name }) => `Unable to create model for '${name}': Model name must be alphanumeric: ${name}`,
  why: 'Model names take letters and digits only; names that other tools make, such as inline_response_200, are refused.',
  fix: ({ suggestion }) => (suggestion === '' ? 'Choose a name of letters and digits.' : `Rename it, for example to ${suggestion}.`),
  bad: `${head}paths: {}\ndefinitions: {new_pet: {type: object}}`,
  good: `${head}paths: {}\ndefinitions: {NewPet: {type: object}}`,
});

export const modelEmpty = finding<{ name: string }>({
  code: 'model/empty',
  effect: 'fails-import',
  evidence: 'recorded',
  message: ({ name }) => `The schema of ${name} is empty.`,
  serviceMessage: ({ name }) => `Unable to create model for '${name}': Model schema must have at least 1 property or array items defined`,
  why: 'A model without any keyword is refused.',
  fix: 'Write type: object at least.',
  bad: `${head}paths: {}\ndefinitions: {Pet: {}}`,
  good: `${head}paths: {}\ndefinitions: {Pet: {type: object}}`,
});

export const modelReference = finding<{ name: string; reference: string }>({
  code: 'model/reference',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ name, reference }) => `The schema of ${name} refers to ${reference}, which is no schema of this definition.`,
  serviceMessage: ({ name }) =>
    `Unable to create model for '${name}': Invalid model specified: Validation Result: warnings : [], errors : [Model reference must be in canonical form]`,
  why: 'Inside a model a reference becomes the URL of another model of the API, so it must lead to one.',
  fix: ({ reference }) => `Define what ${reference} names, or correct the reference.`,
  bad: `${head}paths: {}\ndefinitions: {Pet: {type: object, properties: {owner: {$ref: "#/definitions/Owner"}}}}`,
  good: `${head}paths: {}\ndefinitions: {Pet: {type: object, properties: {owner: {$ref: "#/definitions/Owner"}}}, Owner: {type: object}}`,
});

export const primitiveSchema = finding<{ type: string; statusCode: string | undefined; httpMethod: string; path: string }>({
  code: 'model/primitive-inline',
  effect: 'warns-import',
  evidence: 'user-reported',
  message: ({ type, statusCode }) =>
    `The ${statusCode === undefined ? 'request' : `${statusCode} response`} has an inline schema of type ${type}, which becomes no model; it is ignored.`,
  serviceMessage: ({ type, statusCode, httpMethod, path }) =>
    statusCode === undefined
      ? undefined
      : `Unsupported model type '${type.charAt(0).toUpperCase()}${type.slice(1)}Schema' in ${statusCode} response to method '${httpMethod} ${path}'. Ignoring.`,
  why: 'Models of a plain string, number or boolean are taken only by reference to a named one.',
  fix: 'Define the schema by name and refer to it.',
  bad: `${head}paths: {/pets: {get: {responses: {200: {description: ok, schema: {type: string}}}, ${mock}}}}`,
  good: `${head}paths: {/pets: {get: {responses: {200: {description: ok, schema: {$ref: "#/definitions/Name"}}}, ${mock}}}}\ndefinitions: {Name: {type: string}}`,
});
