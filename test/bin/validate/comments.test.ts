/** Which line an ignore comment is about. */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { CommentedText } from '../../../bin/validate/comments.ts';
import { Source } from '../../../parser/source.ts';

const comments = suite('ignore comments');

interface Case {
  readonly what: string;
  readonly file?: string;
  readonly text: string;
  /** The line that each comment is about, and its rules. */
  readonly about: readonly string[];
}

const CASES: readonly Case[] = [
  { what: 'behind code', text: 'a: 1 # dalang:ignore x\nb: 2\n', about: ['1 x'] },
  { what: 'alone', text: '# dalang:ignore x\na: 1\n', about: ['2 x'] },
  { what: 'alone, and indented', text: 'a:\n  # dalang:ignore x\n  - 1\n', about: ['3 x'] },
  { what: 'above other comments and empty lines', text: '# dalang:ignore x\n\n# why\na: 1\n', about: ['4 x'] },
  { what: 'two for one line', text: '# dalang:ignore x\n# dalang:ignore y\na: 1\n', about: ['3 x', '3 y'] },
  { what: 'at the end', text: 'a: 1\n# dalang:ignore x\n', about: ['3 x'] },
  { what: 'several rules and a reason', text: '# dalang:ignore x, y-z,w because, of this\na: 1\n', about: ['2 x+y-z+w'] },
  { what: 'without a rule', text: 'a: 1 # dalang:ignore\n', about: ['1 '] },
  { what: 'without blanks', text: 'a: 1 #dalang:ignore x\r\n', about: ['1 x'] },
  { what: 'no comment in a string', text: 'a: "# dalang:ignore x"\nb: |\n  # dalang:ignore x\nc: x# dalang:ignore x\n', about: [] },
  { what: 'another word', text: '# dalang:ignored x\na: 1\n', about: [] },
  { what: 'a file that is no YAML', text: 'a: [\n# dalang:ignore x\nb\n', about: ['3 x'] },
  { what: 'Puppet code', file: 'a.pp', text: "notify { 'x': } # dalang:ignore x\n", about: ['1 x'] },
  { what: 'a template', file: 'a.epp', text: '<%# dalang:ignore x why %>\n<%= $x %>\n', about: ['2 x'] },
  { what: 'text of a template', file: 'a.epp', text: '# dalang:ignore x\n<%= $x %> <%#dalang:ignore y-%>\n', about: ['2 y'] },
];

for (const { what, file = 'a.yaml', text, about } of CASES) {
  comments(what, () => {
    const found = new CommentedText(new Source(text, file)).comments;
    assert.equal(
      found.map(({ line, rules }) => `${line} ${rules.map(({ name }) => name).join('+')}`),
      about,
    );
  });
}

comments('the places of the rules', () => {
  const source = new Source('a: 1  # dalang:ignore x, y  why\n', 'a.yaml');
  const [comment] = new CommentedText(source).comments;
  const textAt = ({ offset, length }: { offset: number; length: number }) => source.text.slice(offset, offset + length);
  assert.is(textAt(comment!.at), '# dalang:ignore x, y  why');
  assert.equal(
    comment!.rules.map(({ at }) => textAt(at)),
    ['x', 'y'],
  );
});

comments('what is in a string over several lines is where the string begins', () => {
  const text = 'a: |\n  one\n  two\nb: "three\n  four"\nc: five\n';
  const source = new Source(`${text}# dalang:ignore x\n`, 'a.yaml');
  const commented = new CommentedText(source);
  assert.equal(
    ['one', 'two', 'three', 'four', 'five'].map((word) => commented.lineOf(text.indexOf(word))),
    [1, 1, 4, 4, 6],
  );
});

comments.run();
