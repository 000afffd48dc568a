import { entriesOf, memberOf, textOf } from '../source/node.ts';
import type { KeyNode, MapNode, ScalarNode, SourceNode } from '../source/node.ts';

/** CloudFormation and SAM templates: where the definitions of REST APIs stand in them. */
export interface TemplateApi {
  readonly logicalId: string;
  readonly key: KeyNode;
  readonly type: ApiResourceType;
  /** Those besides the definition. */
  readonly properties: MapNode;
  /** The definition, where it stands in the template itself; neither this nor a location where it is in a bucket. */
  readonly body: SourceNode | undefined;
  /** The name of a local file that holds the definition instead, relative to the template. */
  readonly location: ScalarNode | undefined;
  /** Whether CloudFormation fills in placeholders: not in a file that SAM uploads as it is. */
  readonly filledIn: boolean;
}

export type ApiResourceType = 'AWS::ApiGateway::RestApi' | 'AWS::Serverless::Api';

const DEFINITION_PROPERTIES: Readonly<Record<ApiResourceType, { readonly inline: string; readonly file: string }>> = {
  'AWS::ApiGateway::RestApi': { inline: 'Body', file: 'BodyS3Location' },
  'AWS::Serverless::Api': { inline: 'DefinitionBody', file: 'DefinitionUri' },
};

/** Whether a document is a template rather than a definition; told by its root keys. */
export function isTemplate(root: SourceNode): boolean {
  const keys = new Set(entriesOf(root).map(({ key }) => key.value));
  return keys.has('Resources') && !keys.has('swagger') && !keys.has('openapi');
}

/** The REST APIs of a template that have a definition, in the template's order. APIs that are put together from other resources are none. */
export function apisOf(template: SourceNode): readonly TemplateApi[] {
  return entriesOf(memberOf(template, 'Resources')).flatMap(({ key, value }) => {
    const type = textOf(memberOf(value, 'Type'));
    const properties = memberOf(value, 'Properties');
    if (!isApiType(type) || properties?.kind !== 'map') return [];
    const { inline, file } = DEFINITION_PROPERTIES[type];
    const body = memberOf(properties, inline);
    const included = includedBy(body);
    const elsewhere = included ?? memberOf(properties, file);
    if (body === undefined && elsewhere === undefined) return [];
    const location = localFile(elsewhere);
    const others = properties.entries.filter((entry) => entry.key.value !== inline && entry.key.value !== file);
    return [
      {
        logicalId: key.value,
        key,
        type,
        properties: { ...properties, entries: others },
        body: location === undefined ? body : undefined,
        location,
        filledIn: location === undefined || included !== undefined,
      },
    ];
  });
}

const isApiType = (type: string | undefined): type is ApiResourceType => type !== undefined && Object.hasOwn(DEFINITION_PROPERTIES, type);

/** Where a body that is only an include takes its text from. */
function includedBy(body: SourceNode | undefined): SourceNode | undefined {
  const transform = memberOf(body, 'Fn::Transform');
  if (transform === undefined || entriesOf(body).length !== 1 || textOf(memberOf(transform, 'Name')) !== 'AWS::Include') return undefined;
  return memberOf(memberOf(transform, 'Parameters'), 'Location');
}

/** A path, as it stands before `package` uploads the file; what is in a bucket cannot be read. */
function localFile(node: SourceNode | undefined): ScalarNode | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  return /^[a-z][a-z\d+.-]+:\/\/|\$\{/i.test(node.value) || node.value === '' ? undefined : node;
}

/**
 * What CloudFormation itself fills in when a stack is made without further ado: the defaults of the template's parameters. Not those of
 * parameters whose default is no value but a name in another store, not empty ones (they mean "not given"), not lists, not secrets.
 */
export function parameterDefaults(template: SourceNode): ReadonlyMap<string, string> {
  const defaults = new Map<string, string>();
  for (const { key, value } of entriesOf(memberOf(template, 'Parameters'))) {
    const type = textOf(memberOf(value, 'Type'));
    const given = textOf(memberOf(value, 'Default'));
    const isPlain = type === 'String' || type === 'Number';
    if (isPlain && given !== undefined && given !== '' && textOf(memberOf(value, 'NoEcho')) !== 'true') defaults.set(key.value, given);
  }
  return defaults;
}
