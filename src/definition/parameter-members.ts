import type { Report } from '../diagnostics/diagnostic.ts';
import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';
import { asMap } from './reading.ts';
import { followReference } from './references.ts';

/** What is read of a parameter object, as it stands there; of a member that stands twice the last. */
export interface ParameterMembers {
  readonly node: MapNode;
  $ref: SourceNode | undefined;
  name: SourceNode | undefined;
  in: SourceNode | undefined;
  required: SourceNode | undefined;
  type: SourceNode | undefined;
  schema: SourceNode | undefined;
  content: SourceNode | undefined;
}

/** Those of a parameter, of one behind references too; undefined where these lead nowhere, or there is no object. */
export function parameterMembers(root: MapNode, at: SourceNode, report: Report): ParameterMembers | undefined {
  if (at.kind === 'map') {
    const members = membersOf(at);
    if (members.$ref === undefined) return members;
  }
  const node = asMap(followReference(root, at, report), 'a parameter', report);
  return node && membersOf(node);
}

/** All of them in one pass: a definition has thousands of parameters. */
function membersOf(node: MapNode): ParameterMembers {
  const members: ParameterMembers = {
    node,
    $ref: undefined,
    name: undefined,
    in: undefined,
    required: undefined,
    type: undefined,
    schema: undefined,
    content: undefined,
  };
  const { entries } = node;
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    switch (key.value) {
      case '$ref':
      case 'name':
      case 'in':
      case 'required':
      case 'type':
      case 'schema':
      case 'content':
        members[key.value] = value;
    }
  }
  return members;
}
