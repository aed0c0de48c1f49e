-- SPDX-License-Identifier: MIT
-- Cities, regions, seas and the like that stand in official documents. Those that are given
-- names too (Virginia, Sofia) are in given-names.lua as well.
return {
  source = "written for dossier", licence = "MIT",
  regions = [[
    Africa; Asia; Europe; Oceania; America; Americas; Antarctica; Arctic; North America;
    South America; Central America; Latin America; Middle East; Far East; South-East Asia;
    Central Asia; Near East; West Bank; Gaza; Gaza Strip; East Jerusalem; Crimea; Chechnya;
    Kurdistan; Catalonia; Flanders; Bavaria; Saxony; Transylvania; Nagorno-Karabakh; South Ossetia;
    Abkhazia; Transnistria; Darfur; Kashmir; Punjab; Tibet; Falkland Islands; Mediterranean;
    Mediterranean Sea; Baltic Sea; Black Sea; Red Sea; North Sea; Atlantic; South Atlantic;
    Pacific; Pacific Islands; Indian Ocean; Persian Gulf; Sahel; Sahara; Maghreb; Balkans;
    Caribbean; Caucasus; Siberia; Normandy; Brittany; Jordan Valley; Golan; Golan Heights;
    Jabal Abu Ghneim; Har Homa; Ruanda-Urundi; Rwanda-Burundi; Alabama; Alaska; Arizona; Arkansas;
    California; Colorado; Connecticut; Delaware; Florida; Hawaii; Idaho; Illinois; Indiana; Iowa;
    Kansas; Kentucky; Louisiana; Maine; Maryland; Massachusetts; Michigan; Minnesota; Mississippi;
    Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey; New Mexico; North Carolina;
    North Dakota; Ohio; Oklahoma; Oregon; Pennsylvania; Rhode Island; South Carolina; South Dakota;
    Tennessee; Texas; Utah; Vermont; Virginia; West Virginia; Washington; Wisconsin; Wyoming;
    Ontario; Quebec; Queensland; Tasmania; Victoria; New South Wales
  ]],
  cities = [[
    Abidjan; Abu Dhabi; Abuja; Accra; Addis Ababa; Aden; Aleppo; Alexandria; Algiers; Amman;
    Amsterdam; Ankara; Antalya; Antwerp; Apia; Arusha; Asunción; Athens; Atlanta; Auckland;
    Baghdad; Baku; Bali; Bamako; Bangkok; Bangui; Banjul; Barcelona; Basel; Basra; Beijing; Beirut;
    Belgrade; Belém; Berlin; Bern; Berne; Bishkek; Bogotá; Bologna; Bonn; Boston; Brasilia;
    Bratislava; Brazzaville; Bridgetown; Brno; Brussels; Bucharest; Budapest; Buenos Aires; Busan;
    Cairo; Canberra; Cancún; Cape Town; Caracas; Cartagena; Casablanca; Chernobyl; Chicago;
    Chisinau; Chişinău; Cologne; Colombo; Conakry; Copenhagen; Cotonou; Dakar; Damascus;
    Dar es Salaam; Dayton; Delhi; New Delhi; Dhaka; Diyarbakır; Doha; Dresden; Dubai; Dublin;
    Durban; Dushanbe; Edinburgh; Entebbe; Erbil; Florence; Frankfurt; Frankfurt am Main; Freetown;
    Gaborone; Geneva; Genoa; Glasgow; Gothenburg; Grozny; Guatemala City; Haifa; Hamburg; Hanoi;
    Harare; Havana; Hebron; Helsinki; Hiroshima; Homs; Islamabad; Istanbul; İzmir; Izmir; Jakarta;
    Jeddah; Jenin; Jericho; Jerusalem; Johannesburg; Juba; Kabul; Kampala; Karachi; Kathmandu;
    Katowice; Kharkiv; Khartoum; Kiel; Kiev; Kigali; Kingston; Kinshasa; Košice; Kraków; Krakow;
    Kuala Lumpur; Kunming; Kyiv; Kyoto; La Paz; Lagos; Lahore; Lausanne; Leipzig; Libreville;
    Lille; Lilongwe; Lima; Lisbon; Liverpool; Ljubljana; Lomé; London; Los Angeles; Lublin; Luanda;
    Lusaka; Luxembourg City; Lviv; Lyon; Madrid; Mainz; Malabo; Malaga; Managua; Manama;
    Manchester; Manila; Maputo; Marrakech; Marrakesh; Marseille; Mecca; Medina; Melbourne;
    Mexico City; Miami; Milan; Minamata; Minsk; Mogadishu; Mombasa; Monrovia; Montego Bay;
    Monterrey; Montevideo; Montreal; Moroni; Moscow; Mosul; Mumbai; Munich; Muscat; Nagasaki;
    Nagoya; Nairobi; Naples; Nassau; New York; New York City; Niamey; Nice; Nicosia; Nouakchott;
    Nouméa; Novi Sad; Odessa; Osaka; Oslo; Ottawa; Ouagadougou; Palermo; Panama City; Paramaribo;
    Paris; Perth; Philadelphia; Phnom Penh; Port-au-Prince; Port Louis; Port Moresby;
    Port of Spain; Porto; Prague; Pretoria; Pristina; Puntland; Pyongyang; Quito; Rabat; Ramallah;
    Ramsar; Reykjavik; Riga; Rio de Janeiro; Rio; Riyadh; Rome; Rostov; Rotterdam; Salamanca;
    Salzburg; San Francisco; San José; San Jose; San Salvador; Sana'a; Sanaa; Santa Cruz; Santa Fe;
    Santiago; Santo Domingo; São Paulo; Sarajevo; Sendai; Seoul; Seville; Shanghai;
    Sharm el-Sheikh; Sharm el Sheikh; Skopje; Sofia; Srebrenica; St. Petersburg; Saint Petersburg;
    Stockholm; Strasbourg; Stuttgart; Suva; Sydney; Taipei; Tallinn; Tashkent; Tbilisi;
    Tegucigalpa; Tehran; Tel Aviv; Tel Aviv-Yafo; The Hague; Thessaloniki; Thimphu; Timişoara;
    Tirana; Tokyo; Toronto; Toulouse; Tripoli; Tunis; Turin; Ulaanbaatar; Utrecht; Valencia;
    Valletta; Vancouver; Venice; Versailles; Vienna; Vientiane; Vilnius; Warsaw; Washington, D.C.;
    Wellington; Windhoek; Yalta; Yamoussoukro; Yangon; Yaoundé; Yerevan; Yokohama; Zagreb;
    Zanzibar; Zürich; Zurich; Falklands; Wall Street; East River; Vienne; Genève; Londres; Moscou;
    Bruxelles; Lisbonne; Le Caire; Ginebra; Nueva York; Viena; París
  ]],
}
