import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../../parser/diagnostics/diagnostic.ts';
import { article, combineStrings } from '../../parser/diagnostics/labels.ts';
import type { FrameOptions } from '../../parser/diagnostics/report.ts';
import { assertAndReport, errorLocation, formatFrame, formatPuppet, toData } from '../../parser/diagnostics/report.ts';
import { didYouMean, editDistance, suggestions } from '../../parser/diagnostics/suggest.ts';
import { Source } from '../../parser/source.ts';

/** A diagnostic about the part of the text between « and ». */
function marked(text: string, more: Partial<Diagnostic> = {}, file?: string): Diagnostic {
  const offset = text.indexOf('«');
  const length = text.indexOf('»') - offset - 1;
  const source = new Source(text.replace(/[«»]/g, ''), file);
  return { code: 'CODE', severity: 'error', message: 'Message', at: { source, offset, length }, ...more };
}

function frame(text: string, more: Partial<Diagnostic> = {}, options: FrameOptions = {}): string[] {
  return formatFrame(marked(text, more), options).split('\n');
}

test('a place is told with what is known of it', () => {
  assert.is(errorLocation('a.pp', 1, 2), '(file: a.pp, line: 1, column: 2)');
  assert.is(errorLocation('a.pp', 1), '(file: a.pp, line: 1)');
  assert.is(errorLocation(undefined, 1, 2), '(line: 1, column: 2)');
  assert.is(errorLocation('', 1), '(line: 1)');
  assert.is(errorLocation('a.pp'), '(file: a.pp)');
  assert.is(errorLocation(undefined), '');
});

test("Puppet's line counts characters, not UTF-16 units", () => {
  assert.is(formatPuppet(marked('a\n😀 «b»', {}, 'a.pp')), 'Message (file: a.pp, line: 2, column: 3)');
  assert.is(formatPuppet({ code: 'CODE', severity: 'error', message: 'Message', file: 'b.pp' }), 'Message (file: b.pp)');
  assert.is(formatPuppet({ code: 'CODE', severity: 'error', message: 'Message' }), 'Message');
});

test('data holds the place in characters and the span in UTF-16 units', () => {
  const { at, ...plain } = marked('😀 «b»', { hint: 'Try c' }, 'a.pp');
  assert.equal(toData({ ...plain, ...(at ? { at } : {}) }), { ...plain, file: 'a.pp', line: 1, pos: 3, offset: 3, length: 1 });
});

test('a frame shows the line and marks the text', () => {
  assert.equal(frame('class a {\n  «$x» = 1\n}'), ['   |', ' 2 |   $x = 1', '   |   ^^']);
});

test('a tab is shown as spaces up to the next stop', () => {
  assert.equal(frame('\ta\t«b»'), ['   |', ' 1 |     a   b', '   |         ^']);
});

test('control characters and what turns the text are shown as something visible', () => {
  assert.equal(frame('\0\x1b[31m\u202e «b»'), ['   |', ' 1 | ␀␛[31m<U+202E> b', '   |                ^']);
});

test('wide characters take two columns', () => {
  assert.equal(frame('日本 «b»'), ['   |', ' 1 | 日本 b', '   |      ^']);
});

test('combining marks take no column', () => {
  assert.equal(frame('a\u0308 «b»'), ['   |', ' 1 | a\u0308 b', '   |   ^']);
});

test('a long line is clipped around the mark', () => {
  const [, text = '', mark = ''] = frame(`${'a'.repeat(200)} «bad» ${'c'.repeat(200)}`, {}, { width: 30 });
  assert.is(text, ' 1 | …aaaaaaaaa bad cccccccccccccccc…');
  assert.is(mark.indexOf('^^^'), text.indexOf('bad'));
});

test('of a span over several lines the first is marked', () => {
  assert.equal(frame('«a {\n}»'), ['   |', ' 1 | a {', '   | ^^^']);
});

