import type { BuiltApi } from '../build/built-api.ts';
import { collector } from '../diagnostics/diagnostic.ts';
import type { Outcome } from '../diagnostics/diagnostic.ts';
import type { ApiModel } from '../model/api-model.ts';
import { plannedActions } from './actions.ts';
import { adopt } from './adopt.ts';
import { checkSiblings } from './check-siblings.ts';
import type { ImportMode, ImportPlan } from './import-plan.ts';
import { mergeApi } from './merge.ts';
import { overwriteApi } from './overwrite.ts';

/**
 * Stage 5a: what an import does to the API that stands, or, with the mode `import` or without one, the new API it makes. Neither model is
 * changed. Planning again with what was planned keeps everything. No plan where the service would refuse the merge.
 */
export function planImport(built: BuiltApi, prior: ApiModel | undefined, { mode }: { readonly mode: ImportMode }): Outcome<ImportPlan> {
  if (prior === undefined || mode === 'import') {
    return { value: planOf(undefined, built.model), diagnostics: [] };
  }
  const { diagnostics, report } = collector();
  if (mode === 'merge') checkSiblings(built, prior, report);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const wanted = adopt(built.model, prior, mode);
  const planned = mode === 'merge' ? mergeApi(prior, wanted, built.given) : overwriteApi(prior, wanted);
  return { value: planOf(prior, planned), diagnostics };
}

/** The actions are worked out when they are asked for: most imports only want what is planned. */
function planOf(prior: ApiModel | undefined, planned: ApiModel): ImportPlan {
  let actions: ImportPlan['actions'] | undefined;
  return {
    prior,
    planned,
    get actions() {
      actions ??= plannedActions(prior, planned);
      return actions;
    },
  };
}
