import type { ApiModel } from '../model/api-model.ts';
import { documentationOf } from './documentation.ts';
import type { Documentation } from './documentation.ts';
import { TOTAL_EFFORT, exampleOf } from './example.ts';
import { modelSchemas } from './schema/model-schemas.ts';
import type { ModelSchemas } from './schema/model-schemas.ts';
import { own } from './schema/schema.ts';
import type { Json } from './schema/schema.ts';
import { stableId } from './stable-id.ts';
import { Secrets } from './variables.ts';

/** What all parts of a collection are written from. */
export interface PostmanContext {
  readonly model: ApiModel;
  readonly documentation: Documentation;
  readonly secrets: Secrets;
  readonly schemas: ModelSchemas;
  /** An id for a part of this API. */
  readonly id: (...names: readonly string[]) => string;
  /** A value that fits a model, made once for each model. */
  readonly example: (modelName: string) => Json | undefined;
}

export function postmanContext(model: ApiModel): PostmanContext {
  const schemas = modelSchemas(model.models);
  const effort = { left: TOTAL_EFFORT };
  const examples = new Map<string, Json | undefined>();
  return {
    model,
    documentation: documentationOf(model.documentationParts),
    secrets: new Secrets(model),
    schemas,
    id: (...names) => stableId(model.restApi.name, ...names),
    example: (name) => {
      const schema = own(schemas.byName, name);
      if (schema !== undefined && !examples.has(name)) examples.set(name, exampleOf({ $ref: `#/definitions/${name}` }, schemas, effort));
      return examples.get(name);
    },
  };
}
