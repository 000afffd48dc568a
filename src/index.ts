/** The public API. */
export { exportApi } from './export-api.ts';
export { importApi } from './import-api.ts';
export { validateDefinition } from './validate.ts';
export type { FileAccess, FileAnswer } from './bundle/file-access.ts';
export type { ExportOptions, ExportResult } from './export-api.ts';
export type { DefinitionOptions } from './validate.ts';
export type { Severity, SeverityChoice } from './diagnostics/severity.ts';
export type { DefinitionSource, ImportOptions, ImportResult, ServiceError } from './import-api.ts';

// What comes out: the model in the control plane's shape, the plan, findings with places.
export type * from './model/api-model.ts';
export type * from './model/method.ts';
export type { ImportMode, ImportPlan, PlannedAction } from './plan/import-plan.ts';
export type { Finding, FindingPlace, Position, Range, RelatedPlace } from './report/finding.ts';
