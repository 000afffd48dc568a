import { createHash } from 'node:crypto';
import type { AnyFindingSpec } from '../diagnostics/finding.ts';
import type { Severity } from '../diagnostics/severity.ts';
import { severityByEffect } from '../diagnostics/severity.ts';
import type { Finding, FindingPlace, Range } from './finding.ts';
import { firstSentence, shownExample } from './finding-page.ts';
import type { FindingsWriter } from './findings-writer.ts';
import { identityOf, occurrences } from './fingerprint.ts';
import { wellFormed } from './visible.ts';

export interface SarifOptions {
  /** Of apigw. */
  readonly version: string;
}

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * SARIF 2.1.0, for code scanning. Results come as they are found; the rules of those that were found follow them, which JSON allows, so
 * that nothing need be kept.
 */
export function sarifWriter({ version }: SarifOptions): FindingsWriter {
  const rules = new Map<string, number>();
  let first = true;
  const ruleIndex = (code: string): number => {
    const index = rules.get(code) ?? rules.size;
    rules.set(code, index);
    return index;
  };
  return {
    begin: () =>
      '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n  "version": "2.1.0",\n  "runs": [{\n    "columnKind": "utf16CodeUnits",\n    "results": [',
    batch({ findings }) {
      const number = occurrences();
      const lines = findings.map((finding) => {
        const place = `${finding.file} ${identityOf(finding)}`;
        const line = `${first ? '' : ','}\n      ${JSON.stringify(result(finding, ruleIndex(finding.code), number(place)))}`;
        first = false;
        return line;
      });
      return lines.join('');
    },
    end({ specOf }) {
      const listed = [...rules.keys()].map((code) => `\n        ${JSON.stringify(rule(code, specOf(code)))}`);
      const close = listed.length === 0 ? '' : '\n      ';
      const driver = `"name": "apigw", "version": ${JSON.stringify(version)}, "semanticVersion": ${JSON.stringify(version)}`;
      return `${first ? '' : '\n    '}],\n    "tool": { "driver": { ${driver}, "rules": [${listed.join(',')}${close}] } }\n  }]\n}\n`;
    },
  };
}

function result(finding: Finding, ruleIndex: number, occurrence: number): object {
  const { code, effect, severity, message, serviceMessage, pointer, related, fix } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: serviceMessage === undefined ? message : `${message}\nAPI Gateway says: ${serviceMessage}` },
    locations: [{ ...location(finding), ...(pointer !== '' && { logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }] }) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, index) => ({ id: index + 1, message: { text: place.message }, ...location(place) })),
    }),
    partialFingerprints: { 'apigwFinding/v1': fingerprint(finding, occurrence) },
    properties: { effect, fix },
  };
}

/** Neither lines nor words are part of it, so that it survives edits elsewhere in the file and rewordings of the message. */
function fingerprint(finding: Finding, occurrence: number): string {
  return createHash('sha256')
    .update(`${identityOf(finding)} ${occurrence}`)
    .digest('hex')
    .slice(0, 32);
}

function location({ file, range }: FindingPlace): object {
  return { physicalLocation: { artifactLocation: artifactLocation(file), region: region(range) } };
}

function region({ start, end }: Range): object {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: start.offset,
    charLength: end.offset - start.offset,
  };
}

/** Relative to the folder of the run, which code scanning takes for the root of the repository; an absolute name is a file URI. */
function artifactLocation(file: string): object {
  const name = file === '-' ? 'stdin' : file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const uri = wellFormed(name).split('/').map(encodeURIComponent).join('/');
  if (name.startsWith('/')) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(name)) return { uri: `file:///${uri.replace('%3A', ':')}` };
  return { uri, uriBaseId: '%SRCROOT%' };
}

function rule(code: string, spec: AnyFindingSpec | undefined): object {
  if (spec === undefined) return { id: code };
  const { effect, evidence, why, bad, good } = spec;
  const help = typeof spec.fix === 'string' ? `${why}\n\nFix: ${spec.fix}` : why;
  return {
    id: code,
    name: code.replaceAll(/(?:^|[/-])([a-z])/g, (_match, letter: string) => letter.toUpperCase()),
    shortDescription: { text: firstSentence(why) },
    fullDescription: { text: why },
    help: {
      text: help,
      markdown: `${help}\n\nNot so:\n\n${fenced(shownExample(bad))}\n\nBut so:\n\n${fenced(shownExample(good))}`,
    },
    defaultConfiguration: { level: levels[severityByEffect[effect]] },
    properties: { tags: [code.slice(0, code.indexOf('/')), effect], effect, evidence },
  };
}

function fenced(yaml: string): string {
  return `\`\`\`yaml\n${yaml}\n\`\`\``;
}
