/**
 * Checks an environment: every rule over every node in turn, then over the environment as a whole.
 */
import { Compilation } from '../catalog/compilation.ts';
import { compile, type Failure } from '../compile.ts';
import { Environment, type EnvironmentOptions } from '../environment.ts';
import { compileToFixPoint, ExportStore } from '../exported/index.ts';
import type { NodeData } from '../node/node.ts';
import { ValidationContext } from './context.ts';
import { NAMED_LINE, namedLine } from './failure-place.ts';
import type { Finding } from './finding.ts';
import { COMPILATION_RULE, FindingCollector } from './finding-collector.ts';
import { bareCompilation, visitNode, whileActive } from './node.ts';
import type { Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

export interface ValidationProgress {
  /** Nodes that were checked so far, of all. */
  readonly done: number;
  readonly nodes: number;
}

export interface ValidationInput {
  readonly environment: EnvironmentOptions;
  /** The nodes with their facts; without any, only what is wrong whatever the node is found. */
  readonly nodes: readonly NodeData[];
  /** Names of rules; all that are not on request when absent. Unknown names are an error of the caller. */
  readonly rules?: readonly string[] | undefined;
  /** Called after each node. */
  readonly onProgress?: ((progress: ValidationProgress) => void) | undefined;
}

export interface ValidationResult {
  /** Sorted by file and place, those without a place last. */
  readonly findings: readonly Finding[];
  /** Absolute paths of the data files, each hiera.yaml, manifests and templates that were looked at. */
  readonly files: readonly string[];
  /** What was looked at: data files with hiera.yaml, manifests and templates, nodes, keys of data. */
  readonly dataFiles: number;
  readonly codeFiles: number;
  readonly nodes: number;
  readonly keys: number;
}

/** Never throws for what is wrong with code or data. */
export function validate(input: ValidationInput): ValidationResult {
  const rules = chosenRules(input.rules);
  const environment = new Environment({ ...input.environment, noteKeys: true, noteMissingFacts: true });
  const context = new ValidationContext(environment, input.nodes);
  const found = new FindingCollector();
  const bare = bareCompilation(context.withoutCode, input.nodes[0] ?? { name: 'none' });
  if (!(bare instanceof Compilation)) return broken(bare, environment, input);
  const exports = exportsOf(context);
  input.nodes.forEach((data, index) => {
    visitNode(context, data, exports, (node) => {
      context.fleet.add(node, context.data);
      for (const rule of rules) if (rule.checkNode) found.add(rule, rule.checkNode(node, context), [node.name]);
    });
    input.onProgress?.({ done: index + 1, nodes: input.nodes.length });
  });
  whileActive(bare, environment, () => {
    context.attempt(() => environment.prepare());
    for (const rule of rules) if (rule.check) found.add(rule, rule.check(context), []);
  });
  return {
    findings: found.sorted(),
    files: [...context.data.files, ...context.data.configs, ...context.code.files].map(({ path }) => path),
    dataFiles: context.data.files.length + context.data.configs.length,
    codeFiles: context.code.files.length,
    nodes: input.nodes.length,
    keys: context.data.keyCount,
  };
}

/** Nothing can be compiled, or looked up: all that there is to say is why. */
function broken({ error, diagnostic }: Failure, { files }: Environment, { nodes }: ValidationInput): ValidationResult {
  const { file } = diagnostic;
  const at = diagnostic.at ?? namedLine(error, (path) => files.read(path));
  // The place is told with the line.
  const message = at === undefined ? error : diagnostic.message.replace(NAMED_LINE, '').trimEnd();
  const finding = { rule: COMPILATION_RULE, severity: 'error', message } as const;
  const place = at !== undefined ? { at } : file !== undefined ? { file } : {};
  return { findings: [{ ...finding, ...place, nodes: [] }], files: [], dataFiles: 0, codeFiles: 0, nodes: nodes.length, keys: 0 };
}

/** What the nodes export to one another; undefined where no code exports or collects. */
function exportsOf({ environment, nodes, code }: ValidationContext): ExportStore | undefined {
  if (!code.exportsResources) return undefined;
  const store = new ExportStore();
  compileToFixPoint(nodes, store, (node) => void compile(environment, node, { exports: store }));
  return store;
}

function chosenRules(names: readonly string[] | undefined): readonly Rule[] {
  if (names === undefined) return RULES.filter((rule) => rule.onRequest !== true);
  return names.map((name) => {
    const rule = RULES.find((one) => one.name === name);
    if (rule === undefined) throw new Error(`there is no rule '${name}'`);
    return rule;
  });
}
