import { z } from 'zod';

const position = z.strictObject({
  line: z.int().min(1),
  column: z.int().min(1).describe('In UTF-16 code units.'),
  offset: z.int().min(0),
});
const place = z.strictObject({
  file: z.string(),
  pointer: z.string().describe('JSON pointer of the innermost value or key there.'),
  range: z.strictObject({ start: position, end: position.describe('Exclusive.') }),
});
const count = z.int().min(0);

const change = z.strictObject({
  code: z.string().describe('area/name; apigw explain tells more.'),
  criticality: z.enum(['breaking', 'dangerous', 'safe']),
  audience: z.enum(['client', 'deployment', 'security', 'documentation']).describe('Whom it concerns.'),
  subject: z.string().describe('What changed, such as "/pets GET integration.uri", by its name in the revision where it is there.'),
  formerSubject: z.string().optional().describe('Its name in the base, where that differs.'),
  section: z.enum([
    'api',
    'resource',
    'model',
    'authorizer',
    'validator',
    'gateway-response',
    'documentation',
    'stage',
    'api-key',
    'usage-plan',
  ]),
  name: z.string().describe("The resource's path, the model's name and so on; empty for the API itself."),
  httpMethod: z.string().optional(),
  field: z.string().optional().describe("The control plane's field, or a JSON pointer into a model's schema."),
  message: z.string(),
  why: z.string(),
  base: z.unknown().optional().describe('The value in the base; absent where there was none.'),
  revision: z.unknown().optional().describe('The value in the revision; absent where there is none.'),
  affects: z.array(z.string()).optional().describe('The methods that a change of a shared thing reaches.'),
  basePlace: place.optional(),
  revisionPlace: place.optional(),
});

/** What `diff --format json` prints. Types come from here; the module itself is loaded by tests only, zod is not needed to print. */
const changesShape = z
  .strictObject({
    base: z.string().describe('As it was named.'),
    revision: z.string(),
    mode: z.enum(['merge', 'overwrite']).optional().describe('Set where the revision is what an import into the base would leave.'),
    changes: z.array(change),
    ignored: z.array(change.extend({ reason: z.string() })).describe('Changes that the configuration approves.'),
    counts: z.strictObject({ breaking: count, dangerous: count, safe: count }).describe('Of what is not ignored.'),
  })
  .describe('The report of apigw diff.');

export type ChangesRecord = z.infer<typeof changesShape>;
export type ChangeRecord = ChangesRecord['changes'][number];

/** The JSON Schema of the report. */
export function changesJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(changesShape);
  return { $schema, $id: 'changes.schema.json', title: 'apigw diff --format json', ...schema };
}
