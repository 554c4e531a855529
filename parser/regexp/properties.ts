/**
 * Names of character properties that `\p{...}` knows, without spaces, `-` and `_`, in lower case: those of Ruby 3.1, Unicode 13.
 */

/** General categories, scripts, binary properties and POSIX brackets, with their short names. */
const PLAIN = `
  adlam adlm aghb ahex ahom alnum alpha alphabetic anatolianhieroglyphs any arab arabic armenian armi armn ascii asciihexdigit
  assigned avestan avst bali balinese bamu bamum bass bassavah batak batk beng bengali bhaiksuki bhks bidic bidicontrol blank
  bopo bopomofo brah brahmi brai braille bugi buginese buhd buhid c cakm canadianaboriginal cans cari carian cased casedletter
  caseignorable caucasianalbanian cc cf chakma cham changeswhencasefolded changeswhencasemapped changeswhenlowercased
  changeswhentitlecased changeswhenuppercased cher cherokee chorasmian chrs ci closepunctuation cn cntrl co combiningmark
  common connectorpunctuation control copt coptic cprt cs cuneiform currencysymbol cwcf cwcm cwl cwt cwu cypriot cyrillic cyrl
  dash dashpunctuation decimalnumber defaultignorablecodepoint dep deprecated deseret deva devanagari di dia diacritic diak
  digit divesakuru dogr dogra dsrt dupl duployan ebase ecomp egyp egyptianhieroglyphs elba elbasan elym elymaic emod emoji
  emojicomponent emojimodifier emojimodifierbase emojipresentation enclosingmark epres ethi ethiopic ext extendedpictographic
  extender extpict finalpunctuation format geor georgian glag glagolitic gong gonm goth gothic gran grantha graph graphemebase
  graphemeextend graphemelink grbase greek grek grext grlink gujarati gujr gunjalagondi gurmukhi guru han hang hangul hani
  hanifirohingya hano hanunoo hatr hatran hebr hebrew hex hexdigit hira hiragana hluw hmng hmnp hung hyphen idc idcontinue
  ideo ideographic ids idsb idsbinaryoperator idst idstart idstrinaryoperator imperialaramaic inherited initialpunctuation
  inscriptionalpahlavi inscriptionalparthian ital java javanese joinc joincontrol kaithi kali kana kannada katakana kayahli
  khar kharoshthi khitansmallscript khmer khmr khoj khojki khudawadi kits knda kthi l lana lao laoo latin latn lc lepc lepcha
  letter letternumber limb limbu lina linb lineara linearb lineseparator lisu ll lm lo loe logicalorderexception lower
  lowercase lowercaseletter lt lu lyci lycian lydi lydian m mahajani mahj maka makasar malayalam mand mandaic mani manichaean
  marc marchen mark masaramgondi math mathsymbol mc me medefaidrin medf meeteimayek mend mendekikakui merc mero
  meroiticcursive meroitichieroglyphs miao mlym mn modi modifierletter modifiersymbol mong mongolian mro mroo mtei mult
  multani myanmar mymr n nabataean nand nandinagari narb nbat nchar nd newa newtailue nko nkoo nl no noncharactercodepoint
  nonspacingmark nshu number nushu nyiakengpuachuehmong oalpha odi ogam ogham ogrext oidc oids olchiki olck oldhungarian
  olditalic oldnortharabian oldpermic oldpersian oldsogdian oldsoutharabian oldturkic olower omath openpunctuation oriya orkh
  orya osage osge osma osmanya other otheralphabetic otherdefaultignorablecodepoint othergraphemeextend otheridcontinue
  otheridstart otherletter otherlowercase othermath othernumber otherpunctuation othersymbol otheruppercase oupper p
  pahawhhmong palm palmyrene paragraphseparator patsyn patternsyntax patternwhitespace patws pauc paucinhau pc pcm pd pe perm
  pf phag phagspa phli phlp phnx phoenician pi plrd po prependedconcatenationmark print privateuse prti ps psalterpahlavi
  punct punctuation qaac qaai qmark quotationmark radical regionalindicator rejang ri rjng rohg runic runr s samaritan samr
  sarb saur saurashtra sc sd sentenceterminal separator sgnw sharada shavian shaw shrd sidd siddham signwriting sind sinh
  sinhala sk sm so softdotted sogd sogdian sogo sora sorasompeng soyo soyombo space spaceseparator spacingmark sterm sund
  sundanese surrogate sylo sylotinagri symbol syrc syriac tagalog tagb tagbanwa taile taitham taiviet takr takri tale talu
  tamil taml tang tangut tavt telu telugu term terminalpunctuation tfng tglg thaa thaana thai tibetan tibt tifinagh tirh
  tirhuta titlecaseletter ugar ugaritic uideo unassigned unifiedideograph unknown upper uppercase uppercaseletter vai vaii
  variationselector vs wancho wara warangciti wcho whitespace word wspace xdigit xidc xidcontinue xids xidstart xpeo
  xposixpunct xsux yezi yezidi yi yiii z zanabazarsquare zanb zinh zl zp zs zyyy zzzz
`;

