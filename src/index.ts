/** The public API. */
export type * from './model/api-model.ts';
export type * from './model/method.ts';
export { renderTemplate } from './template/render-template.ts';
export type { RenderedTemplate, TemplateFailure, TemplateInput } from './template/render-template.ts';
export { evaluateJsonPath } from './template/json-path/evaluate-json-path.ts';
