import type { ApiModel } from '../model/api-model.ts';
import type { ModelPath } from '../model/model-path.ts';

/** `import` makes a new API; `merge` and `overwrite` update one, as the service's PUT does. */
export type ImportMode = 'import' | 'merge' | 'overwrite';

/** What an import does, in Terraform's words: the prior model, the planned one, and the steps from one to the other. */
export interface ImportPlan {
  readonly prior: ApiModel | undefined;
  readonly planned: ApiModel;
  /** One for every part of either model: the API itself, then by kind and name. */
  readonly actions: readonly PlannedAction[];
}

export interface PlannedAction {
  readonly kind: 'create' | 'update' | 'delete' | 'keep';
  /** The API itself, a resource, method, model, authorizer, validator, gateway response or documentation part. */
  readonly subject: ModelPath;
  /** Of an update, by field; never empty there, absent otherwise. */
  readonly changes?: readonly FieldChange[];
}

export interface FieldChange {
  /** Such as `methodIntegration.uri` or `requestParameters["method.request.querystring.page"]`; into a JSON text it leads on: `schema.type`. */
  readonly field: string;
  /** Absent where the field is new. */
  readonly before?: unknown;
  /** Absent where the field goes away. */
  readonly after?: unknown;
}
