//! Who may come in: the host name must be ours, the page must be ours, and the visitor must have had
//! the token that the address carried in its fragment.

use axum::http::{HeaderMap, Method, StatusCode, header};

/// The name of the cookie that a visitor gets for the token.
const COOKIE: &str = "handvat";

/// What a visitor is measured against.
pub(crate) struct Gate {
    token: String,
    pass: String,
    hosts: [String; 2],
}

impl Gate {
    pub(crate) fn new(port: u16) -> Self {
        Self { token: secret(), pass: secret(), hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")] }
    }

    /// 128 bits, once per run.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// The cookie for a visitor who brought the token.
    pub(crate) fn enter(&self, token: &str) -> Option<String> {
        same(token, &self.token).then(|| format!("{COOKIE}={}; Path=/; HttpOnly; SameSite=Strict", self.pass))
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

    /// Whether the visitor has been let in before.
    pub(crate) fn known(&self, headers: &HeaderMap) -> Result<(), StatusCode> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let known = pairs.any(|(name, value)| name == COOKIE && same(value, &self.pass));
        if known { Ok(()) } else { Err(StatusCode::UNAUTHORIZED) }
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

    #[test]
    fn the_token_buys_a_cookie_and_nothing_else_does() {
        let gate = Gate::new(4000);
        assert_eq!(gate.enter("wrong"), None);
        let cookie = gate.enter(gate.token()).unwrap();
        let pair = cookie.split(';').next().unwrap().to_owned();
        assert!(gate.known(&headers(&[("cookie", &pair)])).is_ok());
        assert!(gate.known(&headers(&[("cookie", "handvat=0")])).is_err());
        assert!(gate.known(&headers(&[])).is_err());
    }
}
