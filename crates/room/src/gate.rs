//! Who may come in: the host name must be ours, the page must be ours, and the visitor must have had
//! the token that the address carried in its fragment. The console and the beamer have a door each: what opens the
//! beamer's opens no other.

use axum::http::{HeaderMap, Method, StatusCode, header};

/// A door, with the token and the cookie that open it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Door {
    /// The facilitator's pages: everything.
    Console,
    /// A picture of what was chosen.
    Beamer,
}

impl Door {
    /// The cookie, and the paths it is sent to.
    const fn cookie(self) -> (&'static str, &'static str) {
        match self {
            Self::Console => ("handvat", "/"),
            Self::Beamer => ("handvat-beamer", "/beamer"),
        }
    }
}

/// What a visitor is measured against.
pub(crate) struct Gate {
    console: Secrets,
    beamer: Secrets,
    hosts: [String; 2],
}

/// 128 bits each, once per run.
struct Secrets {
    token: String,
    pass: String,
}

impl Gate {
    pub(crate) fn new(port: u16) -> Self {
        let secrets = || Secrets { token: secret(), pass: secret() };
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        Self { console: secrets(), beamer: secrets(), hosts }
    }

    /// For the fragment of an address.
    pub(crate) fn token(&self, door: Door) -> &str {
        &self.secrets(door).token
    }

    /// The cookie for a visitor who brought the token of that door.
    pub(crate) fn enter(&self, door: Door, token: &str) -> Option<String> {
        let ((name, path), secrets) = (door.cookie(), self.secrets(door));
        let cookie = || format!("{name}={}; Path={path}; HttpOnly; SameSite=Strict", secrets.pass);
        same(token, &secrets.token).then(cookie)
    }

    /// Whether the request is addressed to us, so that no foreign name was bound to our address.
    pub(crate) fn addressed(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let host = headers.get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if self.hosts.iter().any(|own| own == host) { Ok(()) } else { Err(StatusCode::MISDIRECTED_REQUEST) }
    }

    /// Whether it comes from our page.
    pub(crate) fn own_page(&self, method: &Method, headers: &HeaderMap) -> Result<(), StatusCode> {
        let text = |name| headers.get(name).and_then(|value: &header::HeaderValue| value.to_str().ok());
        if text("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none") {
            return Err(StatusCode::FORBIDDEN);
        }
        let origin = text("origin");
        let ours = |origin: &str| self.hosts.iter().any(|own| origin == format!("http://{own}"));
        match origin {
            Some(origin) if ours(origin) => Ok(()),
            None if *method == Method::GET => Ok(()),
            _ => Err(StatusCode::FORBIDDEN),
        }
    }

    /// Whether the visitor has been let in before. Whoever sees the console may see the beamer.
    pub(crate) fn known(&self, door: Door, headers: &HeaderMap) -> Result<(), StatusCode> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let opens =
            |(name, value): (&str, &str), by: Door| name == by.cookie().0 && same(value, &self.secrets(by).pass);
        let known = pairs.any(|pair| opens(pair, door) || opens(pair, Door::Console));
        if known { Ok(()) } else { Err(StatusCode::UNAUTHORIZED) }
    }

    fn secrets(&self, door: Door) -> &Secrets {
        match door {
            Door::Console => &self.console,
            Door::Beamer => &self.beamer,
        }
    }
}

fn secret() -> String {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    format!("{:032x}", u128::from_be_bytes(bytes))
}

/// Compares in a time that does not tell where the texts differ.
fn same(left: &str, right: &str) -> bool {
    left.len() == right.len() && left.bytes().zip(right.bytes()).fold(0, |sum, (one, other)| sum | (one ^ other)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| ((*name).parse().unwrap(), value.parse().unwrap()))
            .collect::<Vec<(header::HeaderName, header::HeaderValue)>>()
            .into_iter()
            .collect()
    }

    #[test]
    fn only_our_own_names_are_answered() {
        let gate = Gate::new(4000);
        assert!(gate.addressed(&headers(&[("host", "127.0.0.1:4000")])).is_ok());
        for host in ["evil.example:4000", "127.0.0.1", "127.0.0.1:4001", ""] {
            assert_eq!(gate.addressed(&headers(&[("host", host)])), Err(StatusCode::MISDIRECTED_REQUEST), "{host}");
        }
    }

    #[test]
    fn another_page_cannot_post() {
        let gate = Gate::new(4000);
        let ask = |method, pairs: &[(&'static str, &str)]| gate.own_page(&method, &headers(pairs));
        assert!(ask(Method::POST, &[("origin", "http://127.0.0.1:4000")]).is_ok());
        assert!(ask(Method::GET, &[]).is_ok());
        assert!(ask(Method::POST, &[]).is_err());
        assert!(ask(Method::POST, &[("origin", "http://evil.example")]).is_err());
        assert!(ask(Method::GET, &[("sec-fetch-site", "cross-site")]).is_err());
    }

    fn pair(cookie: &str) -> String {
        cookie.split(';').next().unwrap().to_owned()
    }

    #[test]
    fn the_token_buys_a_cookie_and_nothing_else_does() {
        let gate = Gate::new(4000);
        for door in [Door::Console, Door::Beamer] {
            assert_eq!(gate.enter(door, "wrong"), None);
            let cookie = pair(&gate.enter(door, gate.token(door)).unwrap());
            assert!(gate.known(door, &headers(&[("cookie", &cookie)])).is_ok());
            assert!(gate.known(door, &headers(&[("cookie", "handvat=0; handvat-beamer=0")])).is_err());
            assert!(gate.known(door, &headers(&[])).is_err());
        }
    }

    #[test]
    fn what_opens_the_beamer_does_not_open_the_console() {
        let gate = Gate::new(4000);
        let beamer = pair(&gate.enter(Door::Beamer, gate.token(Door::Beamer)).unwrap());
        assert!(gate.known(Door::Console, &headers(&[("cookie", &beamer)])).is_err());
        assert_eq!(gate.enter(Door::Console, gate.token(Door::Beamer)), None);
        let renamed = beamer.replace("handvat-beamer=", "handvat=");
        assert!(gate.known(Door::Console, &headers(&[("cookie", &renamed)])).is_err());
        let console = pair(&gate.enter(Door::Console, gate.token(Door::Console)).unwrap());
        assert!(gate.known(Door::Beamer, &headers(&[("cookie", &console)])).is_ok());
    }
}
