-- SPDX-License-Identifier: MIT
-- Words that make a run of capitals a body, a document, a programme, an event or a heading:
-- no run that holds one is a person's name unless a title stands before it.
return {
  source = "written for dossier", licence = "MIT",
  english = [[
    Abolition; Academy; Access; Accord; Accords; Account; Act; Action; Acts; Ad; Adaptation;
    Addendum; Address; Administration; Administrative; Adoption; Advance; Advancement; Advice;
    Advisory; Affairs; Against; Ageing; Agency; Agenda; Agreed; Agreement; Agreements; Agriculture;
    Aid; Air; Airlines; Airport; Alliance; Allocation; Amendment; Amendments; Amnesty; Analysis;
    Anniversary; Annex; Annotated; Annotations; Annual; Anti; Appeal; Appeals; Appendix;
    Application; Applications; Appointment; Approach; Arbitration; Archive; Archives; Area; Areas;
    Armed; Arms; Arrangements; Article; Articles; Assembly; Assessment; Assistance; Assistant;
    Assize; Associate; Association; Associations; Attendance; Audit; Authorities; Authority;
    Avenue; Award; Awareness; Background; Bank; Bar; Barracks; Base; Battalion; Bill; Board;
    Boulevard; Branch; Brief; Briefing; Brigade; Broadcasting; Brothers; Budget; Budgetary;
    Bulletin; Bureau; Business; Cabinet; Campaign; Capacity; Capital; Carbon; Care; Case; Cases;
    Catholic; Cell; Central; Centre; Centres; Center; Century; Ceremony; Chamber;
    Chamber of Commerce; Change; Channel; Chapter; Charter; Chief; Child; Children; Circuit; City;
    Civil; Clause; Clean; Climate; Closing; Closure; Club; Co; Co-operation; Coalition; Coast;
    Code; College; Collection; Command; Comment; Comments; Commerce; Commercial; Commission;
    Commissions; Commitments; Committee; Committees; Common; Commonwealth; Communication;
    Communications; Communist; Community; Company; Compact; Compliance; Compilation; Concept;
    Conclusion; Conclusions; Concluding; Conduct; Confederation; Conference; Conferences; Congress;
    Consensus; Conservation; Consideration; Constitution; Constitutional; Consultation;
    Consultations; Consultative; Contact; Contents; Content; Continental; Contracting;
    Contribution; Contributions; Control; Convention; Conventions; Cooperation; Coordination;
    Corporation; Corrigendum; Council; Councils; Country; Countries; County; Court; Courts;
    Covenant; Crime; Crimes; Criminal; Crisis; Cross; Cultural; Culture; Current; Customs; Data;
    Date; Debate; Decade; Decision; Decisions; Declaration; Declarations; Decree; Defence; Defense;
    Definition; Delegation; Delegations; Democratic; Democracy; Department; Departments; Detention;
    Development; Dialogue; Diplomatic; Directive; Disability; Disarmament; Disaster;
    Discrimination; Dissemination; Distr; Distribution; District; Division; Document; Documents;
    Documentation; Doctrine; Domestic; Donors; Draft; Drafting; Drug; Drugs; Dual; Duties; Duma;
    Dynasty; Earth; East; Economic; Economy; Education; Election; Elections; Electoral; Electronic;
    Elimination; Embassy; Emergency; Emissions; Employment; Enforcement; Energy; Enhanced;
    Enterprise; Entities; Entity; Environment; Environmental; Equal; Equality; Establishment;
    European; Evaluation; Event; Evidence; Exchange; Executive; Expert; Experts; Explanation;
    Explanatory; Export; External; Extraordinary; Facility; Fact; Faculty; Falls; Family; Federal;
    Federation; Festival; Final; Finance; Financial; Financing; Findings; Firm; Fleet; Follow;
    Food; Football; Force; Forces; Foreign; Foreign Affairs; Forests; Forestry; Form; Forum;
    Foundation; Framework; Free; Freedom; Friday; Friends; Front; Full; Fund; Funds; Future;
    Galaxy; Garden; Gardens; Gas; Gazette; Gender; General; Generation; Genocide; Global; Goal;
    Goals; Good; Governance; Governing; Government; Governments; Governmental; Grand Chamber;
    Great; Greenhouse; Group; Groups; Guard; Guidance; Guide; Guidelines; Guiding; Gulf; Habitat;
    Half; Harassment; Harbour; Hate; Hazardous; Headquarters; Health; Hearing; High;
    High Commissioner; High-level; Highway; Historical; History; Holding; Holdings; Home; Hospital;
    Hotel; House; Housing; Human; Human Rights; Humanitarian; ICT; Identification; Immigration;
    Immunities; Impact; Implementation; Import; Inc; Incident; Inclusive; Income; Independence;
    Independent; Index; Indicators; Indigenous; Industrial; Industries; Industry; Information;
    Initial; Initiative; Initiatives; Inquiry; Inspection; Institute; Institution; Institutional;
    Institutions; Instrument; Instruments; Integrated; Integration; Intellectual; Intelligence;
    Inter; Interim; Interior; Internal; International; Internet; Interpretation; Interpol;
    Introduction; Introductory; Investigation; Investment; Island; Islands; Issues; Item; Items;
    Joint; Journal; Judgment; Judicial; Judiciary; Jurisdiction; Jury; Juvenile; Key; Kingdom;
    Knowledge; Labor; Labour; Land; Language; Law; Lawyers; League; Learned; Least; Legal;
    Legislation; Legislative; Lessons; Letter; Letters; Level; Liaison; Liberal; Liberation;
    Liberty; Library; Life; Limited; List; Lists; Loan; Local; Lodge; Long-term; Loss; Ltd;
    Magazine; Main; Maintenance; Major; Management; Managing; Mandate; Manual; Map; Marine;
    Maritime; Market; Markets; Market-based; Matter; Matters; Means; Measure; Measures; Mechanism;
    Mechanisms; Media; Medical; Medicine; Meeting; Meetings; Member; Member States; Members;
    Membership; Memorandum; Memorial; Mental; Messenger; Methodology; Methods; Migration; Migrants;
    Military; Millennium; Mine; Minerals; Ministerial; Ministers; Ministries; Ministry; Minorities;
    Minority; Minutes; Miscellaneous; Mission; Missions; Mitigation; Mobilization; Model;
    Modalities; Modern; Monitor; Monitoring; Monument; Moral; Mount; Mountain; Movement; Movements;
    Multilateral; Multilateralism; Municipal; Municipality; Museum; Music; Mutual; Nation;
    National; Nationality; Nationalities; Nationally; Nations; Natural; Nature; Naval; Navy;
    Negotiation; Negotiations; Network; Networks; News; Newspaper; Next; Nobel; Non; Non-Aligned;
    North; Note; Notes; Notice; Notification; Nuclear; Number; Objective; Objectives; Obligation;
    Obligations; Observation; Observations; Observatory; Observers; Ocean; Oceans; Office; Offices;
    Official; Officials; Ombudsman; Open; Opening; Operation; Operational; Operations; Opinion;
    Opinions; Optional; Oral; Order; Orders; Ordinance; Organ; Organs; Organisation; Organisations;
    Organization; Organizational; Organizations; Organized; Original; Other; Outcome; Outcomes;
    Outer; Outer Space; Outreach; Outstanding; Overview; Pact; Page; Palace; Panel; Paper; Papers;
    Paragraph; Paragraphs; Parish; Parliament; Parliamentary; Part; Participants; Participation;
    Parties; Partners; Partnership; Partnerships; Parts; Party; Passport; Patent; Peace; Peaceful;
    Peacebuilding; Peacekeeping; Penal; Peninsula; Pension; Peoples; Performance; Period;
    Permanent; Permanent Mission; Persistent; Person; Personnel; Persons; Phase; Plan; Plans;
    Planning; Platform; Plenary; Plenipotentiary; Pledge; Plurinational; Point; Points; Police;
    Policies; Policing; Policy; Political; Pollutants; Pollution; Poor; Population; Port; Position;
    Positive; Post; Poverty; Power; Powers; Practice; Practices; Practitioners; Preamble;
    Preparation; Preparations; Preparatory; Presentation; Presidency; Presidential; Press;
    Prevention; Preventive; Previous; Principal; Principle; Principles; Priorities; Priority;
    Prison; Privileges; Prize; Procedural; Procedure; Procedures; Proceedings; Process; Production;
    Professional; Programme; Programmes; Program; Programs; Progress; Prohibition; Project;
    Projects; Promotion; Property; Proposal; Proposals; Proposed; Prosecution; Protection;
    Protocol; Protocols; Province; Provincial; Provisional; Provisions; Public; Publication;
    Publications; Purpose; Purposes; Quality; Question; Questions; Questionnaire; Racial; Racism;
    Radio; Railway; Railways; Ratification; Readiness; Real; Recommendation; Recommendations;
    Record; Records; Recovery; Red; Red Cross; Red Crescent; Reduction; Reference; Referendum;
    Reform; Reforms; Refugee; Refugees; Regime; Regiment; Region; Regional; Register; Registry;
    Registration; Regular; Regulation; Regulations; Rehabilitation; Relations; Release; Relief;
    Religion; Religious; Remarks; Reparation; Report; Reporting; Reports; Republic; Request;
    Requests; Research; Reserve; Reservoir; Residence; Resistance; Resolution; Resolutions;
    Resource; Resources; Response; Responsibility; Responsible; Results; Return; Revenue; Review;
    Revised; Revision; Revolution; Revolutionary; Right; Rights; Risk; River; Road; Roadmap; Role;
    Roll; Room; Round; Round Table; Route; Royal; Rule; Rules; Rural; Safe; Safeguards; Safety;
    Sanctions; Sanitation; Schedule; School; Schools; Science; Sciences; Scientific; Sea; Seas;
    Secretariat; Section; Sector; Security; Segment; Selected; Self; Seminar; Senate; Senior;
    Series; Service; Services; Session; Sessions; Settlement; Sexual; Sheet; Shelter; Signatories;
    Signatory; Single; Situation; Slavery; Small Island; Smuggling; Social; Socialist; Societies;
    Society; Solemn; Solidarity; Source; Sources; South; South-South; Space; Special; Specialized;
    Species; Specific; Speech; Sport; Sports; Square; Stadium; Staff; Stage; Stakeholder;
    Stakeholders; Standard; Standards; Standing; State; Statement; Statements; States; State Party;
    States Parties; States parties; Statistical; Statistics; Status; Statute; Statutory; Steering;
    Step; Stock; Strait; Strategic; Strategies; Strategy; Stream; Street; Strengthening; Structure;
    Studies; Study; Sub; Sub-Commission; Subcommittee; Subcommission; Subject; Submission;
    Submissions; Subparagraph; Subsidiary; Summary; Summit; Supervision; Supervisory; Supplement;
    Supplementary; Supply; Support; Supreme; Supreme Court; Survey; Sustainable; System; Systems;
    Table; Target; Targets; Task; Task Force; Tax; Team; Technical; Technologies; Technology;
    Telecommunication; Telecommunications; Term; Terms; Terms of Reference; Territories; Territory;
    Terrorism; Terrorist; Text; Theatre; Thematic; Theme; Title; Tool; Topic; Torture; Tourism;
    Tower; Town; Trade; Trade Union; Traffic; Trafficking; Training; Transaction; Transfer;
    Transition; Transitional; Translation; Transnational; Transparency; Transport; Travel;
    Treaties; Treaty; Treatment; Trial; Tribunal; Tribunals; Tribute; Trust; Trusteeship; Truth;
    Union; Unions; Unit; United; United Nations; Unity; Universal; Universal Periodic Review;
    Universe; University; Updated; Upper; Urban; Use; Valley; Verbatim; Verification; Version;
    Victim; Victims; View; Views; Village; Violence; Visit; Visits; Vision; Voluntary; Volume;
    Vote; Voting; War; Warning; Waste; Wastes; Watch; Water; Weapons; Week; Welfare; White Paper;
    Wildlife; Witness; Women; Woman; Work; Workers; Working; Working Group; Workshop; Workshops;
    World; World Bank; World War; Year; Years; Yearbook; Youth; Zone; Zones; Holy; Law Society;
    Plc; LLC; GmbH; SA; NV; AG; Peoples'; Promised; Party's; Provided; Chairmanship; Vice; Under;
    Over; Acting; Elected; Outgoing; Incoming; Honorary; Supplementing; Solicitors; Barristers;
    Chambers; Associates; LLP; Attorneys; Directorate; Directorates; Estate; Prosecutors;
    Magistrates; Cassation; Chancery; Clinic; Clinique; Insurance; Ombudsperson; Pensions; Remand;
    Custody; Cadastre; Notary; Bailiff; Enterprises; Brewery; Aps; Oy; AB; Sp; Aktiengesellschaft;
    Weekly; Daily; Times; Herald; Gazeta; Gospodarki; Przestrzennej; Sprawiedliwości;
    Rzeczpospolita; Suppress; Punish; Prevent; Especially; Annexes; Build; Consider; Ensure;
    Provide; Promote; Develop; Bear; Recommends; Further; Where; Office of; Secretary for;
    Committee on; Conference of
  ]],
  french = [[
    Accord; Acte; Additif; Adoption; Affaires; Agence; Aide; Annexe; Article; Assemblée;
    Assistance; Association; Banque; Bureau; Centre; Chambre; Charte; Comité; Commission;
    Communauté; Compte; Conférence; Conseil; Conseil de sécurité; Convention; Coopération; Corps;
    Cour; Déclaration; Décision; Délégation; Département; Développement; Directeur; Document;
    Droit; Droits; Égalité; Élections; État; États; Étude; Fédération; Fonds; Force; Forces; Front;
    Gouvernement; Grande; Grand; Groupe; Groupe de travail; Haut-Commissariat; Initiative;
    Institut; Institutions; Journal; Justice; Lettre; Ligue; Loi; Membres; Ministère; Mission;
    Mouvement; Nations; Nations Unies; Note; Observations; Office; Ordre; Organe; Organisation;
    Organisations; Pacte; Paix; Parlement; Parti; Parties; Période; Plan; Point; Police;
    Prévention; Procureur; Programme; Projet; Protocole; Publique; Rapport; Recommandations;
    Règlement; Réunion; République; Résolution; Secrétariat; Sécurité; Service; Session; Société;
    Sommet; Syndicat; Traité; Tribunal; Union; Université; Volontaires; Vérité; Frente; Accords
  ]],
  spanish = [[
    Acuerdo; Acta; Administración; Agencia; Alto; Alianza; Anexo; Apoyo; Artículo; Asamblea;
    Asistencia; Asociación; Ayuda; Banco; Cámara; Carta; Centro; Código; Comisión; Comité;
    Comunicado; Comunidad; Conferencia; Congreso; Consejo; Constitución; Convención; Convenio;
    Cooperación; Corte; Cumbre; Declaración; Decisión; Delegación; Departamento; Derecho; Derechos;
    Desarrollo; Documento; Estado; Estados; Federación; Fondo; Foro; Frente; Fuerza; Fuerzas;
    Fundación; Gobierno; Grupo; Grupo de Trabajo; Iniciativa; Instituto; Junta; Justicia; Ley;
    Liberación; Liga; Mecanismo; Ministerio; Misión; Movimiento; Naciones; Naciones Unidas;
    Nacional; Nota; Oficina; Organismo; Organización; Pacto; Parlamento; Parte; Partes; Partido;
    Período; Plan; Policía; Política; Proceso; Programa; Protocolo; Proyecto; Recomendaciones;
    Reglamento; República; Resolución; Reunión; Secretaría; Seguridad; Sesión; Sociedad; Tratado;
    Tribunal; Unión; Universidad; Farabundo Martí
  ]],
  russian = [[
    Ассамблея; Ассамблеи; Генеральной; Генеральная; Группа; Группы; Декларация; Доклад; Доклады;
    Комиссия; Комиссии; Комитет; Комитета; Конвенция; Конвенции; Конференция; Конференции; Миссия;
    Миссии; Наций; Нации; Объединенных; Организация; Организации; Программа; Программы; Протокол;
    Резолюция; Совет; Совета; Союз; Статья; Суд; Безопасности; Республика; Республики; Фонд;
    Соединенных; Штатов; Америки
  ]],
  other = [[
    Commissie; Bundesrepublik; Bundestag; Bundesrat; Bundesgericht; Gesellschaft; Gesetz;
    Verordnung; Amtsgericht; Landgericht; Oberlandesgericht; Ministerium; Universität; Verein;
    Stiftung; Abschnitt; Artikel; Absatz
  ]],
}
