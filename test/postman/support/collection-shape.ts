import { z } from 'zod';

/** The parts of the Collection format 2.1.0 that are allowed here, stricter than the format itself: no key besides those named. */
const id = z.uuid();
const parameter = z.strictObject({
  key: z.string().min(1),
  value: z.string(),
  type: z.literal('text').optional(),
  disabled: z.literal(true).optional(),
  description: z.string().min(1).optional(),
});
const attributes = z.array(z.strictObject({ key: z.string(), value: z.string(), type: z.literal('string') }));
const auth = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('noauth') }),
  z.strictObject({ type: z.literal('apikey'), apikey: attributes }),
  z.strictObject({ type: z.literal('bearer'), bearer: attributes }),
  z.strictObject({ type: z.literal('awsv4'), awsv4: attributes }),
]);
const language = z.enum(['json', 'xml', 'html', 'text']);
const body = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('raw'), raw: z.string(), options: z.strictObject({ raw: z.strictObject({ language }) }) }),
  z.strictObject({ mode: z.literal('urlencoded'), urlencoded: z.array(parameter) }),
  z.strictObject({ mode: z.literal('formdata'), formdata: z.array(parameter) }),
]);
const url = z.strictObject({
  raw: z.string().startsWith('{{baseUrl}}/'),
  host: z.tuple([z.literal('{{baseUrl}}')]),
  path: z.array(z.string()),
  query: z.array(parameter).min(1).optional(),
  variable: z.array(parameter).min(1).optional(),
});
const event = z.strictObject({
  listen: z.enum(['test', 'prerequest']),
  script: z.strictObject({ id, type: z.literal('text/javascript'), exec: z.array(z.string()).min(1) }),
});
const response = z.strictObject({
  id,
  name: z.string().min(1),
  originalRequest: z.strictObject({ method: z.string(), header: z.array(parameter), url: z.string() }),
  status: z.string().min(1),
  code: z.int().min(100).max(599),
  _postman_previewlanguage: language.optional(),
  header: z.array(parameter),
  cookie: z.tuple([]),
  body: z.string().optional(),
});
const item = z.strictObject({
  id,
  name: z.string().min(1),
  request: z.strictObject({
    auth,
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']),
    header: z.array(parameter),
    body: body.optional(),
    url,
    description: z.string().min(1).optional(),
  }),
  event: z.array(event),
  response: z.array(response),
});
const folder = z.strictObject({
  id,
  name: z.string().min(1),
  description: z.string().min(1).optional(),
  get item() {
    return z.array(z.union([item, folder])).min(1);
  },
});

export const collectionShape = z.strictObject({
  info: z.strictObject({
    _postman_id: id,
    name: z.string(),
    description: z.string().optional(),
    version: z.string().optional(),
    schema: z.literal('https://schema.getpostman.com/json/collection/v2.1.0/collection.json'),
  }),
  item: z.array(z.union([item, folder])),
  event: z.array(event).optional(),
  variable: z.array(z.strictObject({ id, key: z.string().min(1), value: z.string(), type: z.literal('string') })),
});

export const environmentShape = z.strictObject({
  id,
  name: z.string().min(1),
  values: z.array(
    z.strictObject({ key: z.string().min(1), value: z.string(), type: z.enum(['default', 'secret']), enabled: z.literal(true) }),
  ),
  _postman_variable_scope: z.literal('environment'),
});