/** Blocks, to be written with `In` before them. */
const BLOCKS = `
  adlam aegeannumbers ahom alchemicalsymbols alphabeticpresentationforms anatolianhieroglyphs ancientgreekmusicalnotation
  ancientgreeknumbers ancientsymbols arabic arabicextendeda arabicmathematicalalphabeticsymbols arabicpresentationformsa
  arabicpresentationformsb arabicsupplement armenian arrows avestan balinese bamum bamumsupplement basiclatin bassavah batak
  bengali bhaiksuki blockelements bopomofo bopomofoextended boxdrawing brahmi braillepatterns buginese buhid
  byzantinemusicalsymbols carian caucasianalbanian chakma cham cherokee cherokeesupplement chesssymbols chorasmian
  cjkcompatibility cjkcompatibilityforms cjkcompatibilityideographs cjkcompatibilityideographssupplement cjkradicalssupplement
  cjkstrokes cjksymbolsandpunctuation cjkunifiedideographs cjkunifiedideographsextensiona cjkunifiedideographsextensionb
  cjkunifiedideographsextensionc cjkunifiedideographsextensiond cjkunifiedideographsextensione cjkunifiedideographsextensionf
  cjkunifiedideographsextensiong combiningdiacriticalmarks combiningdiacriticalmarksextended
  combiningdiacriticalmarksforsymbols combiningdiacriticalmarkssupplement combininghalfmarks commonindicnumberforms
  controlpictures coptic copticepactnumbers countingrodnumerals cuneiform cuneiformnumbersandpunctuation currencysymbols
  cypriotsyllabary cyrillic cyrillicextendeda cyrillicextendedb cyrillicextendedc cyrillicsupplement deseret devanagari
  devanagariextended dingbats divesakuru dogra dominotiles duployan earlydynasticcuneiform egyptianhieroglyphformatcontrols
  egyptianhieroglyphs elbasan elymaic emoticons enclosedalphanumerics enclosedalphanumericsupplement
  enclosedcjklettersandmonths enclosedideographicsupplement ethiopic ethiopicextended ethiopicextendeda ethiopicsupplement
  generalpunctuation geometricshapes geometricshapesextended georgian georgianextended georgiansupplement glagolitic
  glagoliticsupplement gothic grantha greekandcoptic greekextended gujarati gunjalagondi gurmukhi halfwidthandfullwidthforms
  hangulcompatibilityjamo hanguljamo hanguljamoextendeda hanguljamoextendedb hangulsyllables hanifirohingya hanunoo hatran
  hebrew highprivateusesurrogates highsurrogates hiragana ideographicdescriptioncharacters ideographicsymbolsandpunctuation
  imperialaramaic indicsiyaqnumbers inscriptionalpahlavi inscriptionalparthian ipaextensions javanese kaithi kanaextendeda
  kanasupplement kanbun kangxiradicals kannada katakana katakanaphoneticextensions kayahli kharoshthi khitansmallscript khmer
  khmersymbols khojki khudawadi lao latin1supplement latinextendeda latinextendedadditional latinextendedb latinextendedc
  latinextendedd latinextendede lepcha letterlikesymbols limbu lineara linearbideograms linearbsyllabary lisu lisusupplement
  lowsurrogates lycian lydian mahajani mahjongtiles makasar malayalam mandaic manichaean marchen masaramgondi
  mathematicalalphanumericsymbols mathematicaloperators mayannumerals medefaidrin meeteimayek meeteimayekextensions
  mendekikakui meroiticcursive meroitichieroglyphs miao miscellaneousmathematicalsymbolsa miscellaneousmathematicalsymbolsb
  miscellaneoussymbols miscellaneoussymbolsandarrows miscellaneoussymbolsandpictographs miscellaneoustechnical modi
  modifiertoneletters mongolian mongoliansupplement mro multani musicalsymbols myanmar myanmarextendeda myanmarextendedb
  nabataean nandinagari newa newtailue nko noblock numberforms nushu nyiakengpuachuehmong ogham olchiki oldhungarian olditalic
  oldnortharabian oldpermic oldpersian oldsogdian oldsoutharabian oldturkic opticalcharacterrecognition oriya
  ornamentaldingbats osage osmanya ottomansiyaqnumbers pahawhhmong palmyrene paucinhau phagspa phaistosdisc phoenician
  phoneticextensions phoneticextensionssupplement playingcards privateusearea psalterpahlavi rejang ruminumeralsymbols runic
  samaritan saurashtra sharada shavian shorthandformatcontrols siddham sinhala sinhalaarchaicnumbers smallformvariants
  smallkanaextension sogdian sorasompeng soyombo spacingmodifierletters specials sundanese sundanesesupplement
  superscriptsandsubscripts supplementalarrowsa supplementalarrowsb supplementalarrowsc supplementalmathematicaloperators
  supplementalpunctuation supplementalsymbolsandpictographs supplementaryprivateuseareaa supplementaryprivateuseareab
  suttonsignwriting sylotinagri symbolsandpictographsextendeda symbolsforlegacycomputing syriac syriacsupplement tagalog
  tagbanwa tags taile taitham taiviet taixuanjingsymbols takri tamil tamilsupplement tangut tangutcomponents tangutsupplement
  telugu thaana thai tibetan tifinagh tirhuta transportandmapsymbols ugaritic unifiedcanadianaboriginalsyllabics
  unifiedcanadianaboriginalsyllabicsextended vai variationselectors variationselectorssupplement vedicextensions verticalforms
  wancho warangciti yezidi yijinghexagramsymbols yiradicals yisyllables zanabazarsquare
`;

