import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Environment } from '../../../compiler/index.ts';
import {
  CatalogFiles,
  isSecret,
  type NotRendered,
  type Rendered,
  shownContent,
  wholeContent,
} from '../../../compiler/render/index.ts';
import { RENDER_FOLDER, recordedFiles, textOrBytes } from '../../support/render-cases.ts';

const { catalog, files, complaints } = recordedFiles();
const node = new CatalogFiles(catalog, new Environment({ directory: RENDER_FOLDER }));

function rendered(wanted: string): Rendered {
  const result = node.render(wanted);
  if (!result.ok) throw new Error(`${result.reason} ${result.hint ?? ''}`);
  return result;
}

function refused(wanted: string): NotRendered {
  const result = node.render(wanted);
  if (result.ok) throw new Error(`${wanted} has a content`);
  return result;
}

/** What the agent could not make, with its reason. */
const failures = new Map(
  complaints.map((line) => {
    const [, reference = '', reason = ''] = /Error: .*\/(\w+\[.*?\]): (.*)$/s.exec(line) ?? [];
    return [reference, reason];
  }),
);
const failedPaths = catalog.resources
  .filter(({ type, title }) => failures.has(`${type}[${title}]`))
  .map(({ title, parameters }) => String(parameters?.path ?? title));

const asPuppet = suite('files of a node: as Puppet’s agent makes them');

for (const [path, content] of Object.entries(files)) {
  if (failedPaths.includes(path)) continue;
  asPuppet(path, () => assert.equal(textOrBytes(wholeContent(rendered(path))!), content));
}
for (const [reference, reason] of failures) {
  asPuppet(`refused: ${reference}`, () => {
    const said = refused(reference).reason;
    // What is JSON's own reason has the place of Ruby's parser in it.
    const [core = said] = said.split(': ').slice(-1);
    assert.ok(reason.includes(core), `${said} | ${reason}`);
  });
}
asPuppet('what the agent does not make', () => {
  assert.is(failures.size, 5);
  assert.match(refused('/node/absent').reason, 'the node has no /node/absent: Concat_file[/node/absent] is absent');
  for (const path of ['/node/tree/top.bak', '/node/shallow/deep/deep.txt', '/node/tree/deep']) {
    assert.is(files[path], undefined);
    assert.match(refused(path).reason, `no resource of the catalog is the file ${path}`);
  }
});

const questions = suite('files of a node: what is asked for');

questions('by path, by the titles of what makes it, and fragment by fragment', () => {
  const text = 'by path\nby title\n';
  for (const wanted of ['/node/by_path', 'Concat[by path]', 'Concat_file[by path]', "concat['by path']", '//node/by_path/']) {
    assert.is(String(wholeContent(rendered(wanted))), text, wanted);
  }
  assert.is(String(wholeContent(rendered('Concat::Fragment[by title]'))), 'by title\n');
  assert.is(String(wholeContent(rendered('File[/node/content]'))), 'content\n');
  assert.is(String(wholeContent(rendered('File[by title]'))), 'by title\n');
});

questions('fragments come in their order, with what they are made of', () => {
  const { fragments } = rendered('Concat[sources]');
  assert.equal(
    fragments.map(({ resource, order, piece }) => [resource.title, order, piece.file?.replace(`${RENDER_FOLDER}/`, '')]),
    [
      ['content', '1', undefined],
      ['source', '2', 'modules/parts/files/plain.txt'],
      ['first source', '3', 'modules/parts/files/bytes.bin'],
    ],
  );
});

questions('what is not there: the nearest names', () => {
  assert.equal(refused('/node/contnet'), {
    ok: false,
    reason: 'no resource of the catalog is the file /node/contnet',
    hint: "Did you mean '/node/content'?",
  });
  assert.match(refused('motd').reason, "'motd' is neither a path of the node nor Type[title]");
  assert.match(refused('/etc/json').hint ?? '', 'there are /node/json');
  assert.equal(refused('Concat[by_path]').hint, "Did you mean 'Concat[by path]'?");
  assert.equal(refused('Class[main]').reason, 'Class[main] is no file');
  assert.match(refused('Class[main]').hint ?? '', 'it holds ');
  assert.equal(refused('/node/tree').reason, '/node/tree is a folder');
});

questions('a path that leads upwards is the path that it comes to, and leaves no folder of a module', () => {
  assert.is(String(wholeContent(rendered('/node/tree/../content'))), 'content\n');
  assert.is(refused('/node/tree/../plain.txt').reason, 'no resource of the catalog is the file /node/plain.txt');
});

questions('links are followed, and told', () => {
  assert.equal(rendered('/node/link_to_link').notes, [
    '/node/link_to_link is a link to /node/link',
    '/node/link is a link to /node/content',
  ]);
});

questions('what is Sensitive is known to be', () => {
  const secret = rendered('/node/secret');
  assert.ok(isSecret(secret));
  assert.is(String(shownContent(secret)), '[value redacted]\n');
  assert.not.ok(isSecret(rendered('/node/content')));
});