test('an empty span is marked by one caret, at the end of a line too', () => {
  assert.equal(frame('ab«»'), ['   |', ' 1 | ab', '   |   ^']);
});

test('related places and the hint come behind', () => {
  const other = new Source('x\ny', 'b.pp');
  const more = { hint: "Did you mean 'b'?", related: [{ at: { source: other, offset: 2, length: 1 }, message: 'first here' }] };
  assert.equal(frame('«a»', more), [
    '   |',
    ' 1 | a',
    '   | ^',
    '   = first here (file: b.pp, line: 2, column: 1)',
    '   |',
    ' 2 | y',
    '   | -',
    "   = hint: Did you mean 'b'?",
  ]);
});

test('of a note of several lines the others stand below the first', () => {
  assert.equal(frame('«a»', {}, { notes: ['one\ntwo', 'three'] }).slice(3), ['   = one', '     two', '   = three']);
});

test('a frame without place and hint is empty', () => {
  assert.is(formatFrame({ code: 'CODE', severity: 'error', message: 'Message' }), '');
});

test('colours come only when asked for', () => {
  const diagnostic = marked('«a»');
  assert.not.match(formatFrame(diagnostic), '\x1b');
  assert.match(formatFrame(diagnostic, { color: true }), '\x1b[31m^\x1b[0m');
});

test('no more than ten warnings, deprecations and errors are logged', () => {
  const many = (severity: Diagnostic['severity']) => Array.from({ length: 12 }, () => marked('«a»', { severity }));
  const source = new Source('a', 'a.pp');
  const at = { source, offset: 0, length: 1 };
  const all = [...many('warning'), ...many('deprecation'), ...many('error')].map((each) => ({ ...each, at }));
  const { logs, error } = assertAndReport(all);
  assert.is(logs.filter(([level]) => level === 'warning').length, 20);
  assert.is(logs.filter(([level]) => level === 'err').length, 10);
  assert.is(error, 'Language validation logged 12 errors, and 24 warnings. Giving up (file: a.pp)');
});

test('the limits can be set', () => {
  const diagnostics = [marked('«a»'), marked('«a»', { message: 'Other' })];
  assert.equal(assertAndReport(diagnostics, { maxErrors: 1 }), { logs: [], error: 'Message (line: 1, column: 1)' });
});

test('articles go by the first letter', () => {
  assert.is(article('Array'), 'an');
  assert.is(article("'if' statement"), 'an');
  assert.is(article('yard'), 'an');
  assert.is(article('Hash'), 'a');
  assert.throws(() => article(''), /does not appear to contain a word/);
});

test('strings are combined with commas and a conjunction', () => {
  assert.is(combineStrings([]), '');
  assert.is(combineStrings(['a']), 'a');
  assert.is(combineStrings(['a', 'b']), 'a or b');
  assert.is(combineStrings(['a', 'b', 'c'], 'and'), 'a, b, and c');
});

test('distance counts insertions, deletions, replacements and swaps of neighbours', () => {
  assert.is(editDistance('package', 'package', 3), 0);
  assert.is(editDistance('package', 'pakcage', 3), 1);
  assert.is(editDistance('package', 'pckage', 3), 1);
  assert.is(editDistance('package', 'packages', 3), 1);
  assert.is(editDistance('package', 'packaxe', 3), 1);
  assert.is(editDistance('kitten', 'sitting', 3), 3);
  assert.is(editDistance('kitten', 'sitting', 2), 3);
});

test('near names are suggested, nearest first, and far ones not', () => {
  const known = ['package', 'packages', 'file', 'service', 'user'];
  assert.equal(suggestions('pakcage', known), ['package', 'packages']);
  assert.equal(suggestions('Packag', known), ['package', 'packages']);
  assert.equal(suggestions('x', known), []);
  assert.is(didYouMean('sevrice', known), "Did you mean 'service'?");
  assert.is(didYouMean('pakcage', known), "Did you mean 'package' or 'packages'?");
  assert.is(didYouMean('volume', known), undefined);
});

test.run();
