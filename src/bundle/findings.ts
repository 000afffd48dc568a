import { finding } from '../diagnostics/finding.ts';

const definition = (schema: string): string => `swagger: "2.0"
info: { title: pets, version: "1" }
paths: {}
definitions:
  Pet:
    type: object
    properties:
      owner: ${schema}
  Owner: { type: object, properties: { name: { type: string } } }
`;

const good = definition('{ $ref: "#/definitions/Owner" }');

const withPaths = (paths: string): string => `swagger: "2.0"
info: { title: pets, version: "1" }
paths: ${paths}
`;

const goodPaths = withPaths('{ /pets: { get: { responses: {}, x-amazon-apigateway-integration: { type: mock } } } }');

/** Each file takes the next one twice. */
const DOUBLING = Object.fromEntries(
  Array.from({ length: 25 }, (_, index) => [
    `path${index}.yaml`,
    index === 24 ? 'x-end: 1' : `{ x-a: { $ref: ./path${index + 1}.yaml }, x-b: { $ref: ./path${index + 1}.yaml } }`,
  ]),
);

export const fileNotRead = finding<{ reference: string; reason: string; fix?: string | undefined }>({
  code: 'reference/file-not-read',
  effect: 'fails-import',
  evidence: 'user-reported',
  message: ({ reference, reason }) => `The reference ${reference} leads to a file that is not read: ${reason}.`,
  serviceMessage: ({ reference }) => `Parse issue: Unable to load RELATIVE ref: ${reference} path: .`,
  why: 'API Gateway takes one file and follows no reference out of it. apigw bundles the files of a folder tree into one definition, and has to read them for that.',
  fix: ({ fix }) => fix ?? 'Correct the path, which starts at the folder of the file it stands in, or copy the definition into this file.',
  bad: definition('{ $ref: "./owner.yaml" }'),
  good,
});

export const noSuchPart = finding<{ reference: string; file: string }>({
  code: 'reference/no-such-part',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ reference, file }) => `The reference ${reference} names a part that ${file} does not have.`,
  why: 'What follows # is the way through the file from its root: keys, each after a slash.',
  fix: 'Compare the keys with the file; ~1 stands for a slash inside a key, ~0 for a tilde.',
  bad: definition('{ $ref: "./owner.yaml#/Owner" }'),
  good,
  context: { files: { 'owner.yaml': 'Person: { type: object }' } },
});

export const circularReference = finding<{ reference: string }>({
  code: 'reference/circular-files',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ reference }) => `The reference ${reference} leads back to itself.`,
  why: 'Schemas may refer to each other in a circle; anything else would never end.',
  fix: 'Write the object out at one place of the circle.',
  bad: withPaths('{ /pets: { $ref: ./path.yaml } }'),
  good: goodPaths,
  context: { files: { 'path.yaml': 'get: { $ref: ./operation.yaml }', 'operation.yaml': 'x-shared: { $ref: ./path.yaml }' } },
});

export const bundleTooLarge = finding<{ limit: string }>({
  code: 'reference/too-much',
  effect: 'fails-import',
  evidence: 'inferred',
  message: ({ limit }) => `With everything it refers to in other files, the definition has more than ${limit}.`,
  why: 'References that are copied into each other can grow without end.',
  fix: 'Refer to named schemas instead of whole paths or parameters, or split the API.',
  bad: withPaths('{ $ref: ./path0.yaml }'),
  good: goodPaths,
  context: { files: DOUBLING },
});

export const severalFiles = finding<{ count: number }>({
  code: 'reference/several-files',
  effect: 'advice',
  evidence: 'documented',
  message: ({ count }) =>
    `The definition goes on in ${count === 1 ? 'another file' : `${count} other files`}; API Gateway itself takes one file only.`,
  why: 'apigw bundles the files; the service, given this one alone, refuses or ignores references that leave it.',
  fix: 'apigw export --as swagger --extensions apigateway writes the one file to upload.',
  bad: definition('{ $ref: "./owner.yaml" }'),
  good,
  context: { files: { 'owner.yaml': 'type: object' } },
});
