import { finding } from '../diagnostics/finding.ts';
import { exampleOf, LAMBDA_URI, ROLE } from './example.ts';
import { rule } from './rule.ts';

/** What the regions of each partition begin with, and what follows; the first that fits counts. */
const PARTITIONS: readonly (readonly [partition: string, prefix: string, rest: RegExp])[] = [
  ['aws-cn', 'cn-', /^\w+-\d+$/],
  ['aws-us-gov', 'us-gov-', /^\w+-\d+$/],
  ['aws-iso', 'us-iso-', /^\w+-\d+$/],
  ['aws-iso-b', 'us-isob-', /^\w+-\d+$/],
  ['aws-iso-e', 'eu-isoe-', /^\w+-\d+$/],
  ['aws-iso-f', 'us-isof-', /^\w+-\d+$/],
  ['aws-eusc', 'eusc-', /^\w+-\w+-\d+$/],
  ['aws', '', /^[a-z]{2}-[a-z]+-\d+$/],
];

const lambda = (uri: string): string => exampleOf(`{type: aws_proxy, httpMethod: POST, credentials: "${ROLE}", uri: "${uri}"}`);

export const partitionOfRegion = finding<{ partition: string; region: string; expected: string }>({
  code: 'integration/arn-partition',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ partition, region, expected }) => `The region ${region} is in the partition ${expected}, not in ${partition}.`,
  why: 'The partition of an ARN must be that of its region; a function or a service of another one cannot be reached.',
  fix: ({ expected }) => `Write arn:${expected}:, or ${'arn:${AWS::Partition}:'}, which the import fills in.`,
  bad: lambda(LAMBDA_URI.replaceAll('eu-west-1', 'cn-north-1')),
  good: lambda(LAMBDA_URI.replaceAll('eu-west-1', 'cn-north-1').replaceAll('arn:aws:', 'arn:aws-cn:')),
});

export const regionForm = finding<{ region: string }>({
  code: 'integration/arn-region',
  effect: 'warns-import',
  evidence: 'documented',
  message: ({ region }) => `${JSON.stringify(region)} is no region.`,
  why: 'The ARN names the region of the service that is called, such as eu-west-1. Samples write a word in its place.',
  fix: 'Write the region, or ${AWS::Region}, which the import fills in.',
  bad: lambda(LAMBDA_URI.replace('eu-west-1', 'region')),
  good: lambda(LAMBDA_URI),
});

const ARN = /arn:([a-z-]+):(?:apigateway|lambda):([^:]*):/g;

/** Partitions and regions of the ARNs in integration uris. */
export const checkArnPartitions = rule([partitionOfRegion, regionForm], ({ integrated }, report) => {
  const partitions = new Map<string, string | undefined>();
  for (const { integration, type, uri } of integrated) {
    if ((type !== 'AWS' && type !== 'AWS_PROXY') || uri === undefined) continue;
    if (!uri.includes('arn:')) continue;
    ARN.lastIndex = 0;
    for (let arn = ARN.exec(uri); arn !== null; arn = ARN.exec(uri)) {
      const partition = arn[1] as string;
      const region = arn[2] as string;
      if (!partitions.has(region)) partitions.set(region, partitionOf(region));
      const expected = partitions.get(region);
      if (expected === partition) continue;
      const at = integration.at('uri');
      if (expected === undefined) report(regionForm, at, { region });
      else report(partitionOfRegion, at, { partition, region, expected });
      break;
    }
  }
});

const partitionOf = (region: string): string | undefined =>
  PARTITIONS.find(([, prefix, rest]) => region.startsWith(prefix) && rest.test(region.slice(prefix.length)))?.[0];
