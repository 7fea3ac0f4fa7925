//! `show`: for people and for scripts.

use expect_test::expect;
use serde_json::Value;

use super::desk::{Desk, finish};

fn small() -> Desk {
    let desk = Desk::with_workshop();
    desk.apply(
        r#"{"edit":"setDetails","organisation":"Energieleverancier","ambition":"Eén\nantwoord","date":"2027-01-15","place":"Grote zaal"}
{"edit":"addPerson","id":"p1","name":"Manager marketing","role":"Merk"}
{"edit":"addNote","id":"n1","zone":"social-service","text":"Wachttijd\naan de telefoon","voice":"customer"}
{"edit":"addNote","id":"n2","text":"Ernaast"}
{"edit":"setCrossing","note":"n1","step":"social-service","handle":"technology"}
{"edit":"addStack","id":"k1","zone":"buy-in","title":"Reacties","voice":"employee","texts":["Eerst","Dan"]}
{"edit":"markCrossing","step":"social-innovation","handle":"long-term","reason":"Later"}
{"edit":"addAction","id":"a1","title":"Terugbellen","why":"Wachten kost klanten","notes":["n1"],"steps":["social-service"],"handles":["technology"],"owner":"p1","due":"2027-01-31","measure":"-10%"}
"#,
    );
    desk
}

/// The ids that the program made, put in order of appearance.
fn steady(text: &str, file: &Value) -> String {
    let mut text = text.replace(file["id"].as_str().unwrap(), "<workshop>");
    for (place, id) in file["notes"]
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, note)| !note["cluster"].is_null())
        .map(|(id, _)| id)
        .enumerate()
    {
        text = text.replace(id, &format!("<{}>", ["one", "other"][place.min(1)]));
    }
    let mut lines: Vec<&str> = text.lines().collect();
    // Which of the two has the smaller id is chance; their order in the stack is not.
    lines.retain(|line| !line.trim_start().starts_with("<o"));
    lines.join("\n") + "\n"
}

#[test]
fn the_outline_tells_everything_in_the_chosen_language() {
    let desk = small();
    let mut program = desk.program(&["show", "w.handvat"]);
    program.env("HANDVAT_LANG", "nl");
    expect![[r#"
        Klantdag (<workshop>)
          Organisatie: Energieleverancier
          Ambitie: Eén antwoord
          Datum: 15 januari 2027
          Plaats: Grote zaal
          4 notities, 1 actie

        Mensen
          p1  Manager marketing · Merk

        Strategiecanvas (strategy, A3)
          Social Service (social-service): 1 notitie
            n1  Wachttijd aan de telefoon [klant, social-service × technology]
          Social Marketing (social-marketing): 0 notities
          Social Commerce (social-commerce): 0 notities
          Social Innovation (social-innovation): 0 notities
          Lange termijn (long-term): 0 notities
          Waardevolle klanten (valuable-customers): 0 notities
          Intern draagvlak (buy-in): 2 notities
            k1  Reacties (een stapel van 2 notities)
          Klantgegevens (customer-data): 0 notities
          Technologie (technology): 0 notities
          De klant (customer): 0 notities
          Buiten de vakken: 1 notitie
            n2  Ernaast [aanname]

        Bewust lege kruispunten
          social-innovation × long-term: Later

        Verbanden
          social-innovation → social-commerce: Nieuw materiaal van klanten zelf
          social-innovation → social-marketing: Nieuwe redenen om mee te doen
          social-innovation → social-service: Nieuwe manieren om klanten te helpen
          social-marketing → social-commerce: Reacties worden inhoud die verkoopt
          social-service → social-commerce: Betrokken klanten helpen anderen bij het kopen
          social-service → social-marketing: Wie goed geholpen is, wil ook wel iets terugzeggen

        Acties
          a1  Terugbellen [open, Manager marketing, 31 januari 2027]
            Wat en waarom: Wachten kost klanten
            Stappen: social-service
            Handvatten: technology
            Succesmaat: -10%
            Uit notities: n1
    "#]]
    .assert_eq(&steady(&finish(program, "").done(), &desk.file()));
}

#[test]
fn a_stack_is_counted_and_told_in_the_order_it_came_in() {
    let shown = small().run(&["show", "w.handvat", "--outline"]).done();
    assert!(shown.contains("k1  Reacties (a stack of 2 notes)"), "{shown}");
    let place = |text: &str| shown.find(text).unwrap();
    assert!(place("Eerst [employee]") < place("Dan [employee]"), "{shown}");
}

#[test]
fn the_json_is_that_of_the_file() {
    let desk = Desk::with_sample();
    assert_eq!(desk.run(&["show", "w.handvat", "--json"]).done().into_bytes(), desk.bytes("w.handvat"));
}

#[test]
fn looking_never_writes() {
    let desk = Desk::with_sample();
    let before = desk.bytes("w.handvat");
    desk.run(&["show", "w.handvat"]).done();
    desk.run(&["export", "w.handvat", "--to", "md", "-o", "-"]).done();
    assert_eq!(desk.bytes("w.handvat"), before);
    assert!(!desk.path("own").exists());
}

#[test]
fn what_lies_face_down_is_counted_and_not_told() {
    let desk = Desk::with_workshop();
    desk.apply(
        r#"{"edit":"setBlind","zone":"social-service","on":true}
{"edit":"addNote","id":"n1","zone":"social-service","text":"Geheim","voice":"customer"}
{"edit":"addNote","id":"n2","zone":"customer","text":"Open"}
"#,
    );
    let outline = desk.run(&["show", "w.handvat", "--outline"]).text();
    assert!(!outline.contains("Geheim"), "{outline}");
    assert!(outline.contains("n1  (still face down)\n"), "{outline}");
    assert!(outline.contains("n2  Open ["), "{outline}");
}
