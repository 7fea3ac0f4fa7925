//! The beamer's door: what can be done through it, and what cannot.

use std::io::{BufRead, BufReader, Write as _};
use std::net::TcpStream;

use serde_json::Value;

use crate::visitor::{Visitor, event};

/// The stream of the beamer's events.
fn stream(visitor: &Visitor) -> BufReader<TcpStream> {
    let mut stream = visitor.connect();
    stream.write_all(visitor.request("GET", "/beamer/events", &[], "").as_bytes()).unwrap();
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    while line != "\r\n" {
        line.clear();
        assert_ne!(reader.read_line(&mut line).unwrap(), 0, "the stream ended in its head");
    }
    reader
}

/// The beamer's token, as the console gives it to who carries it to another browser.
fn token(visitor: &Visitor) -> String {
    let path = visitor.get("/beamer-address").json()["path"].as_str().unwrap().to_owned();
    path.strip_prefix("/beamer#").unwrap().to_owned()
}

#[test]
fn a_page_is_told_what_the_console_chooses() {
    let visitor = Visitor::inside();
    visitor.call(r#"{"call":"new","template":"strategy"}"#);
    let mut told = stream(&visitor);
    assert_eq!(event(&mut told, "frame")["frame"]["view"]["view"], "waiting");
    visitor.call(r#"{"call":"show","view":{"view":"canvas","canvas":"strategy"}}"#);
    assert_eq!(event(&mut told, "frame")["frame"]["view"]["canvas"], "strategy");
    let batch = r#"{"call":"send","batch":{"client":"page","sequence":1,"commands":[
        {"edit":"addNote","id":"n1","zone":"customer","text":"Bel me"}]}}"#;
    visitor.call(batch);
    assert_eq!(event(&mut told, "notes")["puts"][0]["id"], "n1");
    visitor.call(r#"{"call":"black","on":true}"#);
    assert_eq!(event(&mut told, "curtain")["black"], true);
    let begun = visitor.post("/beamer/call", r#"{"call":"begin"}"#).json();
    assert_eq!(begun["frame"]["view"]["notes"][0]["id"], "n1");
    drop(told);
}

#[test]
fn who_has_only_the_beamers_token_cannot_do_what_the_console_can() {
    let mut visitor = Visitor::inside();
    visitor.call(r#"{"call":"openSample"}"#);
    let token = token(&visitor);
    visitor.leave();
    let body = format!(r#"{{"token":"{token}"}}"#);
    assert_eq!(visitor.post("/enter", &body).status, 403);
    let answer = visitor.post("/beamer/enter", &body);
    assert_eq!(answer.status, 204, "{}", answer.head);
    let line = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    assert!(line.contains("Path=/beamer;") && line.contains("HttpOnly") && line.contains("SameSite=Strict"), "{line}");
    visitor.carry(line);
    assert_eq!(visitor.post("/beamer/call", r#"{"call":"begin"}"#).status, 200);
    for path in ["/snapshot", "/events", "/beamer-address"] {
        assert_eq!(visitor.get(path).status, 401, "{path}");
    }
    for path in ["/call", "/export", "/import", "/copy"] {
        assert_eq!(visitor.post(path, r#"{"call":"close"}"#).status, 401, "{path}");
    }
    assert!(visitor.desk.title().is_some());
}

#[test]
fn nothing_of_the_consoles_table_is_in_the_beamers() {
    let visitor = Visitor::inside();
    for request in [
        r#"{"call":"close"}"#,
        r#"{"call":"start"}"#,
        r#"{"call":"black","on":true}"#,
        r#"{"call":"show","view":{"view":"crossings"}}"#,
        r#"{"call":"send","batch":{"client":"x","sequence":1,"commands":[]}}"#,
        r#"{"call":"log","message":"x","more":1}"#,
    ] {
        let answer = visitor.post("/beamer/call", request);
        assert_eq!((answer.status, &answer.json()["code"]), (422, &Value::from("request-malformed")), "{request}");
    }
    assert_eq!(visitor.post("/beamer/call", r#"{"call":"log","message":"x"}"#).json()["reply"], "done");
}

#[test]
fn nobody_sees_the_beamer_without_a_token() {
    let visitor = Visitor::outside();
    assert_eq!(visitor.get("/beamer/events").status, 401);
    assert_eq!(visitor.post("/beamer/call", r#"{"call":"begin"}"#).status, 401);
    assert_eq!(visitor.post("/beamer/enter", r#"{"token":"0"}"#).status, 403);
    let inside = Visitor::inside();
    let foreign = [("origin", "http://evil.example")];
    assert_eq!(inside.ask("POST", "/beamer/call", &foreign, r#"{"call":"begin"}"#).status, 403);
    assert_eq!(inside.ask("POST", "/beamer/enter", &foreign, "{}").status, 403);
}
