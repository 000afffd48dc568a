import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';

/** What is read of a parameter object, as it stands there; of a member that stands twice the last. */
export interface ParameterMembers {
  name: SourceNode | undefined;
  in: SourceNode | undefined;
  required: SourceNode | undefined;
  type: SourceNode | undefined;
  schema: SourceNode | undefined;
  content: SourceNode | undefined;
}

/** All of them in one pass: a definition has thousands of parameters. */
export function parameterMembers({ entries }: MapNode): ParameterMembers {
  const members: ParameterMembers = {
    name: undefined,
    in: undefined,
    required: undefined,
    type: undefined,
    schema: undefined,
    content: undefined,
  };
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    switch (key.value) {
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
