/** Properties of characters, `\p{...}` and `[:...:]`, as the members of a class of JavaScript's. Ruby: enc/unicode of Ruby 3.1. */
import { propertyName } from '../../parser/regexp/properties.ts';
import { RegexpSyntaxError } from './errors.ts';
import { PROPERTY_RANGES } from './property-ranges.ts';

/** Those with a definition of their own in Ruby, and sets of ASCII for `\w` and the like. */
const OWN: Readonly<Record<string, string>> = {
  alnum: '\\p{Alphabetic}\\p{Nd}',
  blank: '\\p{Zs}\\t',
  digit: '\\p{Nd}',
  graph: '[^\\p{White_Space}\\p{Cc}\\p{Cn}\\p{Cs}]',
  print: '[^\\p{White_Space}\\p{Cc}\\p{Cn}\\p{Cs}]\\p{Zs}',
  punct: '\\p{P}$+<=>\\^`\\|~',
  xposixpunct: '\\p{P}$+<=>\\^`\\|~',
  word: '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}',
  wspace: '\\p{White_Space}',
  xdigit: '0-9A-Fa-f',
  qaai: '\\p{Script=Inherited}',
  'ascii:alnum': '0-9A-Za-z',
  'ascii:alpha': 'A-Za-z',
  'ascii:ascii': '\\x00-\\x7f',
  'ascii:blank': ' \\t',
  'ascii:cntrl': '\\x00-\\x1f\\x7f',
  'ascii:digit': '0-9',
  'ascii:graph': '!-~',
  'ascii:lower': 'a-z',
  'ascii:print': ' -~',
  'ascii:punct': '!-\\/:-@\\[-`\\{-~',
  'ascii:space': '\\t-\\r ',
  'ascii:upper': 'A-Z',
  'ascii:word': '0-9A-Z_a-z',
  'ascii:xdigit': '0-9A-Fa-f',
};

/** Names of JavaScript's that are no scripts. */
const GENERAL = `
  ASCII Alphabetic Alpha Any Assigned ASCII_Hex_Digit AHex Bidi_Control Bidi_C Case_Ignorable CI Cased Changes_When_Casefolded CWCF
  Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash
  Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component EComp Emoji_Modifier EMod Emoji_Modifier_Base EBase
  Emoji_Presentation EPres Extended_Pictographic ExtPict Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex
  IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C
  Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS
  Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph
  UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS
  Other C Control Cc cntrl Format Cf Unassigned Cn Private_Use Co Surrogate Cs Letter L Cased_Letter LC Lowercase_Letter Ll
  Modifier_Letter Lm Other_Letter Lo Titlecase_Letter Lt Uppercase_Letter Lu Mark M Combining_Mark Spacing_Mark Mc Enclosing_Mark Me
  Nonspacing_Mark Mn Number N Decimal_Number Nd Letter_Number Nl Other_Number No Punctuation P Connector_Punctuation Pc Dash_Punctuation
  Pd Close_Punctuation Pe Final_Punctuation Pf Initial_Punctuation Pi Other_Punctuation Po Open_Punctuation Ps Symbol S Currency_Symbol
  Sc Modifier_Symbol Sk Math_Symbol Sm Other_Symbol So Separator Z Line_Separator Zl Paragraph_Separator Zp Space_Separator Zs
`;

/** Scripts whose names have several words. */
const SCRIPTS = `
  Anatolian_Hieroglyphs Bassa_Vah Canadian_Aboriginal Caucasian_Albanian Dives_Akuru Egyptian_Hieroglyphs Gunjala_Gondi Hanifi_Rohingya
  Imperial_Aramaic Inscriptional_Pahlavi Inscriptional_Parthian Kayah_Li Khitan_Small_Script Linear_A Linear_B Masaram_Gondi Meetei_Mayek
  Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs New_Tai_Lue Nyiakeng_Puachue_Hmong Ol_Chiki Old_Hungarian Old_Italic
  Old_North_Arabian Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Pahawh_Hmong Pau_Cin_Hau Phags_Pa Psalter_Pahlavi
  SignWriting Sora_Sompeng Syloti_Nagri Tai_Le Tai_Tham Tai_Viet Warang_Citi Zanabazar_Square
`;

let named: ReadonlyMap<string, string> | undefined;
let recorded: ReadonlyMap<string, string> | undefined;

/** The members of the class that a property stands for; the name is in the form of `propertyName`. */
export function propertyText(name: string): string {
  const own = OWN[name] ?? namedText(name) ?? recordedText(name);
  if (own === undefined) throw new RegexpSyntaxError(`characters by version of Unicode are not supported: \\p{${name}}`);
  return own;
}

/** Whether JavaScript's regular expressions have the property, under whatever name. */
export function hasPropertyClass(name: string): boolean {
  return (OWN[name] ?? namedText(name)) !== undefined;
}

function namedText(name: string): string | undefined {
  named ??= new Map([
    ...words(SCRIPTS).map((script) => [propertyName(script), `\\p{Script=${script}}`] as const),
    ...words(GENERAL).map((property) => [propertyName(property), `\\p{${property}}`] as const),
  ]);
  return named.get(name) ?? scriptText(name);
}

/** A script of one word, or its short name. */
function scriptText(name: string): string | undefined {
  if (!/^[a-z]+$/.test(name)) return undefined;
  const text = `\\p{Script=${name[0]!.toUpperCase()}${name.slice(1)}}`;
  try {
    new RegExp(text, 'v');
    return text;
  } catch {
    return undefined;
  }
}

function recordedText(name: string): string | undefined {
  recorded ??= new Map(
    PROPERTY_RANGES.trim()
      .split('\n')
      .map((line) => {
        const [key, ranges = ''] = line.trim().split(' ');
        return [key!, ranges.replace(/[0-9a-f]+/g, '\\u{$&}').replaceAll(',', '')];
      }),
  );
  return recorded.get(name);
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
