/** The documents of a node: compiled once, whatever the number of its cases. */
import {
  catalogItems,
  certificateItems,
  fileItems,
  type GoldenDocument,
  type Kind,
  lookupItems,
  Scrubber,
  templateItems,
} from '../../compiler/golden/index.ts';
import { type CompileResult, compile, type Environment } from '../../compiler/index.ts';
import { CatalogFiles } from '../../compiler/render/index.ts';
import { type TemplateText, templateTexts } from '../../compiler/trace/index.ts';
import type { Case, Job } from './plan.ts';
import type { Tools } from './tools.ts';

export interface Produced {
  readonly testCase: Case;
  readonly document: GoldenDocument;
}

/** One document after another; what is empty is among them. */
export function* documentsOf(job: Job, tools: Tools): Generator<Produced> {
  const node = new JobNode(job, tools);
  for (const testCase of job.cases) for (const document of node.documents(testCase)) yield { testCase, document };
}

type Items = GoldenDocument['items'];

class JobNode {
  private readonly job: Job;
  private readonly tools: Tools;
  private readonly environment: Environment;
  private compiled: { readonly result: CompileResult; readonly texts: readonly TemplateText[] } | undefined;
  private scrubber: Scrubber;

  constructor(job: Job, tools: Tools) {
    this.job = job;
    this.tools = tools;
    const needsRecorder = job.cases.some(({ templates }) => templates.length > 0);
    this.environment = needsRecorder ? tools.traced : tools.environment;
    this.scrubber = new Scrubber(tools.folders);
  }

  *documents({ settings, resources, files, templates, lookups }: Case): Generator<GoldenDocument> {
    if (settings.catalog) yield this.ofCatalog('catalog', (result) => catalogItems(result.catalog, this.scrubber));
    if (resources.length > 0) {
      yield this.ofCatalog('resources', (result) => catalogItems(result.catalog, this.scrubber, resources));
    }
    if (files.length > 0) {
      yield this.ofCatalog('files', (result) =>
        fileItems(new CatalogFiles(result.catalog, this.environment), files, this.scrubber),
      );
    }
    if (templates.length > 0) {
      yield this.ofCatalog('templates', (_, texts) => templateItems(texts, templates, this.scrubber));
    }
    if (lookups.length > 0) {
      // What a catalog has for secrets is not asked: whether there is one depends on the other cases of the run.
      const scrubber = new Scrubber(this.tools.folders);
      const items = lookupItems(this.tools.environment, this.job.node, lookups, scrubber, this.tools.compileOptions);
      yield { kind: 'lookups', items };
    }
    if (settings.certificates) yield this.ofCatalog('certificates', (result) => certificateItems(result.catalog, this.scrubber));
  }

  /** Where the node does not compile, its error is what is kept. */
  private ofCatalog(
    kind: Kind,
    items: (result: CompileResult & { readonly ok: true }, texts: readonly TemplateText[]) => Items,
  ): GoldenDocument {
    const { result, texts } = this.catalog();
    if (!result.ok) return { kind, error: this.scrubber.error(result.error), items: new Map() };
    return { kind, items: items(result, texts) };
  }

  private catalog() {
    if (this.compiled === undefined) {
      const { environment, tools } = this;
      const result = compile(environment, this.job.node, { ...tools.compileOptions, exactNumbers: true });
      const { recorder } = environment;
      this.compiled = { result, texts: recorder === undefined ? [] : templateTexts(recorder) };
      if (result.ok) this.scrubber = new Scrubber(tools.folders, result.catalog);
    }
    return this.compiled;
  }
}
