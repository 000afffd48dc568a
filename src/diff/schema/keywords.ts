/** What the comparison knows of the keywords of JSON Schema draft 4, and of those that OpenAPI leaves in a schema. */

/** Lower bounds: more is tighter. */
export const LOWER_BOUNDS = ['minimum', 'minLength', 'minItems', 'minProperties'] as const;
/** Upper bounds: less is tighter. */
export const UPPER_BOUNDS = ['maximum', 'maxLength', 'maxItems', 'maxProperties'] as const;
/** True, in draft 4, is tighter; later drafts have numbers here. */
export const EXCLUSIVE = ['exclusiveMinimum', 'exclusiveMaximum'] as const;

/** Read by people and tools, never by the validator. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  '$schema',
  '$comment',
  'id',
  '$id',
  'title',
  'description',
  'default',
  'example',
  'examples',
  'externalDocs',
  'deprecated',
  'readOnly',
  'writeOnly',
  'xml',
  'discriminator',
]);

/** Compared by functions of their own. */
export const STRUCTURAL: ReadonlySet<string> = new Set([
  '$ref',
  'type',
  'nullable',
  'properties',
  'required',
  'enum',
  'pattern',
  'format',
  'uniqueItems',
  'multipleOf',
  'additionalProperties',
  'items',
  'additionalItems',
  'allOf',
  'anyOf',
  'oneOf',
  'definitions',
  'patternProperties',
  ...LOWER_BOUNDS,
  ...UPPER_BOUNDS,
  ...EXCLUSIVE,
]);

export const TYPES = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const;
