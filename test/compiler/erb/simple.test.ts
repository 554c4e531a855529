/**
 * Templates in simple Ruby are rendered without Ruby: what comes out is what Ruby makes of them, and what may come out otherwise is left to Ruby.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compileTemplate, Declined } from '../../../compiler/erb/index.ts';
import { compile, Environment } from '../../../compiler/index.ts';
import { erbTemplate, VARIABLES } from '../../conformance/generate/erb.ts';
import { Random } from '../../conformance/random.ts';

const test = suite('templates in simple Ruby');
const environment = new Environment({});

/** A comment that Ruby alone is trusted with; it puts nothing out. */
const FOR_RUBY = '<%# coding: UTF-8 %>';

function isSimple(template: string): boolean {
  try {
    compileTemplate(template);
    return true;
  } catch (error) {
    if (error instanceof Declined) return false;
    throw error;
  }
}

function rendered(template: string, limits = {}) {
  const literal = `'${template.replace(/[\\']/g, '\\$&')}'`;
  const code = `${VARIABLES}notify { 'rendered': message => inline_template(${literal}) }`;
  const result = compile(environment.with({ code }), { name: 'erb' }, { limits });
  if (!result.ok) return { error: result.error.replace(FOR_RUBY, '') };
  return { text: result.catalog.resources.find(({ type }) => type === 'Notify')?.parameters?.message };
}

/** Rendered here, and by Ruby. */
function both(template: string) {
  return [rendered(template), rendered(FOR_RUBY + template)] as const;
}

const TEMPLATES = 250;

test(`${TEMPLATES} made-up templates are rendered as Ruby renders them`, () => {
  let simple = 0;
  for (let number = 0; number < TEMPLATES; number++) {
    const template = erbTemplate(Random.named(7, `template ${number}`));
    if (!isSimple(template)) continue;
    simple++;
    const [here, byRuby] = both(template);
    assert.equal(here, byRuby, template);
  }
  assert.ok(simple > TEMPLATES * 0.8, `only ${simple} were simple`);
});

/** Each of another construct, whose output Ruby was not asked for elsewhere. */
const SIMPLE: readonly string[] = [
  '<% if @yes -%>\r\nyes\r\n<% end -%>\r\n',
  'a <%%= not a tag %%> b',
  '<%= @n %> <%# comment -%>\nnext',
  'a<% 1 %>  <%- 2 -%>\nb',
  'open <%= @t',
  '<%= "a\\tb\\n\\e[0m\\s#{@n + 1}#{"#{@t}"}" %>',
  "<%= %q(it's (nested)) + %Q[a#{@n}] + %w{x y}.join %>",
  '<%= @list.each_with_index.map { |v, i| "#{i}#{v}" }.join %>',
  '<% @rows.each do |row| next unless row["value"] -%>\n<%= row["name"] %>\n<% end -%>',
  '<% @hash.each_with_index do |(k, v), i| %><%= k %><%= v.inspect %><%= i %><% end %>',
  '<%= @rows.map { |r| r["name"] }\n  .sort\n  .join(",") %>',
  '<% x = 1; y = x + 1 if x %><%= y %><% x += 1 %><%= x %>',
  '<% 3.times do |i| x ||= i %><%= x %><% end %>',
  '<%= case @n when 1..2 then "few" when Integer then "many" end rescue "x" %>',
  '<%= @none&.upcase.inspect %><%= [nil, true, :undef, 2.5, {}].inspect %>',
  '<%= 1e20 %> <%= 1e16.to_s %> <%= 10 / -3 %> <%= -7 % 3 %> <%= 2**64 %>',
  '<%= (@n > 3 and not @no) ? "both" : "none" %>',
  '<%= @name9.length %> <%= @name9[0..0] %> <%= @name9 =~ /n/ %>',
  '<%= "%-5s|%03d|%x" % ["a", 7, 255] %>',
  '<% list = [] %><% list << "a" << "b" %><% list.push(3) %><%= list.inspect %>',
  '<% h = {} %><% h["k"] = @n %><%= h %>',
  '<% @list << "changed by Ruby" %><%= @list.size %>',
  '<% @hash["k"] = 1 %><%= @hash %>',
  '<%= not(@yes).nil? %> <%= not(@no) && @no %> <%= not (@no) && @no %> <% if not(@yes) || @yes then %>a<% end %>',
  '<%= @list[0...0].inspect %> <%= @t[0...@z].inspect %> <%= @list[1...-1] %> <%= @t[-4...-1] %> <%= (1...3).to_a %>',
  '<%= @t[/(s)(o)/, -1] %> <%= @t[/(s)/, -2].inspect %> <%= @t.match(/(s)(o)/)[-1] %>',
  '<%= @t.gsub(/(s)|(e)/, "<\\\\+>") %>',
  '<%= @plain.each_with_index.map { |pair| pair.inspect } %>',
  '<%= @plain.each_with_index.map(&:first).inspect %> <%= @plain.map(&:first).inspect %> <%= @list.each_slice(2).map(&:first) %>',
  '<%= @words.chomp(nil).inspect %>',
  '<%= @plain.each_slice(2) { |pairs| } %> <%= @list.each_slice(2) { |few| } %>',
  '<% zero = -0.0 %><%= zero.abs %> <%= zero %>',
  "<%= 'a\r\nb'.inspect %>\r\n<%= %w(a\r\nb).inspect -%>\r\n",
  '<% @list.each do |v| %><% v == "a" and next %><%= v %><% end %>',
  '<% list = []; list << list %><%= list.inspect %>',
  '<% hash = {}; list = [hash]; hash["list"] = list %><%= list %>',
  '<% list = []; list.concat((1..200000).to_a) %><%= list.size %>',
  '<%= @list.map do |v| %>x<% end %>',
  'a<% # a comment -%>\nb<% # another\n%>',
  '<% kinds = @list.group_by do |v| %>x<% end %><%= kinds.size %>',
];

