-- SPDX-License-Identifier: MIT
-- States and the like as United Nations documents write them, with short forms; English,
-- French, Spanish and Russian. Also what else stands in brackets after a speaker's name.
return {
  source = "written for dossier", licence = "MIT",
  english = [[
    Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia;
    Australia; Austria; Azerbaijan; Bahamas; the Bahamas; Bahrain; Bangladesh; Barbados; Belarus;
    Belgium; Belize; Benin; Bhutan; Bolivia; Bolivia (Plurinational State of);
    Plurinational State of Bolivia; Bosnia and Herzegovina; Botswana; Brazil; Brunei Darussalam;
    Brunei; Bulgaria; Burkina Faso; Burundi; Cabo Verde; Cape Verde; Cambodia; Cameroon; Canada;
    Central African Republic; Chad; Chile; China; Colombia; Comoros; Congo; Republic of the Congo;
    Cook Islands; Costa Rica; Côte d'Ivoire; Ivory Coast; Croatia; Cuba; Cyprus; Czechia;
    Czech Republic; Czechoslovakia; Democratic People's Republic of Korea;
    Democratic Republic of the Congo; Denmark; Djibouti; Dominica; Dominican Republic; Ecuador;
    Egypt; El Salvador; Equatorial Guinea; Eritrea; Estonia; Eswatini; Swaziland; Ethiopia; Fiji;
    Finland; France; Gabon; Gambia; the Gambia; Gambia (Republic of The); Georgia; Germany; Ghana;
    Greece; Grenada; Guatemala; Guinea; Guinea-Bissau; Guyana; Haiti; Holy See; Honduras; Hungary;
    Iceland; India; Indonesia; Iran (Islamic Republic of); Islamic Republic of Iran; Iran; Iraq;
    Ireland; Israel; Italy; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati; Kosovo; Kuwait;
    Kyrgyzstan; Lao People's Democratic Republic; Laos; Latvia; Lebanon; Lesotho; Liberia; Libya;
    Libyan Arab Jamahiriya; Liechtenstein; Lithuania; Luxembourg; Grand Duchy of Luxembourg;
    Madagascar; Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius;
    Mexico; Micronesia (Federated States of); Federated States of Micronesia; Micronesia; Monaco;
    Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Burma; Namibia; Nauru; Nepal; Netherlands;
    the Netherlands; Netherlands (Kingdom of the); Kingdom of the Netherlands; New Zealand;
    Nicaragua; Niger; Nigeria; Niue; North Macedonia; the former Yugoslav Republic of Macedonia;
    Macedonia; Norway; Oman; Pakistan; Palau; Palestine; State of Palestine; Panama;
    Papua New Guinea; Paraguay; Peru; Philippines; the Philippines; Poland; Portugal; Qatar;
    Republic of Korea; South Korea; North Korea; Korea; Republic of Moldova; Moldova; Romania;
    Russian Federation; Russia; Rwanda; Saint Kitts and Nevis; Saint Lucia;
    Saint Vincent and the Grenadines; Samoa; San Marino; Sao Tome and Principe; Saudi Arabia;
    Senegal; Serbia; Serbia and Montenegro; Seychelles; Sierra Leone; Singapore; Slovakia;
    Slovenia; Solomon Islands; Somalia; South Africa; South Sudan; Soviet Union; Spain; Sri Lanka;
    Sudan; Suriname; Sweden; Switzerland; Syrian Arab Republic; Syria; Taiwan; Tajikistan;
    Thailand; Timor-Leste; East Timor; Togo; Tonga; Trinidad and Tobago; Tunisia; Türkiye; Turkey;
    Turkmenistan; Tuvalu; Uganda; Ukraine; United Arab Emirates;
    United Kingdom of Great Britain and Northern Ireland; United Kingdom; Great Britain; Britain;
    Northern Ireland; England; Scotland; Wales; UK; U.K.; United Republic of Tanzania; Tanzania;
    United States of America; United States; USA; U.S.A.; US; U.S.; Uruguay; Uzbekistan; Vanuatu;
    Venezuela (Bolivarian Republic of); Bolivarian Republic of Venezuela; Venezuela; Viet Nam;
    Vietnam; Yemen; Yugoslavia; Zambia; Zimbabwe; Union of Soviet Socialist Republics; Zaire;
    Western Sahara; Greenland; Faroe Islands; Hong Kong; Macao; Puerto Rico
  ]],
  french = [[
    Afrique du Sud; Albanie; Algérie; Allemagne; Arabie saoudite; Argentine; Arménie; Australie;
    Autriche; Azerbaïdjan; Bahreïn; Barbade; Bélarus; Belgique; Bénin; Bhoutan; Bolivie;
    Bolivie (État plurinational de); Bosnie-Herzégovine; Brésil; Bulgarie; Cambodge; Cameroun;
    Chili; Chine; Chypre; Colombie; Comores; Croatie; Danemark; Égypte; Émirats arabes unis;
    Équateur; Érythrée; Espagne; Estonie; États-Unis d'Amérique; États-Unis; Éthiopie;
    Fédération de Russie; Russie; Fidji; Finlande; Gambie; Géorgie; Grèce; Grenade; Guinée;
    Guinée-Bissau; Guinée équatoriale; Haïti; Hongrie; Inde; Indonésie;
    Iran (République islamique d'); Irlande; Islande; Israël; Italie; Jamaïque; Japon; Jordanie;
    Kirghizistan; Koweït; Lettonie; Liban; Libéria; Libye; Lituanie; Macédoine du Nord; Malaisie;
    Malte; Maroc; Maurice; Mauritanie; Mexique; Micronésie; Mongolie; Monténégro; Namibie; Népal;
    Nigéria; Norvège; Nouvelle-Zélande; Ouganda; Ouzbékistan; Papouasie-Nouvelle-Guinée; Pays-Bas;
    Pérou; Pologne; République arabe syrienne; République centrafricaine; République de Corée;
    République de Moldova; République démocratique du Congo; République dominicaine;
    République populaire démocratique de Corée; République démocratique populaire lao;
    République tchèque; Tchéquie; République-Unie de Tanzanie; Roumanie; Royaume-Uni;
    Royaume-Uni de Grande-Bretagne et d'Irlande du Nord; Saint-Marin; Saint-Siège; Sainte-Lucie;
    Sénégal; Serbie; Singapour; Slovaquie; Slovénie; Somalie; Soudan; Soudan du Sud; Suède; Suisse;
    Tadjikistan; Tchad; Thaïlande; Tunisie; Turkménistan; Turquie;
    Venezuela (République bolivarienne du); Yémen; Zambie
  ]],
  spanish = [[
    Afganistán; Alemania; Arabia Saudita; Argelia; Bélgica; Belarús;
    Bolivia (Estado Plurinacional de); Brasil; Camerún; Canadá; Chequia; Chipre; Croacia;
    Dinamarca; Egipto; Emiratos Árabes Unidos; Eslovaquia; Eslovenia; España;
    Estados Unidos de América; Estados Unidos; Etiopía; Federación de Rusia; Filipinas; Finlandia;
    Francia; Grecia; Hungría; Irán (República Islámica del); Irán; Irlanda; Islandia; Italia;
    Japón; Jordania; Kazajstán; Kenya; Letonia; Líbano; Libia; Lituania; Luxemburgo; Marruecos;
    México; Noruega; Nueva Zelandia; Países Bajos; Pakistán; Panamá; Perú; Polonia; Reino Unido;
    Reino Unido de Gran Bretaña e Irlanda del Norte; República Árabe Siria; República Checa;
    República de Corea; República Democrática del Congo; República Dominicana;
    República Unida de Tanzanía; Rumania; Santa Sede; Siria; Sudáfrica; Suecia; Suiza; Tailandia;
    Túnez; Turquía; Ucrania; Venezuela (República Bolivariana de)
  ]],
  russian = [[
    Австралия; Австрия; Алжир; Аргентина; Афганистан; Беларусь; Бельгия; Болгария; Бразилия;
    Венгрия; Германия; Греция; Дания; Египет; Израиль; Индия; Индонезия; Иордания; Ирак; Ирландия;
    Испания; Италия; Казахстан; Канада; Катар; Кения; Китай; Колумбия; Куба; Латвия; Литва;
    Марокко; Мексика; Нигерия; Нидерланды; Новая Зеландия; Норвегия; Пакистан; Польша; Португалия;
    Республика Корея; Российская Федерация; Румыния; Сербия; Словакия; Словения;
    Соединенное Королевство; Соединенные Штаты Америки; Турция; Украина; Филиппины; Финляндия;
    Франция; Хорватия; Чехия; Чили; Швейцария; Швеция; Эстония; Южная Африка; Япония
  ]],
  -- no states, but in the brackets after a speaker like one
  bodies = [[
    European Union; EU; European Community; African Union; Union européenne; Unión Europea;
    Европейский союз
  ]],
}
