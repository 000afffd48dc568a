import type { ApiModel } from '../model/api-model.ts';
import type { Deployment } from './deployment.ts';
import type { Documentation } from './documentation.ts';
import type { ExtensionSelection } from './extension-selection.ts';
import type { ReadModels } from './model-schemas.ts';
import type { Security } from './security.ts';

/** All that the two writers of definitions share: what is exported, made ready. */
export interface ExportSource {
  readonly model: ApiModel;
  readonly deployment: Deployment;
  readonly selection: ExtensionSelection;
  readonly documentation: Documentation;
  readonly security: Security;
  /** The models that are written; a reference to any other would lead nowhere. */
  readonly schemas: ReadModels;
}
