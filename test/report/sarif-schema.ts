/**
 * What SARIF 2.1.0's schema says of the objects that apigw writes, as closed as the official one (no other members). The official schema is
 * not part of the repository; a report of every kind was held against it once when this was written.
 */
const text = { type: 'string' };
const index = { type: 'integer', minimum: -1 };
const place = { type: 'integer', minimum: 1 };
const offset = { type: 'integer', minimum: -1 };
const message = closed({ text, markdown: text }, ['text']);
const level = { enum: ['none', 'note', 'warning', 'error'] };
const propertyBag = { type: 'object', properties: { tags: list(text) } };

const region = closed({
  startLine: place,
  startColumn: place,
  endLine: place,
  endColumn: place,
  charOffset: offset,
  charLength: { type: 'integer', minimum: 0 },
});
const artifactLocation = closed({ uri: { type: 'string', format: 'uri-reference' }, uriBaseId: text });
const location = closed({
  id: index,
  physicalLocation: closed({ artifactLocation, region }, ['artifactLocation']),
  logicalLocations: list(closed({ name: text, fullyQualifiedName: text, kind: text })),
  message,
});
const result = closed(
  {
    ruleId: text,
    ruleIndex: index,
    level,
    message,
    locations: list(location),
    relatedLocations: list(location),
    partialFingerprints: { type: 'object', additionalProperties: text },
    properties: propertyBag,
  },
  ['message'],
);
const rule = closed(
  {
    id: text,
    name: text,
    shortDescription: message,
    fullDescription: message,
    help: message,
    defaultConfiguration: closed({ level }),
    properties: propertyBag,
  },
  ['id'],
);
const driver = closed({ name: text, version: text, semanticVersion: text, rules: list(rule) }, ['name']);

export const sarifSchema = closed(
  {
    $schema: { type: 'string', format: 'uri' },
    version: { enum: ['2.1.0'] },
    runs: list(
      closed(
        { columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] }, results: list(result), tool: closed({ driver }, ['driver']) },
        ['tool'],
      ),
    ),
  },
  ['version', 'runs'],
);

function closed(properties: Readonly<Record<string, object>>, required: readonly string[] = []): object {
  return { type: 'object', properties, required, additionalProperties: false };
}

function list(items: object): object {
  return { type: 'array', items, uniqueItems: true };
}
