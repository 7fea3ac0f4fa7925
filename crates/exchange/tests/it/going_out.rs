//! What a spreadsheet and a reader get.

use expect_test::{Expect, expect};
use handvat_exchange::actions::actions_csv;
use handvat_exchange::markdown::markdown;
use handvat_model::records::{Language, Workshop};
use handvat_words::Words;
use serde_json::{Value, json};

fn workshop() -> Value {
    let zone = |order: i32, kind: &str, nl: &str, en: &str| {
        json!({ "order": order, "kind": kind, "name": { "nl": nl, "en": en }, "question": { "nl": "Waarom?", "en": "Why?" },
            "area": { "x": 0, "y": 0, "width": 100, "height": 100 } })
    };
    let note = |order: i32, zone: Option<&str>, text: &str| json!({ "canvas": "c", "zone": zone, "text": text, "x": 0, "y": 0, "width": 220, "height": 220, "voice": "customer", "order": order });
    json!({
        "format": "handvat", "version": 1, "id": "w", "revision": 3,
        "title": "Klantdag *noord*", "organisation": "Energie & Zo", "ambition": "Eén\nantwoord", "language": "nl",
        "edited": "2027-01-15T12:00:00Z",
        "details": { "date": "2027-01-15", "place": "Grote zaal", "facilitators": ["Adviseur", "Begeleider"], "sponsor": "" },
        "people": { "p1": { "name": "Marketing lead", "role": "Merk", "department": "" } },
        "canvases": { "c": { "template": "strategy", "title": { "nl": "Canvas", "en": "Sheet" }, "zones": {
            "social-service": zone(1, "step", "Social Service", "Social Service"),
            "technology": zone(2, "handle", "Technologie", "Technology") } } },
        "notes": {
            "n2": note(1, Some("social-service"), "# geen kop\n- geen lijst"),
            "n1": { "canvas": "c", "zone": "social-service", "text": "=1+1", "x": 0, "y": 0, "width": 220, "height": 220,
                "order": 2, "crossing": { "step": "social-service", "handle": "technology" } },
            "n3": { "canvas": "c", "zone": "social-service", "text": "In de stapel", "x": 0, "y": 0, "width": 220, "height": 220,
                "voice": "employee", "cluster": "k" },
            "n4": note(1, None, "Ernaast <b>"),
        },
        "clusters": { "k": { "canvas": "c", "zone": "social-service", "title": "Reviews", "x": 0, "y": 0 } },
        "crossings": { "social-service--technology": { "step": "social-service", "handle": "technology", "reason": "Later" } },
        "actions": {
            "a2": { "title": "=HYPERLINK(\"x\")", "order": 2, "status": "later-word" },
            "a1": { "title": "Terugbellen; snel", "why": "Omdat\nhet \"moet\"", "steps": ["social-service"], "handles": ["technology"],
                "notes": ["n1", "n2"], "owner": "p1", "due": "2027-01-31", "status": "doing", "measure": "-10% wachttijd", "order": 1 },
        },
    })
}

fn read(value: Value) -> Workshop {
    serde_json::from_value(value).unwrap()
}

fn check_csv(language: &Language, expected: &Expect) {
    let bytes = actions_csv(&read(workshop()), &Words::new(language));
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("Excel needs the mark");
    expected.assert_eq(&text.replace("\r\n", "↵\n"));
}

