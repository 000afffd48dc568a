import type { MapEntry, MapNode, SourceNode } from '../source/node.ts';

/** What is read of an operation in one version or the other, as it stands there; of a member that stands twice the last. */
export interface OperationMembers {
  operationId: SourceNode | undefined;
  consumes: SourceNode | undefined;
  produces: SourceNode | undefined;
  parameters: SourceNode | undefined;
  requestBody: SourceNode | undefined;
  responses: SourceNode | undefined;
  security: SourceNode | undefined;
}

/** All of them in one pass, as an operation has many members. */
export function operationMembers({ entries }: MapNode): OperationMembers {
  const members: OperationMembers = {
    operationId: undefined,
    consumes: undefined,
    produces: undefined,
    parameters: undefined,
    requestBody: undefined,
    responses: undefined,
    security: undefined,
  };
  for (let index = 0; index < entries.length; index += 1) {
    const { key, value } = entries[index] as MapEntry;
    switch (key.value) {
      case 'operationId':
      case 'consumes':
      case 'produces':
      case 'parameters':
      case 'requestBody':
      case 'responses':
      case 'security':
        members[key.value] = value;
    }
  }
  return members;
}
