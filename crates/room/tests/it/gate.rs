//! Who is turned away.

use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::visitor::{Visitor, read};

#[test]
fn nobody_without_the_cookie_reads_writes_or_hears_anything() {
    let visitor = Visitor::outside();
    for path in ["/snapshot", "/events"] {
        assert_eq!(visitor.get(path).status, 401, "{path}");
    }
    for path in ["/call", "/export", "/import"] {
        assert_eq!(visitor.post(path, r#"{"call":"openSample"}"#).status, 401, "{path}");
    }
    assert_eq!(visitor.desk.title(), None);
    let wrong = visitor.post("/enter", r#"{"token":"00000000000000000000000000000000"}"#);
    assert_eq!((wrong.status, wrong.head.contains("set-cookie")), (403, false));
}

#[test]
fn another_name_for_our_address_is_not_answered() {
    let visitor = Visitor::inside();
    let foreign = format!("evil.example:{}", visitor.port);
    assert_eq!(visitor.ask("GET", "/", &[("host", &foreign)], "").status, 421);
    let ours = format!("localhost:{}", visitor.port);
    assert_ne!(visitor.ask("GET", "/", &[("host", &ours)], "").status, 421);
}

#[test]
fn another_page_cannot_ask_even_with_the_cookie() {
    let visitor = Visitor::inside();
    let open = r#"{"call":"openSample"}"#;
    assert_eq!(visitor.ask("POST", "/call", &[("origin", "http://evil.example")], open).status, 403);
    assert_eq!(visitor.ask("POST", "/call", &[], open).status, 403);
    assert_eq!(visitor.ask("GET", "/snapshot", &[("sec-fetch-site", "cross-site")], "").status, 403);
    assert_eq!(visitor.desk.title(), None);
}

#[test]
fn only_exact_routes_are_there() {
    let visitor = Visitor::inside();
    for path in ["/snapshot/", "/Call", "/call/x", "/../Cargo.toml", "/%2e%2e/etc/passwd", "/etc/passwd", "//snapshot"]
    {
        assert_eq!(visitor.get(path).status, 404, "{path}");
    }
    assert_eq!(visitor.get("/call").status, 405);
}

#[test]
fn every_answer_is_sealed() {
    let visitor = Visitor::outside();
    for path in ["/", "/nowhere", "/snapshot"] {
        let head = visitor.get(path).head;
        for header in ["content-security-policy: default-src 'self'", "x-content-type-options: nosniff"] {
            assert!(head.contains(header), "{path}: {head}");
        }
    }
}

#[test]
fn a_flood_of_headers_is_cut_off() {
    let visitor = Visitor::inside();
    let many: Vec<String> = (0..40).map(|number| format!("x-{number}")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|name| (name.as_str(), "y")).collect();
    assert_eq!(visitor.ask("GET", "/snapshot", &many, "").status, 431);
    let long = "y".repeat(64 * 1024);
    assert!(matches!(visitor.ask("GET", "/snapshot", &[("x", &long)], "").status, 0 | 431));
}

#[test]
fn a_visitor_who_never_ends_its_headers_is_shown_out() {
    let visitor = Visitor::inside();
    let began = Instant::now();
    let mut slow = visitor.connect();
    slow.write_all(b"GET / HTTP/1.1\r\nhost: ").unwrap();
    let silent = visitor.connect();
    assert_ne!(visitor.get("/").status, 0, "others are served meanwhile");
    assert_ne!(read(slow).status, 200);
    read(silent);
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}
