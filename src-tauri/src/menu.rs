//! The native menu: one table of entries, drawn in the program's language. An entry is an action of the page,
//! named by its id and in the page's words, or something that the window does itself.
//!
//! Shortcuts stand here only where no text field wants the same keys: a native accelerator takes them before
//! the page sees them, and Ctrl+Z in a title must undo typing, not the board. The page handles its own.

use handvat_model::records::Language;
use handvat_words::Words;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Wry};

use crate::platform::Editing;
use crate::window::NAME;

/// What choosing an entry asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// An action of the page, by its id.
    Page(&'static str),
    /// The clipboard.
    Edit(Editing),
    /// The end.
    Quit,
}

/// When an entry can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    /// While a workshop is open.
    Open,
}

enum Entry {
    /// Choice, shortcut, when.
    Item(Choice, Option<&'static str>, When),
    Line,
}

use Choice::{Edit, Page, Quit};
use Entry::{Item, Line};
use When::{Always, Open};

/// Every menu with its entries.
const MENUS: &[(&str, &[Entry])] = &[
    (
        "menu-file",
        &[
            Item(Page("new"), Some("CmdOrCtrl+N"), Open),
            Item(Page("open"), Some("CmdOrCtrl+O"), Always),
            Item(Page("close"), Some("CmdOrCtrl+W"), Open),
            Line,
            Item(Page("save"), Some("CmdOrCtrl+S"), Open),
            Item(Page("saveAs"), Some("CmdOrCtrl+Shift+S"), Open),
            Item(Page("saveCopy"), None, Open),
            Line,
            Item(Page("keepVersion"), None, Open),
            Item(Page("versions"), None, Open),
            Item(Page("mergeCopy"), None, Open),
            Line,
            Item(Page("import"), Some("CmdOrCtrl+I"), Open),
            Item(Page("export"), Some("CmdOrCtrl+E"), Open),
            Line,
            Item(Quit, Some(QUIT_KEYS), Always),
        ],
    ),
    (
        "menu-edit",
        &[
            Item(Page("undo"), None, Open),
            Item(Page("redo"), None, Open),
            Line,
            Item(Edit(Editing::Cut), None, Always),
            Item(Edit(Editing::Copy), None, Always),
            Item(Edit(Editing::Paste), None, Always),
            Line,
            Item(Page("duplicate"), None, Open),
            Item(Page("delete"), None, Open),
            Item(Page("selectAll"), None, Open),
            Line,
            Item(Page("addNote"), None, Open),
            Item(Page("editNote"), None, Open),
            Item(Page("makeAction"), None, Open),
            Item(Page("newAction"), None, Open),
            Line,
            Item(Page("addSheets"), None, Open),
        ],
    ),
    (
        "menu-view",
        &[
            Item(Page("viewCanvas"), None, Open),
            Item(Page("viewCrossings"), None, Open),
            Item(Page("viewActions"), None, Open),
            Item(Page("viewOutline"), None, Open),
            Item(Page("viewDetails"), None, Open),
            Line,
            Item(Page("zoomIn"), None, Open),
            Item(Page("zoomOut"), None, Open),
            Item(Page("zoomActual"), None, Open),
            Item(Page("zoomFit"), None, Open),
            Item(Page("zoomZone"), None, Open),
            Item(Page("zoomSelection"), None, Open),
            Line,
            Item(Page("beamerWindow"), None, Always),
            Item(Page("freeze"), None, Open),
            Item(Page("black"), None, Open),
            Line,
            Item(Page("themeSystem"), None, Always),
            Item(Page("themeLight"), None, Always),
            Item(Page("themeDark"), None, Always),
            Item(Page("themeContrast"), None, Always),
            Line,
            Item(Page("dutch"), None, Always),
            Item(Page("english"), None, Always),
        ],
    ),
    (
        "menu-help",
        &[
            Item(Page("palette"), None, Always),
            Item(Page("shortcuts"), None, Always),
            Item(Page("about"), None, Always),
        ],
    ),
];

const QUIT_KEYS: &str = "CmdOrCtrl+Q";

/// The menu in a language, with what needs a workshop greyed out when none is open.
pub(crate) fn menu(app: &AppHandle, language: &Language, open: bool) -> tauri::Result<Menu<Wry>> {
    let words = Words::new(language);
    let menu = Menu::new(app)?;
    if cfg!(target_os = "macos") {
        menu.append(&application(app, words)?)?;
    }
    for (title, entries) in MENUS {
        let submenu = Submenu::new(app, words.get(title), true)?;
        for entry in *entries {
            append(app, &submenu, entry, words, open)?;
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

/// What the entry of that id asks for.
pub(crate) fn choice(id: &str) -> Option<Choice> {
    items().map(|(choice, _)| choice).find(|choice| choice.id() == id)
}

impl Choice {
    /// Names the entry in the menu, and the page's action where there is one.
    fn id(self) -> &'static str {
        match self {
            Page(action) => action,
            Edit(Editing::Cut) => "cut",
            Edit(Editing::Copy) => "copy",
            Edit(Editing::Paste) => "paste",
            Quit => "quit",
        }
    }

    /// The id of its words: `saveAs` is `action-save-as`, as in the page.
    fn words(self) -> String {
        let letters = self.id().chars().flat_map(|letter| {
            let dash = letter.is_ascii_uppercase().then_some('-');
            dash.into_iter().chain([letter.to_ascii_lowercase()])
        });
        "action-".chars().chain(letters).collect()
    }
}

/// The entries of all menus, with their shortcuts.
fn items() -> impl Iterator<Item = (Choice, Option<&'static str>)> {
    let entries = MENUS.iter().flat_map(|(_, entries)| entries.iter());
    entries.filter_map(|entry| match entry {
        Item(choice, shortcut, _) => Some((*choice, *shortcut)),
        Line => None,
    })
}

fn append(app: &AppHandle, submenu: &Submenu<Wry>, entry: &Entry, words: Words, open: bool) -> tauri::Result<()> {
    let Item(choice, shortcut, when) = entry else {
        return submenu.append(&PredefinedMenuItem::separator(app)?);
    };
    // On a Mac it stands in the program's own menu.
    if cfg!(target_os = "macos") && *choice == Quit {
        return Ok(());
    }
    let text = words.get(&choice.words());
    let enabled = open || *when == Always;
    match choice {
        Edit(editing) if !cfg!(target_os = "linux") => {
            let native = match editing {
                Editing::Cut => PredefinedMenuItem::cut(app, Some(&text))?,
                Editing::Copy => PredefinedMenuItem::copy(app, Some(&text))?,
                Editing::Paste => PredefinedMenuItem::paste(app, Some(&text))?,
            };
            submenu.append(&native)
        }
        _ => submenu.append(&MenuItem::with_id(app, choice.id(), text, enabled, *shortcut)?),
    }
}

/// The Mac's first menu, which carries the program's name. Its end is ours, so that unsafe work is asked about.
fn application(app: &AppHandle, words: Words) -> tauri::Result<Submenu<Wry>> {
    let quit = MenuItem::with_id(app, Quit.id(), words.get(&Quit.words()), true, Some(QUIT_KEYS))?;
    Submenu::with_items(
        app,
        NAME,
        true,
        &[
            &PredefinedMenuItem::about(app, None, None)?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::services(app, None)?,
            &PredefinedMenuItem::separator(app)?,
            &PredefinedMenuItem::hide(app, None)?,
            &PredefinedMenuItem::hide_others(app, None)?,
            &PredefinedMenuItem::show_all(app, None)?,
            &PredefinedMenuItem::separator(app)?,
            &quit,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_has_words_in_both_languages() {
        for language in [Language::Dutch, Language::English] {
            let words = Words::new(&language);
            let titles = MENUS.iter().map(|(title, _)| (*title).to_owned());
            for id in titles.chain(items().map(|(choice, _)| choice.words())) {
                assert!(words.find(&id).is_some(), "{id}");
            }
        }
    }

    #[test]
    fn no_two_entries_share_an_id_or_a_shortcut() {
        let mut seen = Vec::new();
        for (choice, shortcut) in items() {
            for word in [Some(choice.id()), shortcut].into_iter().flatten() {
                assert!(!seen.contains(&word), "{word}");
                seen.push(word);
            }
        }
    }

    #[test]
    fn an_entry_is_found_by_its_id() {
        assert_eq!(choice("saveAs"), Some(Page("saveAs")));
        assert_eq!(choice("quit"), Some(Quit));
        assert_eq!(choice("menu-file"), None);
    }

    #[test]
    fn the_page_has_every_action_that_the_menu_names() {
        let table = ["file", "edit", "board", "view", "beamer"].map(|part| {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/actions/");
            std::fs::read_to_string(format!("{file}{part}.ts")).unwrap()
        });
        for (choice, _) in items().filter(|(choice, _)| matches!(choice, Page(_))) {
            let quoted = format!("\"{}\"", choice.id());
            assert!(table.iter().any(|part| part.contains(&quoted)), "{quoted}");
        }
    }
}
