import type { Method } from '../model/method.ts';

/**
 * `x-postman-meta`, which lets Postman's converters set up AWS signatures: the form Postman published in 2015, with variables for the keys.
 * What API Gateway itself writes for a method with IAM is not recorded; its exports for Postman without such methods hold no such key.
 */
export function postmanMeta({ authorizationType }: Method, region: string): object {
  if (authorizationType !== 'AWS_IAM') return {};
  const helperAttributes = {
    accessKey: '{{aws_access_key_id}}',
    secretKey: '{{aws_secret_access_key}}',
    region,
    service: 'execute-api',
    saveHelper: true,
  };
  return { 'x-postman-meta': { currentHelper: 'awsSigV4', helperAttributes } };
}
