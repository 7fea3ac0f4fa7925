//! What a page that was let in can do.

use std::time::{Duration, Instant};

use handvat_protocol::event::Event;

use crate::visitor::{Visitor, event};

#[test]
fn a_page_opens_a_workshop_edits_it_and_hears_of_it() {
    let visitor = Visitor::inside();
    let mut events = visitor.listen();
    assert_eq!(visitor.call(r#"{"call":"new","template":"strategy"}"#)["reply"], "opened");
    event(&mut events, "opened");
    assert_eq!(visitor.get("/snapshot").json()["workshop"]["revision"], 0);
    let batch = r#"{"call":"send","batch":{"client":"page","sequence":1,"commands":[
        {"edit":"addNote","id":"n1","zone":"customer","text":"Bel me terug"}]}}"#;
    assert_eq!(visitor.call(batch)["outcomes"][0]["id"], "n1");
    let patched = event(&mut events, "patched");
    assert_eq!((&patched["client"], &patched["puts"][0]["note"]["text"]), (&"page".into(), &"Bel me terug".into()));
    assert_eq!(visitor.get("/snapshot").json()["workshop"]["notes"]["n1"]["zone"], "customer");
}

#[test]
fn a_malformed_edit_is_refused_by_name_and_the_rest_of_its_batch_goes_on() {
    let visitor = Visitor::inside();
    visitor.call(r#"{"call":"new","template":"strategy"}"#);
    let batch = r#"{"call":"send","batch":{"client":"page","sequence":1,"commands":[
        {"edit":"fly"}, {"edit":"addNote","id":"a b","text":"x"}, 7,
        {"edit":"addNote","id":"n1","text":"good"}, {"edit":"undo"}]}}"#;
    let outcomes = visitor.call(batch)["outcomes"].clone();
    let codes: Vec<_> = (0..5).map(|place| outcomes[place]["refused"]["code"].as_str().unwrap_or("done")).collect();
    assert_eq!(codes, ["edit-malformed", "edit-malformed", "edit-malformed", "done", "done"]);
    assert!(outcomes[0]["refused"]["message"].as_str().unwrap().contains("fly"));
    let next = r#"{"call":"send","batch":{"client":"page","sequence":2,"commands":[{"edit":"redo"}]}}"#;
    assert!(visitor.call(next)["outcomes"][0].get("refused").is_none(), "the order of batches is kept");
}

#[test]
fn a_request_that_cannot_be_read_is_a_failure_in_words() {
    let visitor = Visitor::inside();
    for (path, body) in [
        ("/call", "not json"),
        ("/call", r#"{"call":"format"}"#),
        ("/call", r#"{"call":"openRecent","handle":"x","more":1}"#),
        ("/export", r#"{"format":"exe"}"#),
        ("/enter", "["),
    ] {
        let answer = visitor.post(path, body);
        let failure = answer.json();
        assert_eq!((answer.status, &failure["code"]), (422, &"request-malformed".into()), "{path} {body}");
        assert!(failure["message"].as_str().is_some_and(|message| message.ends_with('.')), "{failure}");
    }
    // By a little, so that it is read whole before it is refused.
    let long = format!(r#"{{"call":"log","message":"{}"}}"#, "x".repeat(8 * 1024 * 1024));
    assert_eq!(visitor.post("/call", &long).status, 422);
}

#[test]
fn an_export_comes_with_its_name_and_an_import_goes_by_its_name() {
    let visitor = Visitor::inside();
    assert_eq!(visitor.post("/export", r#"{"format":"md"}"#).json()["code"], "nothing-open");
    visitor.call(r#"{"call":"openSample"}"#);
    let answer = visitor.post("/export", r#"{"format":"csv"}"#);
    assert!(answer.head.contains("content-disposition: attachment; filename*=UTF-8''"), "{}", answer.head);
    assert!(answer.head.contains("text/csv") && answer.body.lines().count() > 20);
    let origin = format!("http://127.0.0.1:{}", visitor.port);
    let headers = [("origin", origin.as_str()), ("x-file-name", "caf%C3%A9.csv")];
    let preview = visitor.ask("POST", "/import", &headers, "Text\nfine\n").json()["preview"].clone();
    assert_eq!((&preview["file"], &preview["rows"]), (&"café.csv".into(), &1.into()));
}

#[test]
fn a_page_that_went_away_is_forgotten_though_nothing_happens() {
    let visitor = Visitor::inside();
    let page = visitor.listen();
    assert_eq!(visitor.desk.listeners(), 1);
    drop(page);
    let deadline = Instant::now() + Duration::from_secs(30);
    while visitor.desk.listeners() > 0 {
        assert!(Instant::now() < deadline, "it is still told");
        std::thread::yield_now();
    }
    visitor.desk.tell(&Event::Closed);
}
