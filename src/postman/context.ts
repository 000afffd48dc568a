import type { ApiModel } from '../model/api-model.ts';
import { documentationOf } from './documentation.ts';
import type { Documentation } from './documentation.ts';
import { TOTAL_EFFORT, exampleOf } from './example.ts';
import { prettyJson } from './media-type.ts';
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
  /** The same as indented JSON. */
  readonly exampleText: (modelName: string) => string | undefined;
  /** The models that the requests written so far are tested against. */
  readonly tested: Set<string>;
}

export function postmanContext(model: ApiModel): PostmanContext {
  const schemas = modelSchemas(model.models);
  const effort = { left: TOTAL_EFFORT };
  const examples = new Map<string, Json | undefined>();
  const texts = new Map<string, string | undefined>();
  const example = (name: string): Json | undefined => {
    const schema = own(schemas.byName, name);
    if (schema !== undefined && !examples.has(name)) examples.set(name, exampleOf({ $ref: `#/definitions/${name}` }, schemas, effort));
    return examples.get(name);
  };
  return {
    model,
    documentation: documentationOf(model.documentationParts),
    secrets: new Secrets(model),
    schemas,
    id: (...names) => stableId(model.restApi.name, ...names),
    example,
    exampleText: (name) => {
      if (texts.has(name)) return texts.get(name);
      const value = example(name);
      const text = value === undefined ? undefined : prettyJson(value);
      texts.set(name, text);
      return text;
    },
    tested: new Set(),
  };
}
