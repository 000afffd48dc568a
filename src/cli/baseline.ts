import { dirname, relative, resolve, sep } from 'node:path';
import { identityOf } from '../report/fingerprint.ts';
import type { Finding } from '../report/finding.ts';
import { readInput, writeWhole } from './io.ts';
import { UsageError } from './usage-error.ts';

/** The findings a repository starts with, and how many of each kind and place: what is not more than these is not reported. */
export interface Baseline {
  /** The findings that are new. */
  newOnes(findings: readonly Finding[]): Finding[];
  /** Says that a file was read, so that what is no longer there can be told from what was not looked at. */
  sawFile(file: string): void;
  readonly known: number;
  readonly gone: number;
}

interface Entry {
  readonly file: string;
  readonly code: string;
  readonly pointer: string;
  readonly count: number;
}

/** @throws UsageError when the file cannot be read or is no baseline. */
export function readBaseline(path: string): Baseline {
  const left = new Map<string, number>();
  const byFile = new Map<string, string[]>();
  for (const entry of entriesOf(path)) {
    const key = keyOf(entry.file, `${entry.code} ${entry.pointer}`);
    left.set(key, entry.count);
    byFile.set(entry.file, [...(byFile.get(entry.file) ?? []), key]);
  }
  const seen = new Set<string>();
  let known = 0;
  return {
    newOnes: (findings) =>
      findings.filter((finding) => {
        const key = keyOf(nameFrom(path, finding.file), identityOf(finding));
        const count = left.get(key) ?? 0;
        if (count === 0) return true;
        left.set(key, count - 1);
        known += 1;
        return false;
      }),
    sawFile: (file) => void seen.add(nameFrom(path, file)),
    get known() {
      return known;
    },
    get gone() {
      return [...seen].flatMap((file) => byFile.get(file) ?? []).reduce((sum, key) => sum + (left.get(key) ?? 0), 0);
    },
  };
}

/** A baseline that takes every finding for known, and is written as a file at the end. */
export interface NewBaseline extends Baseline {
  /** Writes it by file, code and pointer, so that it reads well in a review. */
  write(): void;
}

export function newBaseline(path: string): NewBaseline {
  const entries = new Map<string, Entry>();
  let known = 0;
  return {
    newOnes(findings) {
      known += findings.length;
      for (const finding of findings) {
        const file = nameFrom(path, finding.file);
        const key = keyOf(file, identityOf(finding));
        const { code, pointer } = finding;
        entries.set(key, { file, code, pointer, count: (entries.get(key)?.count ?? 0) + 1 });
      }
      return [];
    },
    sawFile() {},
    get known() {
      return known;
    },
    gone: 0,
    write() {
      const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
      const lines = sorted.map(([, entry]) => `    ${JSON.stringify(entry)}`);
      writeWhole(path, `{\n  "version": 1,\n  "findings": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`);
    },
  };
}

const keyOf = (file: string, identity: string): string => `${file} ${identity}`;

/** The name of a file from the folder of the baseline, so that it holds wherever the run is started. */
function nameFrom(path: string, file: string): string {
  if (file === '-') return file;
  const name = relative(dirname(resolve(path)), resolve(file));
  return sep === '\\' ? name.replaceAll('\\', '/') : name;
}

function entriesOf(path: string): readonly Entry[] {
  let data: unknown;
  try {
    data = JSON.parse(readInput(path).toString('utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw notOne(path, 'it is no JSON');
  }
  const { version, findings } = (data ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings)) throw notOne(path, 'it holds no "version": 1 and "findings"');
  if (!findings.every(isEntry)) throw notOne(path, 'a finding in it has no file, code, pointer or count');
  return findings;
}

function isEntry(value: unknown): value is Entry {
  const { file, code, pointer, count } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
  return [file, code, pointer].every((text) => typeof text === 'string') && typeof count === 'number' && count > 0;
}

function notOne(path: string, reason: string): UsageError {
  return new UsageError(`${path} is no baseline: ${reason}; apigw validate --write-baseline writes one`);
}
