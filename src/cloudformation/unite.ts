import { entriesOf, isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { ListNode, MapEntry, MapNode, SourceNode } from '../source/node.ts';

/**
 * The definition of a template's API, united with the properties of its resource as CloudFormation unites them: what a property says goes
 * to the member of the definition that means the same, at the property's own place, so every later check sees it. Binary media types of
 * both are kept (recorded); of everything else the property wins. The body is to be free of placeholders already.
 */
export function uniteWithProperties(body: SourceNode, properties: MapNode): SourceNode {
  if (body.kind !== 'map') return body;
  const property = (name: string): MapEntry | undefined => entriesOf(properties).find(({ key }) => key.value === name);
  let united = withInfo(body, property('Name'), property('Description'));
  united = withMember(united, 'x-amazon-apigateway-binary-media-types', property('BinaryMediaTypes'), uniteLists);
  united = withMember(united, 'x-amazon-apigateway-minimum-compression-size', property('MinimumCompressionSize'));
  united = withMember(united, 'x-amazon-apigateway-api-key-source', property('ApiKeySourceType'));
  united = withMember(united, 'x-amazon-apigateway-policy', property('Policy'));
  return withEndpoint(united, property('EndpointConfiguration'), property('DisableExecuteApiEndpoint'));
}

type Unite = (inBody: SourceNode | undefined, inProperty: SourceNode) => SourceNode;

const propertyWins: Unite = (_inBody, inProperty) => inProperty;

/** A map with a member set from a property; unchanged where the resource does not have the property. */
function withMember(map: MapNode, name: string, property: MapEntry | undefined, unite: Unite = propertyWins): MapNode {
  if (property === undefined) return map;
  const key = { ...property.key, value: name };
  const entry = { key, value: unite(memberOf(map, name), property.value) };
  return { ...map, entries: [...map.entries.filter((other) => other.key.value !== name), entry] };
}

/** CloudFormation writes `image~1png` for `image/png`. */
const uniteLists: Unite = (inBody, inProperty) => {
  if (inProperty.kind !== 'list' || (inBody !== undefined && inBody.kind !== 'list')) return inBody ?? inProperty;
  const own = inBody?.items ?? [];
  const known = new Set(own.map((item) => textOf(item)));
  const added = inProperty.items.map((item): SourceNode => {
    const type = textOf(item);
    return type === undefined || item.kind !== 'scalar' ? item : { ...item, value: type.replaceAll('~1', '/') };
  });
  const united: ListNode = { ...inProperty, items: [...own, ...added.filter((item) => !known.has(textOf(item)))] };
  return united;
};

function withInfo(body: MapNode, name: MapEntry | undefined, description: MapEntry | undefined): MapNode {
  if (name === undefined && description === undefined) return body;
  const info = memberOf(body, 'info');
  const owner = (name ?? description) as MapEntry;
  if (info !== undefined && info.kind !== 'map') return body;
  const { file, start, end } = owner.key;
  const own: MapNode = info ?? { kind: 'map', file, start, end, entries: [] };
  const filled = withMember(withMember(own, 'title', name), 'description', description);
  return withMember(body, 'info', { key: owner.key, value: filled });
}

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration';

/** The types of endpoints are no part of any definition: see `importSettings`. */
function withEndpoint(body: MapNode, configuration: MapEntry | undefined, disable: MapEntry | undefined): MapNode {
  const vpc = entriesOf(configuration?.value).find(({ key }) => key.value === 'VpcEndpointIds' || key.value === 'VPCEndpointIds');
  const owner = vpc ?? disable;
  const own = memberOf(body, ENDPOINT);
  if (owner === undefined || (own !== undefined && own.kind !== 'map') || isUnresolved(own)) return body;
  const { file, start, end } = owner.key;
  const empty: MapNode = { kind: 'map', file, start, end, entries: [] };
  const filled = withMember(withMember(own ?? empty, 'vpcEndpointIds', vpc), 'disableExecuteApiEndpoint', disable);
  return withMember(body, ENDPOINT, { key: owner.key, value: filled });
}
