/** The public API. */
export type * from './model/api-model.ts';
export type * from './model/method.ts';
