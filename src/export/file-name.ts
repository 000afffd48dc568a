import type { RestApi } from '../model/api-model.ts';
import { versionOf } from './deployment.ts';

export type ExportKind = 'swagger' | 'oas30' | 'postman' | 'aws-cli';

/**
 * The name of an export in a folder: `swagger_1.0.json`, as the service names its downloads, a collection and a script by the API's name.
 * What file systems do not take becomes a hyphen.
 */
export function fileNameOf(restApi: RestApi, kind: ExportKind, format: 'json' | 'yaml'): string {
  switch (kind) {
    case 'postman':
      return `${fileSafe(restApi.name)}.postman_collection.json`;
    case 'aws-cli':
      return `${fileSafe(restApi.name)}.sh`;
    default:
      return `${kind}_${fileSafe(versionOf(restApi))}.${format}`;
  }
}

const LONGEST = 100;

function fileSafe(name: string): string {
  return name.replace(/[\p{Cc}\p{Surrogate}<>:"/\\|?*]+/gu, '-').slice(0, LONGEST);
}