/** Versions of Unicode, to be written as `Age=6.0`. */
const AGES = `
  1.1 10.0 11.0 12.0 12.1 13.0 2.0 2.1 3.0 3.1 3.2 4.0 4.1 5.0 5.1 5.2 6.0 6.1 6.2 6.3 7.0 8.0 9.0
`;

/** Parts of grapheme clusters, to be written as `Grapheme_Cluster_Break=Extend`. */
const GRAPHEME_CLUSTER_BREAKS = `
  control cr extend l lf lv lvt prepend regionalindicator spacingmark t v zwj
`;

let names: ReadonlySet<string> | undefined;

function allNames(): ReadonlySet<string> {
  names ??= new Set([
    ...words(PLAIN),
    ...words(BLOCKS).map((name) => `in${name}`),
    ...words(AGES).map((name) => `age=${name}`),
    ...words(GRAPHEME_CLUSTER_BREAKS).map((name) => `graphemeclusterbreak=${name}`),
  ]);
  return names;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** All names, in the form of `propertyName`. */
export function allPropertyNames(): readonly string[] {
  return [...allNames()];
}

/** The form of a name in which all of its spellings are the same. */
export function propertyName(written: string): string {
  return written.replace(/[ _-]/g, '').replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Whether Ruby knows a property of this name, which is in the form of `propertyName`. */
export function isProperty(name: string): boolean {
  return allNames().has(name);
}
