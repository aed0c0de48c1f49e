-- SPDX-License-Identifier: MIT
-- Words that are no names: function words, months and days, prepositions of places; particles
-- of names; peoples; and surnames that are common words as well (masked alone only after a
-- title or where the full name stands).
return {
  source = "written for dossier", licence = "MIT",
  stop = [[
    a; about; above; according; across; after; again; against; all; also; although; among; an; and;
    any; as; at; based; be; because; before; being; below; between; both; but; by; can; could;
    despite; did; do; does; during; each; either; even; every; few; first; following; for; former;
    from; further; furthermore; given; had; has; have; he; hence; her; here; hers; him; his; how;
    however; if; in; inter; alia; into; is; it; its; last; late; led; like; many; may; more;
    moreover; most; much; my; never; next; no; none; nor; not; now; of; off; on; once; one; only;
    or; other; our; out; over; own; per; prior; same; second; several; she; should; since; so;
    some; such; than; that; the; their; them; then; there; therefore; these; they; third; this;
    those; through; throughout; thus; to; today; together; too; two; three; four; five; under;
    until; up; upon; us; versus; very; via; was; we; were; what; when; where; whereas; which;
    while; who; whom; whose; why; will; with; within; without; would; yes; yet; you; your; dear;
    please; new; old; pursuant; including; regarding; concerning; thank; thanks; born; backed;
    style; era; type; sponsored; see; note; having; noting; recalling; recognizing; reaffirming;
    welcoming; requests; decides; invites; calls; encourages; urges; emphasizing; stressing;
    considering; mindful; convinced; le; les; un; une; des; du; et; ou; dans; par; pour; sur; avec;
    sans; sous; ce; cette; ces; il; elle; ils; elles; nous; vous; qui; que; dont; aux; au; en; est;
    sont; selon; entre; mais; afin; lors; après; avant; el; los; las; una; y; e; o; u; con; sin;
    para; por; según; su; sus; se; como; del; al; lo; uma; os; com; em; ao; der; die; das; dem;
    ein; eine; und; oder; mit; nach; bei; für; von; zu; im; am; nicht; и; в; во; на; с; со; о; об;
    от; до; по; из; к; у; за; для; при; не; он; она; это; как; что; который; его; ее; их
  ]],
  -- in no name, whatever their case
  hard = [[
    a; an; and; are; as; at; be; been; but; by; for; from; had; has; have; he; her; his; if; in;
    is; it; its; no; not; of; on; or; our; she; that; the; their; there; these; they; this; those;
    to; was; we; were; which; who; with; les; des; et; aux; au; est; sont; pour; par; sur; dans;
    los; las; con; para; por; und; oder; mit; nicht; ein; eine; im; am; um; и; в; на; с; по; для;
    из; от
  ]],
  time = [[
    January; February; March; April; May; June; July; August; September; October; November;
    December; Monday; Tuesday; Wednesday; Thursday; Friday; Saturday; Sunday; janvier; février;
    mars; avril; juin; juillet; août; septembre; octobre; novembre; décembre; enero; febrero;
    marzo; abril; mayo; junio; julio; agosto; septiembre; octubre; noviembre; diciembre; Spring;
    Summer; Autumn; Winter; Christmas; Easter; Ramadan; lundi; mardi; mercredi; jeudi; vendredi;
    samedi; dimanche; января; февраля; марта; апреля; мая; июня; июля; августа; сентября; октября;
    ноября; декабря; Januar; Februar; März; Mai; Juni; Juli; Oktober; Dezember
  ]],
  where = [[
    in; at; near; around; outside; across; à; en; au; dans; в
  ]],
  particle = [[
    van; von; der; den; de; la; du; des; di; da; do; dos; das; del; della; dello; degli; dal; el;
    al; ul; ur; bin; bint; ben; ibn; abu; abd; ter; ten; te; zu; zum; zur; vom; af; av; y; le; les;
    st; san; santa; mac; mc; ap; ould; mint; ag; фон; де; ван; аль; эль; бен; ибн
  ]],
  people = [[
    Afghan; African; Albanian; Algerian; American; Andean; Angolan; Arab; Arabic; Argentine;
    Argentinian; Armenian; Asian; Australian; Austrian; Azerbaijani; Bahraini; Balkan; Baltic;
    Bangladeshi; Belarusian; Belgian; Bolivian; Bolivarian; Bosnian; Brazilian; British; Bulgarian;
    Burmese; Cambodian; Cameroonian; Canadian; Caribbean; Catholic; Chadian; Chechen; Chilean;
    Chinese; Christian; Christians; Colombian; Congolese; Coptic; Croat; Croatian; Cuban; Cypriot;
    Czech; Czechoslovak; Danish; Dutch; Eastern; Ecuadorian; Egyptian; English; Eritrean; Estonian;
    Ethiopian; Eurasian; European; Filipino; Finnish; Flemish; Francophone; French; Gambian;
    Georgian; German; Ghanaian; Greek; Greek-Cypriot; Guatemalan; Guinean; Haitian; Hebrew; Hindu;
    Hungarian; Icelandic; Indian; Indonesian; Ingush; Iranian; Iraqi; Irish; Islamic; Islamist;
    Israeli; Israelis; Italian; Jamaican; Japanese; Jewish; Jews; Jordanian; Kazakh; Kenyan;
    Korean; Kosovar; Kurd; Kurdish; Kuwaiti; Kyrgyz; Latin; Latvian; Lebanese; Liberian; Libyan;
    Lithuanian; Luxembourgish; Macedonian; Malaysian; Maltese; Mauritanian; Mediterranean; Mexican;
    Moldovan; Mongolian; Montenegrin; Moroccan; Muslim; Muslims; Nazi; Nepalese; Nigerian; Nordic;
    Northern; Norwegian; Orthodox; Ottoman; Pacific; Pakistani; Palestinian; Palestinians;
    Panamanian; Peruvian; Polish; Portuguese; Protestant; Qatari; Roma; Roman; Romanian; Russian;
    Rwandan; Sami; Saharan; Saudi; Scandinavian; Scottish; Senegalese; Serb; Serbian; Sinhala;
    Slavic; Slovak; Slovene; Slovenian; Somali; Southern; Soviet; Spanish; Sudanese; Sunni; Shia;
    Swedish; Swiss; Syrian; Tajik; Tamil; Tanzanian; Tatar; Thai; Togolese; Tunisian; Turk;
    Turkish; Turkish-Cypriot; Turkmen; Ugandan; Ukrainian; Uruguayan; Uzbek; Venezuelan;
    Vietnamese; Welsh; Western; Yemeni; Yugoslav; Zambian; Zimbabwean; Ukrainians; Russians;
    Guatemalans; Africans; Europeans; Americans; Arabs; Asians; South-Eastern; Sub-Saharan
  ]],
  common = [[
    Abbot; Alderman; Archer; Ash; Baker; Ball; Banks; Barber; Barker; Bass; Bay; Beach; Bear;
    Becker; Bell; Berg; Berry; Best; Bird; Bishop; Black; Blank; Bloom; Blue; Bond; Book; Booth;
    Bow; Bowman; Branch; Bridge; Bridges; Bright; Brook; Brown; Buck; Burns; Bush; Butcher; Butler;
    Cannon; Carpenter; Carter; Cash; Castle; Chambers; Chance; Chapman; Church; Clay; Cloud; Coin;
    Cold; Cole; Collier; Cook; Cooper; Cotton; Court; Craft; Cross; Crow; Curry; Dale; Dam; Day;
    Dean; Diamond; Drew; Drum; Duke; Early; East; English; Fair; Farmer; Field; Fields; Finch;
    Fine; Fish; Fisher; Flood; Flowers; Ford; Forest; Foster; Fountain; Fox; Free; French; Friend;
    Frost; Fuller; Gardener; Gates; Gold; Good; Grace; Grant; Graves; Gray; Green; Grey; Grove;
    Guy; Hall; Hand; Hands; Hardy; Hart; Head; Heath; Hill; Hills; Holder; Holly; Hood; Hope;
    House; Hunt; Hunter; Ivory; Jewel; Joiner; Joy; Judge; Justice; Keen; Keller; Key; King;
    Knight; Lake; Lamb; Lane; Large; Law; Laws; Lay; Little; Lock; Long; Love; Low; Lowe; Major;
    Man; Marsh; Mason; Masters; May; Mercy; Miles; Mill; Miller; Mills; Mine; Moon; Moore; Moss;
    Mountain; Newman; Noble; Nobles; North; Oak; Oaks; Ocean; Pace; Page; Palmer; Park; Parks;
    Parson; Partridge; Peace; Peacock; Person; Pike; Pool; Poor; Pope; Porter; Post; Potter; Power;
    Powers; Price; Prince; Reader; Reed; Rice; Rich; Ring; River; Rivers; Roads; Rock; Rose; Rush;
    Sage; Salmon; Salt; Sand; Sands; Savage; School; Sharp; Shepherd; Shields; Ship; Short; Silver;
    Singer; Slaughter; Small; Smart; Smith; Snow; Song; South; Spear; Spring; Stark; Steel; Stern;
    Stock; Stone; Storm; Street; Strong; Summer; Summers; Sun; Swan; Sweet; Swift; Tailor; Tanner;
    Taylor; Temple; Tower; Trout; Turner; Usher; Vale; Waters; Way; Weaver; Webb; Weeks; Wells;
    West; Wheeler; White; Wild; Wilder; Winter; Winters; Wise; Wolf; Wood; Woods; Wren; Wright;
    Young; Younger; Baum; Klein; Gross; Lang; Weiss; Schwarz; Blanc; Noir; Petit; Grand; Roy; Rey;
    Leon; Torre; Iglesias; Paz; Cruz; Santos; Reis; Costa; Rossi; Bianchi
  ]],
}
