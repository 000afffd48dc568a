/**
 * Ids in the service's format: ten lower-case letters and digits. The service draws them at random; here they follow from the kind and the
 * name of the thing alone, so equal input gives equal bytes. `taken` names ids that already stand for something else, such as those that a
 * saved model keeps through an update: the answer is then the first of the name's further candidates that is free.
 */
type DeriveId<Key> = (key: Key, taken?: ReadonlySet<string>) => string;

/** By the title of the definition. */
export const restApiId: DeriveId<string> = derived('rest-api');
/** By the whole path, such as `/pets/{id}`; `/` is the root. */
export const resourceId: DeriveId<string> = derived('resource');
export const modelId: DeriveId<string> = derived('model');
export const authorizerId: DeriveId<string> = derived('authorizer');
export const requestValidatorId: DeriveId<string> = derived('request-validator');

/** What a documentation part speaks of. */
interface Location {
  readonly type: string;
  readonly path?: string;
  readonly method?: string;
  readonly statusCode?: string;
  readonly name?: string;
}
/** By all fields of the location; an absent one counts as empty. */
export const documentationPartId: DeriveId<Location> = ({ type, path, method, statusCode, name }, taken) =>
  documentationPart(JSON.stringify([type, path, method, statusCode, name]), taken);
const documentationPart = derived('documentation-part');

/**
 * The cache namespace of a resource that outlived an overwrite. The service gives such a resource one that is no longer its id, the same
 * for all its methods (recorded); which one is not known. It follows from the id alone, so that a second overwrite changes nothing.
 */
export const survivorCacheNamespace: DeriveId<string> = derived('cache-namespace');

const LENGTH = 10;
const SPACE = 36 ** LENGTH;

/** The ids of one kind of things. Two versions of an API have most of their paths and models in common, so those derived are kept. */
function derived(kind: string): DeriveId<string> {
  const ids = new Map<string, string>();
  return (key, taken) => {
    if (taken !== undefined) return firstFree(kind, key, taken);
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = firstFree(kind, key, undefined);
    if (ids.size === MAX_KNOWN) ids.clear();
    ids.set(key, id);
    return id;
  };
}

const MAX_KNOWN = 10_000;

function firstFree(kind: string, key: string, taken: ReadonlySet<string> | undefined): string {
  for (let candidate = 0; ; candidate += 1) {
    const id = (hash53(`${kind}\0${key}\0${candidate}`) % SPACE).toString(36).padStart(LENGTH, '0');
    if (taken === undefined || !taken.has(id)) return id;
  }
}

/** Fifty-three well mixed bits of a text: two multiplicative hashes with crossed finalisers, as in MurmurHash3. For names, not for secrets. */
function hash53(text: string): number {
  let high = 0x9e37_79b9;
  let low = 0x85eb_ca6b;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x9e37_79b1);
    low = Math.imul(low ^ unit, 0x5f35_6495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85eb_ca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2_ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85eb_ca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2_ae35);
  return (high & 0x1f_ffff) * 0x1_0000_0000 + (low >>> 0);
}