for (const template of SIMPLE) {
  test(`as Ruby: ${JSON.stringify(template)}`, () => {
    const [here, byRuby] = both(template);
    assert.equal(here, byRuby);
    assert.ok('text' in here || isSimple(template) === false, JSON.stringify(here));
  });
}

/** What only Ruby is trusted with. */
const LEFT_TO_RUBY: readonly string[] = [
  '<% @t.upcase! %>',
  '<% def f; end %>',
  '<% $x = 1 %>',
  '<%= $1 %>',
  '<%= `id` %>',
  '<%= File.read("/etc/passwd") %>',
  '<%= Time.now %>',
  '<%= rand %>',
  '<%= eval("1") %>',
  '<%= @t.send(:upcase) %>',
  '<%= instance_variables %>',
  '<%= scope.function_template(["a"]) %>',
  '<%= scope.function_fail(["a"]) %>',
  '<% scope.setvar("x", 1) %>',
  '<%= undefined_name %>',
  '<% begin %>a<% rescue %>b<% end %>',
  '<% while false %>a<% end %>',
  '<%= <<EOT\na\nEOT\n%>',
  '<%= (1..2) ? 1 : 2 %>',
  '<%= /a/ ? 1 : 2 %>',
  '<% if @t =~ /(a)/ %><%= $~[1] %><% end %>',
  '<%= ?a %>',
  '<%= @__scope__ %>',
  '<% @list.each do |v| %>',
  '<% end %>',
  '<%= "#@t" %>',
  '<%= { a: 1 } %>',
  '<%= @list.map.with_index(1) { |v, i| i } %>',
  '<% a, b = 1, 2 %>',
  '<% return %>',
  '<%= lambda { 1 }.call %>',
  "<%= 'a' 'b' %>",
  '<% unless @yes %>a<% elsif @no %>b<% end %>',
  '<% @hash.each do |a, a| %><% end %>',
  '<%= defined? (@t) && @no %>',
  '<% @x = nil %><%= defined?(@x) %>',
  '<%= @t.nil?==true %>',
  '<%= @t.nil??1:2 %>',
  '<% x = @list\n\n.first %>',
  '<% x = @list; .first %>',
  '<%= [1\n,2] %>',
  '<%= @list.first(;) %>',
  '<% @list.each do |v| %><%= next %><% end %>',
  '<% @list.each do |v| %><% x = next %><% end %>',
  '<% @list.each do |v| %><% next or 1 %><% end %>',
  '<%= -@nums.fetch 1 %>',
  '<%= not (@n; 5) %>',
  '<% @n\\\\%>',
  '<% @list.each do |v| %><%= v %><% end %><% # the list is what comes out %>',
];

/** What Ruby refuses when it gets there: nil where an argument may be left out but not be nil, more values than a method takes. */
const REFUSED: readonly string[] = [
  '<%= @t[0, @none] %>',
  '<%= @list[0, nil] %>',
  '<%= @list.first(@none) %>',
  '<%= @list.last(nil) %>',
  '<%= @hash.first(nil) %>',
  '<%= @t.rjust(20, nil) %>',
  '<%= @list.each_with_index.map(&:size) %>',
  '<%= @rows.each_with_index(&:nil?) %>',
  '<%= @plain.select(&:nil?) %>',
];

for (const template of REFUSED) {
  test(`refused as by Ruby: ${template}`, () => {
    const [here, byRuby] = both(template);
    assert.equal(here, byRuby);
    assert.ok('error' in here && isSimple(template), JSON.stringify(here));
  });
}

for (const template of LEFT_TO_RUBY) {
  test(`left to Ruby: ${JSON.stringify(template)}`, () => assert.not.ok(isSimple(template)));
}

test('what goes wrong while a template is rendered is told by Ruby, with its line there', () => {
  const template = 'a\n<%= @t %>\n<%= @t + 1 %>\n';
  assert.ok(isSimple(template));
  assert.match(rendered(template).error ?? '', /Failed to parse inline template: no implicit conversion of Integer into String/);
});

test('a comment at the end of a template hides its output: what the code before it answers comes out', () => {
  assert.is(rendered('<% @list.each do |v| %><%= v %>,<% end %><% # done %>').text, 'baca');
});

test('undef in an inherited class hides no variable of the top scope', () => {
  const code = `class base { $v = undef }
class derived inherits base { notify { 'seen': message => inline_template('<%= @v %>', '${FOR_RUBY}<%= @v %>') } }
$v = 'top'
include derived`;
  const result = compile(environment.with({ code }), { name: 'erb' });
  assert.ok(result.ok);
  assert.is(result.catalog.resources.find(({ type }) => type === 'Notify')?.parameters?.message, 'toptop');
});

test('a list of the manifest is not changed by one that a template makes of it', () => {
  const template = '<% l = @list.map { |v| v } %><% l << "more" %><%= l.size %><%= @list.size %>';
  assert.ok(isSimple(template));
  assert.is(rendered(template).text, '54');
});

test('loops and texts of templates have the limits of all code', () => {
  assert.match(rendered('<% 1000000000.times do |i| %><% end %>', { steps: 50_000 }).error ?? '', /more than 50000 steps/);
  assert.match(rendered('<%= "a" * 5000000 %>', { text: 100_000 }).error ?? '', /a text of more than 100000 characters/);
  assert.match(rendered('<% 9000.times do |i| %>0123456789<% end %>', { text: 10_000 }).error ?? '', /more than 10000 characters/);
});

test.run();
