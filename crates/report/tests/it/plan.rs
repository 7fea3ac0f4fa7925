//! The printed action plan: what it tells, in which order, and that everything stands where it can be read.

use expect_test::{Expect, expect};
use handvat_model::records::{Language, Note, Workshop};
use handvat_report::doc::{Content, Doc, Owner, Role};
use handvat_report::plan::{Paper, PlanOptions, Profile, layout, plan_pdf};

use crate::desk::{extreme, id, rich, workshop};
use crate::proof::{element, elements, leaves, links, outline, page, place_of, said, texts};

pub(crate) fn options(language: Language, paper: Paper, profile: Profile) -> PlanOptions {
    PlanOptions { paper, language, date: "2027-01-16".to_owned(), profile }
}

pub(crate) fn dutch(workshop: &Workshop) -> Doc {
    layout(workshop, &options(Language::Dutch, Paper::A4, Profile::Full))
}

pub(crate) fn english(workshop: &Workshop) -> Doc {
    layout(workshop, &options(Language::English, Paper::Letter, Profile::Full))
}

fn check(proof: &str, expected: &Expect) {
    expected.assert_eq(proof);
}

#[test]
fn the_chapters_follow_the_way_a_reader_needs_them() {
    check(
        &outline(&dutch(&rich())),
        &expect![[r"
        Klantdag regio Noord
        Samenvatting
        Strategiecanvas
        Acties per handvat
          Lange termijn
          Klantgegevens
          Technologie
          Zonder handvat
          Niet geplaatst
        Bijlage: alle notities
          Social Service
          Social Marketing
          Social Commerce
          Technologie
          De klant
          Buiten de vakken
    "]],
    );
}

#[test]
fn the_cover_tells_the_details() {
    check(
        &page(&dutch(&rich()).pages[0]),
        &expect![[r"
        595 × 842, page 1
          70, 86 S | M | I
         135, 88 C
          64,181 Actieplan voor Energieleverancier regio Noord
          64,220 Klantdag regio Noord
          79,261 In 2029 begrijpt elke klant de nota in één keer.
          64,304 Datum | 15 januari 2027
          64,321 Plaats | Grote zaal
          64,338 Begeleiding | Extern begeleider
          64,355 Opdrachtgever | Directeur Klant
          64,372 Stand van | 16 januari 2027
          64,418 2 deelnemers
          64,436 Deelnemer | Rol | Afdeling
          64,453 Manager klantenservice | Telefoon, chat en post | Klantenservice
          64,470 Manager marketing | Merk en campagnes | Marketing
    "]],
    );
}

#[test]
fn the_summary_is_one_page() {
    check(
        &page(&dutch(&rich()).pages[1]),
        &expect![[r"
        595 × 842, page 2
          64, 44 Klantdag regio Noord | Samenvatting
          64, 92 Samenvatting
          64,124 In 2029 begrijpt elke klant de nota in één keer.
          64,171 9 | 56 % | 4 | 15
          64,184 notities | van de notities in de stem | acties, 3 nog te doen | lege kruispunten van de 20
         186,196 van de klant
          64,237 Als eerste te doen | Acties per actiehouder
         378,253 nog zonder actiehouder
          64,254 1. Nota op één pagina
         378,264 2 acties, 1 nog te doen
          64,265 15 februari 2027 · Manager marketing
         378,280 Manager klantenservice
          64,282 2. Terugbelafspraak in twee klikken
         378,291 1 actie
          64,293 31 maart 2027 · Manager klantenservice
         378,307 Manager marketing
         378,318 1 actie
          64,359 Waar de strategie gevuld is en waar niet
          64,375 Stap | Lange termijn | Waardevolle | Intern draagvlak | Klantgegevens | Technologie
         250,387 klanten
          68,407 S | Social Service | 0 notities | leeg | leeg | 1 notitie | 1 notitie
         178,419 1 actie | 1 actie | 1 actie
          67,441 M | Social Marketing | leeg | leeg | leeg | leeg | leeg
          84,464 Social Commerce | leeg | leeg | leeg | leeg | leeg
          68,465 C
          69,486 I | Social Innovation | 0 notities | leeg | leeg | bewust leeg | leeg
         178,498 1 actie
          64,518 Bewust leeg: Social Innovation × Klantgegevens. De wedstrijd meet per straat, niet per huishouden.
          64,806 Actieplan | Pagina 2 van 6
    "]],
    );
}

#[test]
fn the_actions_stand_by_handle_with_owner_and_date() {
    check(
        &page(&dutch(&rich()).pages[3]),
        &expect![[r"
            595 × 842, page 4
              64, 44 Klantdag regio Noord | Acties per handvat
              64, 92 Acties per handvat
              64,127 Lange termijn
              64,141 Wat willen we over drie tot vijf jaar voor klanten betekenen, en hoe verantwoorden we de investering?
              64,160 Nr. | Actie | Stap | Actiehouder | Uiterlijk
              64,182 1 | Nota op één pagina | S | I | Manager marketing | 15 feb 2027
             473,194 open
              94,198 “Jaarnota: zes pagina’s, € 612 bijbetalen –
              94,210 “λογαριασμός”” (notitie 2)
              64,257 Klantgegevens
              64,271 Zijn onze klantgegevens juist, tijdig en volledig genoeg voor één beeld?
              64,291 Nr. | Actie | Stap | Actiehouder | Uiterlijk
             339,312 S
              64,313 2 | Terugbelafspraak in twee klikken | Manager | 31 mrt 2027
             379,324 klantenservice | bezig
              94,327 Wie verhuist, wacht nu elf minuten.
              94,343 Succesmaat: Wachttijd van elf naar vier minuten
              94,359 “Wachttijd aan de telefoon in verhuismaanden” (notitie 1)
              94,372 “Vijf schermen voor één telefoontje” (notitie 7)
              64,419 Technologie
              64,433 Welke systemen helpen of hinderen, en is de backoffice één systeem?
              64,459 Ook bij dit handvat, elders uitgewerkt:
              64,472 2. Terugbelafspraak in twee klikken (bij Klantgegevens)
              64,513 Zonder handvat
              64,527 Deze acties horen bij een stap; het handvat dat ze verankert, ontbreekt nog.
              64,547 Nr. | Actie | Stap | Actiehouder | Uiterlijk
             337,568 M
              64,569 3 | Straatkapiteins zoeken | nog zonder | geen datum
             379,580 actiehouder | klaar
              94,585 “Buren geloven elkaar eerder dan ons” (notitie 3)
              64,632 Niet geplaatst
              64,646 Deze acties hebben nog geen stap en geen handvat.
              64,666 Nr. | Actie | Stap | Actiehouder | Uiterlijk
              64,688 4 | Nulmeting klaarzetten | nog zonder | geen datum
             379,699 actiehouder | open
              64,806 Actieplan | Pagina 4 van 6
        "]],
    );
}

#[test]
fn the_appendix_has_every_note_by_zone() {
    check(
        &page(&dutch(&rich()).pages[4]),
        &expect![[r"
        595 × 842, page 5
          64, 44 Klantdag regio Noord | Bijlage: alle notities
          64, 92 Bijlage: alle notities
          64,124 9 notities, per vak in leesvolgorde.
          64,164 Social Service
          64,178 2 notities: 2 klant
          64,198 Nr. | Notitie | Stem | Kruispunt | Acties
          64,215 1 | Wachttijd aan de telefoon in verhuismaanden | klant | S | Technologie | 2
          64,232 2 | Jaarnota: zes pagina’s, € 612 bijbetalen – “λογαριασμός” | klant | 1
          64,274 Social Marketing
          64,288 1 notitie: 1 medewerker
          64,308 Nr. | Notitie | Stem | Kruispunt | Acties
          64,325 3 | Buren geloven elkaar eerder dan ons | medewerker | 3
          64,367 Social Commerce
          64,381 3 notities: 3 klant
          64,408 Stapel: Klantreviews (3 notities)
          64,426 Nr. | Notitie | Stem | Kruispunt | Acties
          64,443 4 | Eerste review | klant
          64,460 5 | Tweede review | klant
          64,477 6 | Derde review | klant
          64,520 Technologie
          64,534 1 notitie: 1 medewerker
          64,553 Nr. | Notitie | Stem | Kruispunt | Acties
          64,570 7 | Vijf schermen voor één telefoontje | medewerker | S | Klantgegevens | 2
          64,613 De klant
          64,627 1 notitie: 1 aanname
          64,646 Nr. | Notitie | Stem | Kruispunt | Acties
          64,663 8 | Weet meteen waar ik aan toe ben | aanname
          64,706 Buiten de vakken
          64,720 1 notitie: 1 aanname
          64,739 Nr. | Notitie | Stem | Kruispunt | Acties
          64,756 9 | Ligt naast het vel <&> | aanname
          64,806 Actieplan | Pagina 5 van 6
    "]],
    );
}

#[test]
fn the_same_plan_in_english_has_english_words_and_dutch_notes() {
    let doc = english(&rich());
    check(
        &page(&doc.pages[0]),
        &expect![[r"
        612 × 792, page 1
          70, 86 S | M | I
         135, 88 C
          64,171 Action plan for Energieleverancier regio Noord
          64,210 Klantdag regio Noord
          79,251 In 2029 begrijpt elke klant de nota in één keer.
          64,294 Date | 15 January 2027
          64,311 Place | Grote zaal
          64,328 Facilitation | Extern begeleider
          64,345 Sponsor | Directeur Klant
          64,362 As of | 16 January 2027
          64,408 2 participants
          64,427 Participant | Role | Department
          64,444 Manager klantenservice | Telefoon, chat en post | Klantenservice
          64,461 Manager marketing | Merk en campagnes | Marketing
    "]],
    );
    assert!(said(&doc).contains("Wachttijd aan de telefoon in verhuismaanden"));
    assert_eq!(doc.language, "en");
}

#[test]
fn an_empty_workshop_says_what_is_still_to_be_filled_in() {
    let empty = workshop(&Language::Dutch, "");
    let doc = dutch(&empty);
    check(
        &(page(&doc.pages[0]) + &page(&doc.pages[3])),
        &expect![[r"
        595 × 842, page 1
          70, 86 S | M | I
         135, 88 C
          64,181 Actieplan
          64,220 Werksessie zonder titel
          79,261 De ambitie is nog niet geformuleerd.
          64,304 Datum | nog in te vullen
          64,321 Plaats | nog in te vullen
          64,338 Begeleiding | nog in te vullen
          64,355 Opdrachtgever | nog in te vullen
          64,372 Stand van | 16 januari 2027
          64,418 Deelnemers
          64,436 Er zijn nog geen deelnemers genoteerd.
        595 × 842, page 4
          64, 44 Werksessie zonder titel | Acties per handvat
          64, 92 Acties per handvat
          64,124 Er zijn nog geen acties afgesproken.
          64,806 Actieplan | Pagina 4 van 4
    "]],
    );
    assert_eq!(doc.pages.len(), 4, "without notes there is no appendix");
}

#[test]
fn every_note_and_every_action_is_told_whole() {
    for workshop in [rich(), extreme()] {
        let told = leaves(&dutch(&workshop));
        let told = |text: &str| told.iter().any(|leaf| spaceless(leaf).contains(&spaceless(text)));
        for Note { text, .. } in workshop.notes.values() {
            assert!(told(text), "{text:.60}");
        }
        for action in workshop.actions.values() {
            for text in [&action.title, &action.why, &action.measure] {
                assert!(told(text), "{text:.60}");
            }
        }
    }
}

#[test]
fn an_action_is_told_in_full_under_its_first_handle_and_by_reference_under_the_others() {
    let doc = dutch(&rich());
    let sections: Vec<String> =
        elements(&doc, |role| role == Role::Sect).into_iter().map(|tag| element(&doc, tag)).collect();
    let under = |handle: &str, part: &str| {
        sections
            .iter()
            .any(|section| section.starts_with(handle) && section.contains("Actiehouder") && section.contains(part))
    };
    assert!(under("Klantgegevens", "Wie verhuist, wacht nu elf minuten."));
    let reference = sections.iter().find(|section| section.starts_with("Technologie") && section.contains("elders"));
    assert!(reference.unwrap().contains("Terugbelafspraak in twee klikken (bij Klantgegevens)"));
    assert!(!reference.unwrap().contains("Wie verhuist"));
    assert!(under("Zonder handvat", "Straatkapiteins zoeken"));
    assert!(under("Niet geplaatst", "Nulmeting klaarzetten"));
}

#[test]
fn a_quoted_note_leads_to_its_line_in_the_appendix_and_back() {
    let doc = dutch(&rich());
    let (page, y) = place_of(&doc, "Naar notitie 1 in de bijlage");
    let there = line_at(&doc, page, y);
    assert!(there.contains("Wachttijd aan de telefoon in verhuismaanden"), "{there}");
    let (page, y) = place_of(&doc, "Naar actie 2");
    let there = line_at(&doc, page, y);
    assert!(there.contains("Terugbelafspraak in twee klikken"), "{there}");
}

#[test]
fn every_link_belongs_to_an_element_and_has_words_for_those_who_listen() {
    let doc = dutch(&rich());
    for item in doc.pages.iter().flat_map(|page| &page.items) {
        if let Content::Link(link) = &item.content {
            let Owner::Tag(owner) = item.owner else { panic!("a link without element") };
            assert_eq!(doc.tags[owner.place()].role, Role::Link);
            assert!(!link.description.is_empty());
            assert!(!element(&doc, owner).is_empty(), "{} has no words", link.description);
        }
    }
}

#[test]
fn the_manager_gets_the_plan_without_the_appendix() {
    let doc = layout(&rich(), &options(Language::Dutch, Paper::A4, Profile::Manager));
    assert!(!outline(&doc).contains("Bijlage"));
    assert!(said(&doc).contains("“Wachttijd aan de telefoon in verhuismaanden”"));
    assert!(links(&doc).all(|link| link.description.starts_with("Naar actie")));
}

#[test]
fn the_notes_on_the_canvas_are_a_list_in_reading_order() {
    let doc = dutch(&rich());
    let lists = elements(&doc, |role| matches!(role, Role::L(_)));
    let service = lists.iter().map(|list| element(&doc, *list)).find(|list| list.starts_with("Wachttijd")).unwrap();
    check(
        &service,
        &expect![
            "Wachttijd aan de telefoon in verhuismaanden Jaarnota: zes pagina’s, € 612 bijbetalen – “λογαριασμός”"
        ],
    );
}

#[test]
fn two_runs_give_the_same_bytes() {
    let options = options(Language::Dutch, Paper::A4, Profile::Full);
    let bytes = plan_pdf(&rich(), &options).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(bytes, plan_pdf(&rich(), &options).unwrap());
}

/// The words whose baselines lie just under a height.
fn line_at(doc: &Doc, page: usize, y: f64) -> String {
    let words: Vec<&str> = texts(&doc.pages[page])
        .filter(|text| (0.0..14.0).contains(&(text.y - y)))
        .map(|text| text.run.text.as_str())
        .collect();
    words.join(" ")
}

fn spaceless(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '\u{ad}').collect()
}

#[test]
fn what_lies_face_down_is_counted_and_not_told() {
    let mut workshop = rich();
    for note in
        workshop.notes.values_mut().filter(|note| note.zone.as_ref().is_some_and(|zone| *zone == id("social-service")))
    {
        note.hidden = true;
    }
    let doc = dutch(&workshop);
    let told = crate::reader::read(&doc);
    let all = told.copied.join("\n") + &told.tree();
    for words in ["Wachttijd aan de telefoon", "zes pagina", "λογαριασμός"] {
        assert!(!all.contains(words), "{words}");
    }
    assert!(all.contains("2 nog dicht") && all.contains("(nog dicht)"), "{all}");
    assert!(all.contains("Buren geloven elkaar"), "what lies open is told");
}
