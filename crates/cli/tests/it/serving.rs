//! `serve`: the console on loopback.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use super::desk::Desk;

/// A console that is being served; stopped when the test ends, however it ends.
struct Served {
    child: Child,
    port: u16,
}

impl Served {
    fn start(desk: &Desk) -> Self {
        let mut child = desk.program(&["serve", "w.handvat", "--no-open"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut url).unwrap();
        let rest = url.strip_prefix("http://127.0.0.1:").unwrap();
        let (port, token) = rest.split_once("/#").unwrap();
        assert!(token.trim_end().len() >= 22, "128 bits: {url}");
        Self { child, port: port.parse().unwrap() }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let port = self.port;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_first_line_is_the_address_and_the_console_answers_there() {
    let desk = Desk::with_sample();
    let served = Served::start(&desk);
    let page = served.get("/");
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("<html"), "{page}");
    let snapshot = served.get("/snapshot");
    assert!(!snapshot.starts_with("HTTP/1.1 200"), "nobody gets the workshop without the token");
}

#[test]
fn the_end_is_orderly_when_the_system_asks_for_it() {
    let desk = Desk::with_sample();
    let before = desk.bytes("w.handvat");
    let mut served = Served::start(&desk);
    assert!(Command::new("kill").arg(served.child.id().to_string()).status().unwrap().success());
    assert!(served.child.wait().unwrap().success());
    assert_eq!(desk.bytes("w.handvat"), before);
    assert_eq!(desk.run(&["apply", "w.handvat"]).done(), "", "the lock is free again");
}

#[test]
fn what_cannot_be_opened_is_not_served() {
    let said = Desk::new().run(&["serve", "gone.handvat", "--no-open"]).refused();
    assert!(said.contains("gone.handvat"), "{said}");
}
