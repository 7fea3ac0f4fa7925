//! Where the window may go, and what it hands to the system's browser or mail program.

use tauri::Url;

/// Whether an address belongs to the program itself: `tauri://localhost`, on Windows `http://tauri.localhost`.
pub(crate) fn is_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    }
}

/// Opens a link of the workshop outside, when it is one that may be opened; otherwise nothing happens.
pub(crate) fn open_outside(url: &Url) {
    if may_open(url) {
        // A system without a browser or mail program is the only way this fails; there is nothing to add.
        let _ = opener::open(url.as_str());
    }
}

/// Web pages and mail addresses only, and none that hides who it belongs to in front of an `@`.
fn may_open(url: &Url) -> bool {
    match url.scheme() {
        "http" | "https" => url.host_str().is_some() && url.username().is_empty() && url.password().is_none(),
        "mailto" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> Url {
        text.parse().unwrap()
    }

    #[test]
    fn the_window_stays_on_its_own_pages() {
        assert!(is_own(&url("tauri://localhost/console.html")));
        for foreign in
            ["https://example.org/", "tauri://elsewhere/", "file:///etc/passwd", "data:text/html,x", "about:blank"]
        {
            assert!(!is_own(&url(foreign)), "{foreign}");
        }
    }

    #[test]
    fn only_web_pages_and_mail_open_outside() {
        for taken in ["https://example.org/a?b", "http://example.org", "mailto:desk@example.org"] {
            assert!(may_open(&url(taken)), "{taken}");
        }
        for refused in [
            "file:///bin/sh",
            "javascript:alert(1)",
            "smb://host/share",
            "ssh://host",
            "https://bank.example@evil.example/",
        ] {
            assert!(!may_open(&url(refused)), "{refused}");
        }
    }
}
