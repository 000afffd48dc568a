import type { RestApi } from '../model/api-model.ts';

/** The model while it is being built: what extensions lower into. */
export interface ApiDraft {
  setRestApi(fields: Partial<RestApi>): void;
}
