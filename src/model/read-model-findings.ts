import { finding } from '../diagnostics/finding.ts';

/** What may be wrong with a saved model. The service never sees one, so all of this is by our own description of the file. */

const saved = (
  resource: string,
  rest = '',
): string => `restApi: {id: shop123456, name: Shop, apiKeySource: HEADER, rootResourceId: root000001,
  disableExecuteApiEndpoint: false, endpointConfiguration: {types: [EDGE]}}
resources:
  - ${resource}${rest && `\n${rest}`}`;

const root = '{id: root000001, path: /}';

export const wrongType = finding<{ what: string; expected: string; got: string }>({
  code: 'model-file/wrong-type',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ what, expected, got }) => `${what} of the saved model must be ${expected}, not ${got}.`,
  why: 'A saved model holds exactly what the control plane answers; with a value of another type nothing can be planned.',
  fix: ({ expected }) => `Write ${expected}, or save the model anew.`,
  bad: saved('{id: root000001, path: 7}'),
  good: saved(root),
  context: { as: 'model' },
});

export const unknownValue = finding<{ what: string; value: string; allowed: string }>({
  code: 'model-file/unknown-value',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ what, value, allowed }) => `${what} of the saved model is ${JSON.stringify(value)}; it must be ${allowed}.`,
  why: 'The control plane has no such value, so no API can look like this.',
  fix: ({ allowed }) => `Write ${allowed}, or save the model anew.`,
  bad: saved('{id: root000001, path: /, resourceMethods: {GET: {httpMethod: GET, authorizationType: OPEN, apiKeyRequired: false}}}'),
  good: saved('{id: root000001, path: /, resourceMethods: {GET: {httpMethod: GET, authorizationType: NONE, apiKeyRequired: false}}}'),
  context: { as: 'model' },
});

export const missing = finding<{ what: string; name: string }>({
  code: 'model-file/missing',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ what, name }) => `${what === '' ? 'The saved model' : `${what} of the saved model`} has no ${name}.`,
  why: 'The control plane always answers this field; a model without it was cut short.',
  fix: ({ name }) =>
    name === 'httpMethod'
      ? 'Save the resources with get-resources --embed methods, or save the model anew.'
      : `Add ${name}, or save the model anew.`,
  bad: saved('{path: /}'),
  good: saved(root),
  context: { as: 'model' },
});

export const duplicate = finding<{ list: string; key: string; value: string }>({
  code: 'model-file/duplicate',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ list, key, value }) => `Two ${list} of the saved model have the ${key} ${JSON.stringify(value)}.`,
  why: 'An update pairs old and new by this key; with two of the same there is no telling which one is meant.',
  fix: 'Remove one of the two.',
  bad: saved(root, `  - ${root}`),
  good: saved(root),
  context: { as: 'model' },
});

export const noRoot = finding({
  code: 'model-file/no-root',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'The saved model has no resource with the path "/" and the id that restApi.rootResourceId names.',
  why: 'Every API has a root resource, made with the API and never deleted.',
  fix: 'Add the root resource, or make its id and rootResourceId agree.',
  bad: saved('{id: pets000001, path: /pets}'),
  good: saved(root),
  context: { as: 'model' },
});

export const methodUnderOtherVerb = finding<{ verb: string; httpMethod: string; path: string }>({
  code: 'model-file/method-under-other-verb',
  effect: 'fails-import',
  evidence: 'documented',
  message: ({ verb, httpMethod, path }) => `The method under ${verb} of ${path} in the saved model says it is ${httpMethod}.`,
  why: 'Methods are found by the key they stand under; one that says otherwise would be updated as what it is not.',
  fix: ({ httpMethod }) => `Put it under ${httpMethod}.`,
  bad: saved('{id: root000001, path: /, resourceMethods: {GET: {httpMethod: PUT, authorizationType: NONE, apiKeyRequired: false}}}'),
  good: saved('{id: root000001, path: /, resourceMethods: {PUT: {httpMethod: PUT, authorizationType: NONE, apiKeyRequired: false}}}'),
  context: { as: 'model' },
});

export const tooDeep = finding({
  code: 'model-file/too-deep',
  effect: 'fails-import',
  evidence: 'documented',
  message: () => 'The saved model nests deeper than any API does.',
  why: 'Data this deep is damaged, or contains itself.',
  fix: 'Save the model anew.',
  bad: saved(`{id: root000001, path: /, extra: ${'['.repeat(100)}${']'.repeat(100)}}`),
  good: saved(root),
  context: { as: 'model' },
});
