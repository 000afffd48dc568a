/** The public API. */
export type * from './model/api-model.ts';
export type * from './model/method.ts';

// What changes between two models
export { diffApis } from './diff/diff-api.ts';
export type { DiffOrigins } from './diff/diff-api.ts';
export type { Audience, Change, Criticality, Part, Section } from './diff/change.ts';
