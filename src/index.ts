/** The public API. */
export { exportApi } from './export-api.ts';
export { importApi } from './import-api.ts';
export { validateDefinition } from './validate.ts';
export { renderTemplate } from './template/render-template.ts';
export { evaluateJsonPath } from './template/json-path/evaluate-json-path.ts';
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

// What changes between two models
export { diffApis } from './diff/diff-api.ts';
export type { DiffOrigins } from './diff/diff-api.ts';
export type { Audience, Change, Criticality, Part, Section } from './diff/change.ts';
export type { JsonPathOptions, JsonPathResult } from './template/json-path/evaluate-json-path.ts';
export type { RenderedTemplate, TemplateFailure, TemplateInput } from './template/render-template.ts';
