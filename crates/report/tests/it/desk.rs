//! Workshops to print: the strategy template and edits, as a group makes them.

use handvat_model::edit::Edit;
use handvat_model::id::Id;
use handvat_model::plan::{Means, plan};
use handvat_model::records::{Language, Workshop};
use handvat_model::template::Template;
use handvat_report::note::Noto;

/// A workshop from the strategy template after these edits, one JSON edit a line.
pub(crate) fn workshop(language: &Language, edits: &str) -> Workshop {
    let template: Template = serde_json::from_str(include_str!("../../../../templates/strategy.json")).unwrap();
    let mut workshop = Workshop { canvases: template.canvases, ..Workshop::empty(id("w")) };
    workshop.head.language = language.clone();
    let mut made = 0;
    for line in edits.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let edit: Edit = serde_json::from_str(line).unwrap_or_else(|fault| panic!("{line}: {fault}"));
        let mut fresh = || {
            made += 1;
            id(&format!("made{made}"))
        };
        let mut means = Means { typesetter: &Noto, fresh: &mut fresh, used: &|_| false };
        let planned = plan(&workshop, &edit, &mut means).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
        planned.patch.apply(&mut workshop);
    }
    workshop
}

/// A workshop with something of everything.
pub(crate) fn rich() -> Workshop {
    workshop(&Language::Dutch, RICH)
}

/// The sample that the program comes with.
pub(crate) fn sample(language: &Language) -> Workshop {
    let file = match language {
        Language::Dutch => include_str!("../../../../templates/sample.nl.handvat"),
        _ => include_str!("../../../../templates/sample.en.handvat"),
    };
    serde_json::from_str(file).unwrap()
}

/// Texts at the limits of what a workshop holds.
pub(crate) fn extreme() -> Workshop {
    let note = "Wachttijd aan de telefoon in verhuismaanden. ".repeat(444);
    let word = "klanttevredenheidsonderzoeksresultaten".repeat(8);
    let title = "Terugbelafspraak in twee klikken ".repeat(15);
    let edits = [
        serde_json::json!({"edit": "setDetails", "title": title, "organisation": word, "ambition": note, "date": "2027-01-15",
            "place": word, "facilitators": [word, title], "sponsor": title}),
        serde_json::json!({"edit": "addNote", "id": "long", "zone": "social-service", "text": note}),
        serde_json::json!({"edit": "addNote", "id": "word", "zone": "technology", "text": word}),
        serde_json::json!({"edit": "addNote", "id": "lines", "zone": "customer", "text": "een\n\n\ntwee\n".repeat(40)}),
        serde_json::json!({"edit": "addPerson", "id": "p", "name": title, "role": word, "department": word}),
        serde_json::json!({"edit": "addAction", "id": "a", "title": title, "why": note, "measure": note, "owner": "p",
            "due": "2027-01-31", "notes": ["long", "word", "lines"], "steps": ["social-service", "social-innovation"],
            "handles": ["technology", "buy-in", "long-term"]}),
        serde_json::json!({"edit": "addAction", "id": "b", "title": word, "why": word}),
        serde_json::json!({"edit": "addStack", "id": "s", "zone": "buy-in", "title": title, "texts": [note, word]}),
        serde_json::json!({"edit": "markCrossing", "step": "social-commerce", "handle": "buy-in", "reason": title}),
    ];
    let lines: Vec<String> = edits.iter().map(ToString::to_string).collect();
    workshop(&Language::Dutch, &lines.join("\n"))
}

/// Enough notes and actions for tables of several pages.
pub(crate) fn crowded() -> Workshop {
    let notes = (0..140).map(|number| {
        format!(r#"{{"edit":"addNote","zone":"social-service","size":"small","text":"Vraag {number} van een klant"}}"#)
    });
    let actions = (0..40).map(|number| {
        let why = "Omdat klanten erom vragen. ".repeat(number % 7);
        format!(r#"{{"edit":"addAction","title":"Doe {number}","why":"{why}","handles":["{}"]}}"#, HANDLES[number % 5])
    });
    workshop(&Language::Dutch, &notes.chain(actions).collect::<Vec<_>>().join("\n"))
}

const HANDLES: [&str; 5] = ["long-term", "valuable-customers", "buy-in", "customer-data", "technology"];

pub(crate) fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

const RICH: &str = r#"
{"edit":"setDetails","title":"Klantdag regio Noord","organisation":"Energieleverancier regio Noord","ambition":"In 2029 begrijpt elke klant de nota in één keer.","date":"2027-01-15","place":"Grote zaal","facilitators":["Extern begeleider"],"sponsor":"Directeur Klant"}
{"edit":"addPerson","id":"marketing","name":"Manager marketing","role":"Merk en campagnes","department":"Marketing"}
{"edit":"addPerson","id":"service","name":"Manager klantenservice","role":"Telefoon, chat en post","department":"Klantenservice"}
{"edit":"addNote","id":"n1","zone":"social-service","text":"Wachttijd aan de telefoon in verhuismaanden","voice":"customer","size":"small","crossing":{"step":"social-service","handle":"technology"}}
{"edit":"addNote","id":"n2","zone":"social-service","text":"Jaarnota: zes pagina’s, € 612 bijbetalen – “λογαριασμός”","voice":"customer","colour":"orange"}
{"edit":"addNote","id":"n3","zone":"social-marketing","text":"Buren geloven elkaar eerder dan ons","voice":"employee","colour":"purple"}
{"edit":"addNote","id":"n4","zone":"technology","text":"Vijf schermen voor één telefoontje","voice":"employee","colour":"blue","crossing":{"step":"social-service","handle":"customer-data"}}
{"edit":"addNote","id":"n5","zone":"customer","text":"Weet meteen waar ik aan toe ben","voice":"assumption"}
{"edit":"addNote","id":"n6","text":"Ligt naast het vel <&>","voice":"assumption"}
{"edit":"addStack","id":"s1","zone":"social-commerce","title":"Klantreviews","voice":"customer","texts":["Eerste review","Tweede review","Derde review"]}
{"edit":"markCrossing","step":"social-innovation","handle":"customer-data","reason":"De wedstrijd meet per straat, niet per huishouden."}
{"edit":"addAction","id":"a1","title":"Terugbelafspraak in twee klikken","why":"Wie verhuist, wacht nu elf minuten.","notes":["n1","n4"],"steps":["social-service"],"handles":["technology","customer-data"],"owner":"service","due":"2027-03-31","status":"doing","measure":"Wachttijd van elf naar vier minuten"}
{"edit":"addAction","id":"a2","title":"Nota op één pagina","notes":["n2"],"steps":["social-service","social-innovation"],"handles":["long-term"],"owner":"marketing","due":"2027-02-15"}
{"edit":"addAction","id":"a3","title":"Straatkapiteins zoeken","notes":["n3"],"steps":["social-marketing"],"handles":[],"status":"done"}
{"edit":"addAction","id":"a4","title":"Nulmeting klaarzetten","notes":[],"steps":[],"handles":[]}
"#;
