/** The certificates of a fleet for Graphviz: certificate, files, PEM, readers. */
import type { NodeView, TlsFleet } from '../../compiler/tls/index.ts';

export function dotText({ nodes }: TlsFleet): string {
  return `digraph certificates {\n  rankdir=LR;\n  node [shape=box, fontname="sans-serif"];\n${nodes.map(cluster).join('')}}\n`;
}

function cluster(node: NodeView, index: number): string {
  const id = (name: string): string => quoted(`${node.name} ${name}`);
  const lines = new Set<string>();
  for (const { resource, title, hostname, certfile, keyfile, readers } of node.certificates) {
    lines.add(`${id(resource)} [label=${quoted(`${title}\n${hostname}`)}, style=bold];`);
    for (const file of [certfile, keyfile])
      if (file !== '') lines.add(`${id(resource)} -> ${id(file)};`).add(`${id(file)} [label=${quoted(file)}];`);
    for (const reader of readers) {
      lines.add(`${id(reader.resource)} [label=${quoted(reader.resource)}, shape=ellipse];`);
      lines.add(`${id(reader.file)} -> ${id(reader.resource)};`);
    }
  }
  for (const { path, parts } of node.pems) {
    lines.add(`${id(path)} [label=${quoted(path)}, shape=folder];`);
    for (const { source, order } of parts) if (source !== '') lines.add(`${id(source)} -> ${id(path)} [label=${quoted(order)}];`);
  }
  const body = [...lines].map((line) => `    ${line}\n`).join('');
  return `  subgraph cluster_${index} {\n    label=${quoted(node.name)};\n${body}  }\n`;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}
