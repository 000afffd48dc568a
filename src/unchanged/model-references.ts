import { modelUrl } from '../model/model-url.ts';

const REFERENCE = /\{\s*"\$ref"\s*:\s*"#\/definitions\/([a-zA-Z0-9]+)"\s*\}/g;

/**
 * The names of the models that a schema refers to; undefined where it has a `$ref` that is more, or something else, than a reference to one.
 *
 * @param schema - as JSON
 */
export function modelsReferredTo(schema: string): readonly string[] | undefined {
  if (!schema.includes('$ref')) return [];
  const names = Array.from(schema.matchAll(REFERENCE), ([, name = '']) => name);
  return names.length === schema.split('$ref').length - 1 ? names : undefined;
}

/** A schema of which {@link modelsReferredTo} tells the models, with its references as the service stores them. */
export function withModelUrls(schema: string, restApiId: string): string {
  return schema.includes('$ref') ? schema.replaceAll(REFERENCE, (_, name: string) => `{"$ref":"${modelUrl(restApiId, name)}"}`) : schema;
}
