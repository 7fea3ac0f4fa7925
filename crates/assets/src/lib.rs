//! The built screens (`ui/dist`), embedded once in the program and served by exact path only: no request
//! ever reaches the disk. The window and the browser host read the same table and the same content policy.

/// The page that the console starts from.
pub const CONSOLE: &str = "console.html";

/// The beamer's page.
pub const BEAMER: &str = "beamer.html";

/// One embedded file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// Where it is asked for: relative to the root, with forward slashes and without a leading one.
    pub path: &'static str,
    /// What it is served as, with the character set where there is one.
    pub media_type: &'static str,
    /// The file as it was built.
    pub bytes: &'static [u8],
}

/// Every embedded file, sorted by path.
pub fn all() -> &'static [Asset] {
    TABLE
}

/// The file at exactly this path, without a leading slash. There is no default page and no guessing.
pub fn find(path: &str) -> Option<&'static Asset> {
    TABLE.binary_search_by(|asset| asset.path.cmp(path)).ok().map(|place| &TABLE[place])
}

/// The content policy of every page. `connect` names what a page may talk to besides its own origin: the
/// window's bridge, or nothing in a browser.
pub fn content_policy(connect: &str) -> String {
    let connect = if connect.is_empty() { "'self'".to_owned() } else { format!("'self' {connect}") };
    format!(
        "default-src 'self'; connect-src {connect}; img-src 'self' data: blob:; style-src 'self'; font-src 'self'; \
         object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
}

static TABLE: &[Asset] = include!(concat!(env!("OUT_DIR"), "/table.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_console_is_embedded() {
        let console = find(CONSOLE).unwrap();
        assert_eq!(console.media_type, "text/html; charset=utf-8");
        assert!(console.bytes.starts_with(b"<!"));
    }

    #[test]
    fn every_file_is_found_at_its_own_path_and_nowhere_else() {
        for asset in all() {
            assert_eq!(find(asset.path), Some(asset));
            assert_eq!(find(&format!("/{}", asset.path)), None);
            assert_eq!(find(&format!("assets/../{}", asset.path)), None);
        }
        assert_eq!(find(""), None);
    }

    #[test]
    fn what_a_page_asks_for_is_there() {
        for page in all().iter().filter(|asset| asset.media_type.starts_with("text/html")) {
            let text = std::str::from_utf8(page.bytes).unwrap();
            for quoted in text.split("=\"").skip(1) {
                let address = quoted.split('"').next().unwrap().trim_start_matches("./").trim_start_matches('/');
                if address.starts_with("assets/") {
                    assert!(find(address).is_some(), "{} asks for {address}", page.path);
                }
            }
        }
    }

    #[test]
    fn pages_hold_no_script_or_style_that_the_policy_would_refuse() {
        for page in all().iter().filter(|asset| asset.media_type.starts_with("text/html")) {
            let text = std::str::from_utf8(page.bytes).unwrap();
            assert!(!text.contains("<style"), "{}", page.path);
            assert!(!text.contains(" style="), "{}", page.path);
            for script in text.split("<script").skip(1) {
                assert!(script.split('>').next().unwrap().contains("src="), "{}", page.path);
            }
        }
    }

    #[test]
    fn the_policy_allows_nothing_unsafe() {
        assert!(!content_policy("ipc:").contains("unsafe"));
        assert!(content_policy("").contains("connect-src 'self';"));
    }
}