#[test]
fn the_actions_are_a_table_that_dutch_excel_opens() {
    check_csv(
        &Language::Dutch,
        &expect![[r#"
        Nr.;Actie;Wat en waarom;Stappen;Handvatten;Actiehouder;Uiterlijk;Status;Succesmaat;Uit notities↵
        1;"Terugbellen; snel";"Omdat
        het ""moet""";Social Service;Technologie;Marketing lead;2027-01-31;bezig;'-10% wachttijd;"'=1+1 | # geen kop
        - geen lijst"↵
        2;"'=HYPERLINK(""x"")";;;;;;later-word;;↵
    "#]],
    );
}

#[test]
fn the_actions_are_a_table_that_english_excel_opens() {
    check_csv(
        &Language::English,
        &expect![[r#"
        No.,Action,What and why,Steps,Handles,Owner,Due,Status,Success measure,From notes↵
        1,Terugbellen; snel,"Omdat
        het ""moet""",Social Service,Technology,Marketing lead,2027-01-31,doing,'-10% wachttijd,"'=1+1 | # geen kop
        - geen lijst"↵
        2,"'=HYPERLINK(""x"")",,,,,,later-word,,↵
    "#]],
    );
}

#[test]
fn no_cell_is_taken_for_a_formula() {
    for start in ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"] {
        let mut value = workshop();
        value["actions"] = json!({ "a": { "title": format!("{start}1") } });
        let text = String::from_utf8(actions_csv(&read(value), &Words::new(&Language::English))).unwrap();
        assert!(text.contains(&format!("1,\"'{start}1\",")) || text.contains(&format!("1,'{start}1,")), "{text:?}");
    }
}

#[test]
fn the_whole_workshop_is_there_to_read() {
    let text = markdown(&read(workshop()), &Words::new(&Language::Dutch));
    expect![[r##"
        # Klantdag \*noord\*

        - **Organisatie:** Energie \& Zo
        - **Ambitie:** Eén\
          antwoord
        - **Datum:** 15 januari 2027
        - **Plaats:** Grote zaal
        - **Begeleiders:** Adviseur, Begeleider

        ## Mensen

        - Marketing lead · Merk

        ## Acties

        ### 1. Terugbellen; snel

        Omdat\
        het "moet"

        - **Actiehouder:** Marketing lead
        - **Uiterlijk:** 31 januari 2027
        - **Status:** bezig
        - **Stappen:** Social Service
        - **Handvatten:** Technologie
        - **Succesmaat:** \-10% wachttijd

        Uit notities:

        - \=1+1
        - \# geen kop\
          \- geen lijst

        ### 2. \=HYPERLINK("x")

        - **Status:** later-word

        ## Canvas

        ### Social Service

        *Waarom?*

        - \# geen kop\
          \- geen lijst *(klant)*
        - \=1+1 *(aanname; Social Service × Technologie)*
        - **Reviews** (een stapel van 1 notitie)
          - In de stapel *(medewerker)*

        ### Technologie

        *Waarom?*

        Geen notities.

        ### Buiten de vakken

        - Ernaast \<b\> *(klant)*

        ## Bewust lege kruispunten

        - **Social Service × Technologie**: Later
    "##]]
    .assert_eq(&text);
}

#[test]
fn an_empty_workshop_looks_deliberate() {
    let empty = json!({ "format": "handvat", "version": 1, "id": "w", "revision": 0 });
    let text = markdown(&read(empty), &Words::new(&Language::English));
    expect![[r#"
        # Untitled workshop

        ## Actions

        No actions yet.
    "#]]
    .assert_eq(&text);
}

#[test]
fn what_leads_where_and_what_is_parked_stands_at_the_end() {
    let mut file = workshop();
    file["links"] = json!({
        "n1>n2": { "from": "n1", "to": "n2", "text": "leidt *tot*" },
        "n2>n4": { "from": "n2", "to": "n4", "text": "" },
        "c--social-service--technology": { "canvas": "c", "from": "social-service", "to": "technology", "text": "vraagt" },
    });
    file["parking"] = json!({ "n4": { "note": "n4", "zone": "technology" } });
    let workshop: Workshop = serde_json::from_value(file).unwrap();
    let page = markdown(&workshop, &Words::new(&Language::English));
    let end = &page[page.find("## Links").unwrap()..];
    expect![[r#"
        ## Links

        - Social Service → Technology: vraagt
        - \=1+1 → \# geen kop \- geen lijst: leidt \*tot\*
        - \# geen kop \- geen lijst → Ernaast \<b\>

        ## Parking lot

        - Ernaast \<b\> *(customer)*
    "#]]
    .assert_eq(end);
}
