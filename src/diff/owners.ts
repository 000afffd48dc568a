import type { Resource } from '../model/api-model.ts';
import type { Renamed } from './renamed.ts';

/** The two resources that a method belongs to, and the path variables that are called otherwise in the revision. */
export interface Owners {
  readonly base: Resource;
  readonly revision: Resource;
  readonly variables: Renamed;
}
