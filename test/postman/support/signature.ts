import { createHash, createHmac } from 'node:crypto';
import type { Received } from './run-collection.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Whether a request carries the AWS signature (version 4) that its receiver works out for the secret key and the service. */
export function isSigned({ method, url, headers, body }: Received, secretKey: string, region: string): boolean {
  const found =
    /^AWS4-HMAC-SHA256 Credential=[^/]+\/(\d{8})\/([^/]+)\/execute-api\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      headers.authorization ?? '',
    );
  const [, date = '', signedRegion, names = '', signature] = found ?? [];
  const [path = '', query = ''] = url.split('?');
  const canonical = [
    method,
    path.split('/').map((part) => encodeURIComponent(part)).join('/'), // prettier-ignore
    query.split('&').sort().join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    sha256(body),
  ].join('\n');
  const scope = `${date}/${region}/execute-api/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n');
  const key = [date, region, 'execute-api', 'aws4_request'].reduce<string | Buffer>(
    (secret, text) => hmac(secret, text),
    `AWS4${secretKey}`,
  );
  return signedRegion === region && signature === hmac(key, toSign).toString('hex');
}
