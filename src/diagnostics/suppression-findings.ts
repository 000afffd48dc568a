import { finding } from './finding.ts';

const example = (comment: string): string => `swagger: "2.0"
info:
  title: Pets
  version: "1"
  ${comment}
  title: Animals
paths: {}
`;
const reasoned = example('# apigw-ignore-next-line text/duplicate-key -- the generator writes both');
const elsewhere = (comment: string): string => `swagger: "2.0"
info:
  ${comment}
  title: Pets
  version: "1"
paths: {}
`;
const silent = elsewhere('# The name in the console.');

export const unused = finding<{ code: string }>({
  code: 'suppression/unused',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ code }) => `This suppression of ${code} holds nothing back.`,
  why: 'What it was written for is gone; left standing it would hide the next finding of its kind.',
  fix: 'Remove it.',
  bad: elsewhere('# apigw-ignore-next-line text/duplicate-key -- the generator writes both'),
  good: silent,
});

export const reasonMissing = finding<{ code: string }>({
  code: 'suppression/reason-missing',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ code }) => `This suppression of ${code} gives no reason, so it has no effect.`,
  why: 'Without a reason nobody can tell later whether it is still needed.',
  fix: 'Write the reason behind two hyphens: `# apigw-ignore-next-line code -- reason`.',
  bad: elsewhere('# apigw-ignore-next-line text/duplicate-key'),
  good: reasoned,
});

export const unknownCode = finding<{ code: string; meant: string | undefined }>({
  code: 'suppression/unknown-code',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ code }) => `There is no finding ${JSON.stringify(code)} to suppress.`,
  why: 'A misspelt code holds nothing back.',
  fix: ({ meant }) => (meant === undefined ? '`apigw explain --list` lists the codes.' : `Did you mean ${meant}?`),
  bad: elsewhere('# apigw-ignore-next-line text/duplicate-keys -- the generator writes both'),
  good: reasoned,
});

export const cannotSilence = finding<{ code: string }>({
  code: 'suppression/fails-import',
  effect: 'advice',
  evidence: 'inferred',
  message: ({ code }) => `${code} fails the import and cannot be suppressed.`,
  why: 'API Gateway would refuse the definition all the same.',
  fix: 'Repair what it is about, and remove the suppression.',
  bad: elsewhere('# apigw-ignore-next-line text/syntax -- we know'),
  good: silent,
});
