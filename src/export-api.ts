import { exportDefinition } from './export/export-definition.ts';
import type { DefinitionOptions } from './export/export-definition.ts';
import type { ApiModel } from './model/api-model.ts';
import type { ServiceError } from './import-api.ts';
import type { Finding } from './report/finding.ts';

export interface ExportOptions extends Omit<DefinitionOptions, 'as'> {
  /** Default `swagger`. */
  readonly as?: 'swagger' | 'oas30' | 'postman' | undefined;
}

export interface ExportResult {
  /** Swagger 2.0, OpenAPI 3.0.1 or a Postman collection; undefined where the export is refused. */
  readonly document?: object;
  /** The Postman environment that belongs to a collection. */
  readonly environment?: object;
  readonly findings: readonly Finding[];
  readonly error?: ServiceError;
}

/**
 * What API Gateway's GetExport would give for a deployment of a model, or the model as a Postman collection; as plain data, the same for
 * equal models. The command prints it in the service's style.
 */
export function exportApi(model: ApiModel, options: ExportOptions = {}): ExportResult {
  const { as, ...others } = options;
  if (as === 'postman') return { findings: [], error: { code: 'BadRequestException', message: "No API exporter for type 'postman'" } };
  return { ...exportDefinition(model, { as, ...others }), findings: [] };
}