// --- Catalogs that no manifest here makes -----------------------------------------------------------------------------------

type Parameters = Readonly<Record<string, unknown>>;

function of(...resources: readonly (readonly [reference: string, parameters: Parameters])[]): CatalogFiles {
  const all = resources.map(([reference, parameters], index) => {
    const [, type = '', title = ''] = /^(.*?)\[(.*)\]$/.exec(reference) ?? [];
    return { type, title, tags: [], exported: false, kind: 'compilable_type', file: '/m/site.pp', line: index + 1, parameters };
  });
  return new CatalogFiles({ ...catalog, resources: all, edges: [] }, new Environment({ directory: RENDER_FOLDER }));
}

questions('what only the node has is told', () => {
  const files = of(
    ['File[/a]', { source: '/srv/a' }],
    ['File[/b]', { source: 'https://example.com/b' }],
    ['File[/c]', { source: ['puppet:///modules/parts/missing', 'puppet:///private/c', 'puppet:///modules/parts/plain.txt'] }],
    ['File[/d]', { content: { __ptype: 'Deferred', name: 'vault::read', arguments: [] } }],
    ['File[/e]', { content: '{md5}d41d8cd98f00b204e9800998ecf8427e' }],
    ['File[/f]', { mode: '0644' }],
    ['File[/g]', { source: 'puppet:///modules/parts/../../manifests/site.pp' }],
    ['Concat[/h]', {}],
    ['Concat::Fragment[h1]', { target: '/h', content: 'known\n' }],
    ['Concat::Fragment[h2]', { target: '/h', source: 'file:///srv/h2', order: 20 }],
  );
  const unknown = (path: string) => {
    const result = files.render(path);
    return result.ok ? result.pieces.map((piece) => piece.unknown ?? String(piece.bytes)) : result.reason;
  };
  assert.equal(unknown('/a'), ['the file /srv/a of the node']);
  assert.equal(unknown('/b'), ['what https://example.com/b answers']);
  assert.equal(unknown('/c'), ["puppet:///private/c, a mount point of the server's fileserver.conf"]);
  assert.equal(unknown('/d'), ['what vault::read answers on the node']);
  assert.equal(unknown('/e'), ["the file {md5}d41d8cd98f00b204e9800998ecf8427e of the node's file bucket"]);
  assert.equal(unknown('/f'), "File[/f] has neither content nor source: the content of /f is the node's own");
  assert.match(String(unknown('/g')), 'Could not retrieve information from environment production source(s)');
  assert.equal(unknown('/h'), ['known\n', 'the file /srv/h2 of the node']);
  assert.is(String(shownContent(files.render('/h') as Rendered)), 'known\n[the file /srv/h2 of the node]\n');
});

questions('what is wrong with fragments that are Sensitive does not show them', () => {
  for (const [format, first] of [
    ['json', '{"password": "hunter2"}'],
    ['json', '{"password": hunter2}'],
    ['yaml', 'password: hunter2'],
    ['yaml', 'password: [hunter2'],
  ] as const) {
    const files = of(
      ['Concat_file[/s]', { format }],
      ['Concat_fragment[a]', { target: '/s', content: { __ptype: 'Sensitive', __pvalue: first } }],
      ['Concat_fragment[b]', { target: '/s', content: '{"password": "other"}' }],
    );
    const reason = `the fragments cannot be put together as ${format}, and the reason is Sensitive as they are`;
    assert.equal(files.render('/s'), { ok: false, reason, hint: undefined });
  }
});

questions('whoever changes the file beside is named', () => {
  const files = of(
    ['File[/etc/a]', { content: 'a\n', replace: false }],
    ['File_line[x]', { path: '/etc/a', line: 'b' }],
    ['Ini_setting[y]', { path: '/etc/b', section: '', setting: 'c', value: 'd' }],
    ['Augeas[z]', { context: '/files/etc/b/1', changes: ['set x y'] }],
    ['Exec[other]', { path: '/etc/a', command: '/bin/true' }],
  );
  const first = files.render('/etc/a') as Rendered;
  assert.equal(first.notes, [
    'written only where no such file is there: replace => false',
    'File_line[x] (/m/site.pp:2) changes the file on the node; that is not in the content here',
  ]);
  assert.equal(files.render('/etc/b'), {
    ok: false,
    reason: 'nothing in the catalog provides /etc/b',
    hint: 'Ini_setting[y] (/m/site.pp:3), Augeas[z] (/m/site.pp:4) change the file on the node',
  });
});

questions('links in a circle', () => {
  const files = of(['File[/a]', { ensure: 'link', target: 'b' }], ['File[/b]', { ensure: 'link', target: 'a' }]);
  assert.equal(files.render('/a'), { ok: false, reason: 'the links of /a go round in circles', hint: undefined });
});

asPuppet.run();
questions.run();
