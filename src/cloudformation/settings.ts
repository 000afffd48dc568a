import { isUnresolved, memberOf, textOf } from '../source/node.ts';
import type { MapNode, SourceNode } from '../source/node.ts';

/** What the properties of a template's API say about the import itself; what is missing or a placeholder is absent. */
export interface ImportSettings {
  readonly mode?: 'merge' | 'overwrite';
  readonly basepath?: 'ignore' | 'prepend' | 'split';
  readonly failOnWarnings?: boolean;
  /** Goes to `restApi.endpointConfiguration`: exactly one. */
  readonly endpointType?: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  readonly ipAddressType?: 'ipv4' | 'dualstack';
}

/** Reads the settings of an API resource, placeholders resolved; values that are none are left out: CloudFormation checks them, not API Gateway. */
export function importSettings(properties: MapNode): ImportSettings {
  const parameters = memberOf(properties, 'Parameters');
  const endpoint = memberOf(properties, 'EndpointConfiguration');
  const failOnWarnings = oneOf(memberOf(properties, 'FailOnWarnings') ?? memberOf(parameters, 'failonwarnings'), ['true', 'false']);
  return {
    ...given('mode', oneOf(memberOf(properties, 'Mode'), ['merge', 'overwrite'])),
    ...given('basepath', oneOf(memberOf(parameters, 'basepath') ?? memberOf(parameters, 'basePath'), ['ignore', 'prepend', 'split'])),
    ...given('failOnWarnings', failOnWarnings === undefined ? undefined : failOnWarnings === 'true'),
    ...given('endpointType', endpointType(endpoint) ?? oneOf(memberOf(parameters, 'endpointConfigurationTypes'), ENDPOINT_TYPES)),
    ...given('ipAddressType', oneOf(memberOf(endpoint, 'IpAddressType') ?? memberOf(endpoint, 'IPAddressType'), ['ipv4', 'dualstack'])),
  };
}

const ENDPOINT_TYPES = ['EDGE', 'REGIONAL', 'PRIVATE'] as const;

/** `{ Types: [REGIONAL] }` of CloudFormation, `{ Type: REGIONAL }` or `REGIONAL` of SAM. */
function endpointType(endpoint: SourceNode | undefined): (typeof ENDPOINT_TYPES)[number] | undefined {
  const types = memberOf(endpoint, 'Types');
  const [first] = types?.kind === 'list' ? types.items : [];
  return oneOf(endpoint?.kind === 'scalar' ? endpoint : (memberOf(endpoint, 'Type') ?? first), ENDPOINT_TYPES);
}

function oneOf<const T extends string>(node: SourceNode | undefined, values: readonly T[]): T | undefined {
  const text = isUnresolved(node) ? undefined : textOf(node);
  return values.find((value) => value === text);
}

const given = <K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
