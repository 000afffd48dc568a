import type { ApiModel } from '../model/api-model.ts';
import { deploymentOf } from './deployment.ts';
import type { DeploymentOptions } from './deployment.ts';
import { documentationOf } from './documentation.ts';
import { EXTENSION_CHOICES, selectExtensions } from './extension-selection.ts';
import { readSchemas, usedModels } from './model-schemas.ts';
import { toOpenApi3 } from './openapi3.ts';
import { securityOf } from './security.ts';
import { toSwagger2 } from './swagger2.ts';

export interface DefinitionOptions extends DeploymentOptions {
  /** Default `swagger`. */
  readonly as?: 'swagger' | 'oas30' | undefined;
  /** Any of `integrations`, `authorizers`, `apigateway` (both), `documentation`, `postman`; none of them gives the plain definition. */
  readonly extensions?: readonly string[] | undefined;
}

/** The document as plain data, or the refusal in the service's words where they are known. */
export type ExportedDefinition = { readonly document: object } | { readonly error: { readonly code: string; readonly message: string } };

/**
 * The API as Swagger 2.0 or OpenAPI 3.0.1: what the service's GetExport answers for a deployment of it, as data. Equal models give equal
 * documents, member for member in the same order.
 *
 * One thing differs on purpose. The service leaves out models that no method refers to (none of its exports that we know has one); we keep
 * them in an export with integrations, since that is a definition to import again, and would otherwise lose them.
 */
export function exportDefinition(model: ApiModel, options: DefinitionOptions = {}): ExportedDefinition {
  const { as = 'swagger' } = options;
  if (as !== 'swagger' && as !== 'oas30') return refused('BadRequestException', `No API exporter for type '${String(as)}'`);
  const selected = selectExtensions(options.extensions ?? []);
  if ('unknown' in selected) {
    return refused(
      'BadRequestException',
      `There is no extension '${selected.unknown}' to export; there are ${EXTENSION_CHOICES.join(', ')}`,
    );
  }
  const deployment = deploymentOf(model, options);
  if (deployment === undefined) return refused('NotFoundException', 'Invalid stage identifier specified');
  const parsed = readSchemas(model.models);
  if ('refusal' in parsed) return refused('BadRequestException', parsed.refusal);

  const { selection } = selected;
  const documentation = documentationOf(model, selection.documentation);
  const source = {
    model: { ...model, stages: deployment.stage === undefined ? [] : [deployment.stage] },
    deployment,
    selection,
    documentation,
    security: securityOf(model, selection, documentation.authorizer),
    schemas: selection.integrations ? parsed.read : usedModels(model, parsed.read),
  };
  return { document: as === 'swagger' ? toSwagger2(source) : toOpenApi3(source) };
}

function refused(code: string, message: string): ExportedDefinition {
  return { error: { code, message } };
}
