//! A server on a free port and a visitor who writes HTTP by hand: the only users of sockets in these tests.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use handvat_model::records::Language;
use handvat_protocol::console::Request;
use handvat_session::desk::Desk;
use serde_json::Value;
use tempfile::TempDir;

/// A console that is being served, and a visitor with or without a cookie.
pub(crate) struct Visitor {
    pub(crate) desk: Arc<Desk>,
    pub(crate) port: u16,
    pub(crate) token: String,
    cookie: Option<String>,
    _folder: TempDir,
    _runtime: tokio::runtime::Runtime,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Visitor {
    /// Before the door.
    pub(crate) fn outside() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = Arc::new(Desk::new(folder.path().join("data"), false));
        desk.call(Request::SetLanguage { language: Language::English }).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let (tell, told) = channel();
        let served = handvat_room::serve(Arc::clone(&desk), 0, move |console| tell.send(console.url).unwrap());
        runtime.spawn(served);
        let url = told.recv().unwrap();
        let (address, token) = url.split_once("/#").unwrap();
        let port = address.rsplit_once(':').unwrap().1.parse().unwrap();
        Self { desk, port, token: token.to_owned(), cookie: None, _folder: folder, _runtime: runtime }
    }

    /// With the cookie that the token buys.
    pub(crate) fn inside() -> Self {
        let mut visitor = Self::outside();
        let token = format!(r#"{{"token":"{}"}}"#, visitor.token);
        let answer = visitor.post("/enter", &token);
        assert_eq!(answer.status, 204, "{}", answer.body);
        let line = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Strict"), "{line}");
        visitor.cookie = line.split(';').next().map(str::to_owned);
        visitor
    }

    /// Without a cookie from now on.
    pub(crate) fn leave(&mut self) {
        self.cookie = None;
    }

    /// With that cookie from now on.
    pub(crate) fn carry(&mut self, cookie: &str) {
        self.cookie = cookie.split(';').next().map(str::to_owned);
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        let origin = format!("http://127.0.0.1:{}", self.port);
        self.ask("POST", path, &[("origin", &origin)], body)
    }

    /// A request to the console's page, and the reply.
    pub(crate) fn call(&self, request: &str) -> Value {
        let answer = self.post("/call", request);
        assert_eq!(answer.status, 200, "{request}: {}", answer.body);
        answer.json()
    }

    /// With these headers besides the cookie; a `host` among them takes the place of the right one.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut stream = self.connect();
        stream.write_all(self.request(method, path, headers, body).as_bytes()).unwrap();
        read(stream)
    }

    pub(crate) fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> String {
        let mut text = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "host") {
            write!(text, "host: 127.0.0.1:{}\r\n", self.port).unwrap();
        }
        if let Some(cookie) = &self.cookie {
            write!(text, "cookie: {cookie}\r\n").unwrap();
        }
        for (name, value) in headers {
            write!(text, "{name}: {value}\r\n").unwrap();
        }
        text + "\r\n" + body
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream
    }

    /// The stream of events, once it has begun.
    pub(crate) fn listen(&self) -> BufReader<TcpStream> {
        let mut stream = self.connect();
        stream.write_all(self.request("GET", "/events", &[], "").as_bytes()).unwrap();
        let mut reader = BufReader::new(stream);
        let mut line = String::new();
        while line != "\r\n" {
            line.clear();
            assert_ne!(reader.read_line(&mut line).unwrap(), 0, "the stream ended in its head");
        }
        reader
    }
}

/// The next event of that kind.
pub(crate) fn event(stream: &mut BufReader<TcpStream>, kind: &str) -> Value {
    loop {
        let mut line = String::new();
        assert_ne!(stream.read_line(&mut line).unwrap(), 0, "the stream ended before ‘{kind}’");
        let Some(event) = line.strip_prefix("data: ") else { continue };
        let event: Value = serde_json::from_str(event).unwrap();
        if event["event"] == kind {
            return event;
        }
    }
}

/// Everything until the server closes; a status of 0 when it closed without a word.
pub(crate) fn read(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    // A server that refuses closes while the visitor still talks; what it said before counts.
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}
