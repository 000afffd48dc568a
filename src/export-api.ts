import { exportDefinition } from './export/export-definition.ts';
import type { DefinitionOptions } from './export/export-definition.ts';
import type { ServiceError } from './import-api.ts';
import type { ApiModel } from './model/api-model.ts';
import { readModelData } from './model/read-model.ts';
import { toPostmanCollection } from './postman/collection.ts';
import { toFindings } from './report/finding-record.ts';
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
  /** What is wrong with a model that is none. */
  readonly findings: Finding[];
  readonly error?: ServiceError;
}

/**
 * What API Gateway's GetExport would give for a deployment of a model, or the model as a Postman collection; as plain data, the same for
 * equal models. The command prints it in the service's style. A model is data from anywhere: one with mistakes is refused, nothing is thrown.
 */
export function exportApi(model: ApiModel, options: ExportOptions = {}): ExportResult {
  const { as, ...others } = options;
  const { value, diagnostics } = readModelData(model, 'model');
  if (value === undefined) {
    const findings = toFindings(diagnostics, new Map());
    return { findings, error: { code: 'BadRequestException', message: findings[0]?.message ?? 'The model cannot be read.' } };
  }
  if (as === 'postman') {
    const { collection, environment } = toPostmanCollection(value, others);
    return { document: collection, environment, findings: [] };
  }
  return { ...exportDefinition(value, { as, ...others }), findings: [] };
}
