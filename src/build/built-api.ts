import type { Operation } from '../definition/definition.ts';
import type { ApiModel, Resource, RestApi } from '../model/api-model.ts';
import type { Origins } from '../model/model-path.ts';

/** Stage 4: what a definition asks for, as a new API would be; the plan brings it together with an API that already stands. */
export interface BuiltApi {
  readonly model: ApiModel;
  readonly origins: Origins;
  /**
   * The fields of `restApi` that the definition itself sets. The model holds defaults too (`apiKeySource: HEADER`,
   * `disableExecuteApiEndpoint: false`), which a merge must not take for wishes. `endpointConfiguration` is in it where the definition sets
   * any member; `name` always.
   */
  readonly given: ReadonlySet<keyof RestApi>;
}

/** What a build knows besides, for the rules. */
export interface BuiltDefinition extends BuiltApi {
  /** The resource each operation stands on, without its methods; operations of refused paths are not in it. */
  readonly placed: ReadonlyMap<Operation, Resource>;
  readonly resourcesByPath: ReadonlyMap<string, Resource>;
}
