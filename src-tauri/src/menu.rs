//! The native menu: one table of entries, drawn in the program's language. An entry is an action of the page,
//! named by its id, or something that the window does itself.
//!
//! Shortcuts stand here only where no text field wants the same keys: a native accelerator takes them before
//! the page sees them, and Ctrl+Z in a title must undo typing, not the board. The page shows and handles its own.

use handvat_model::records::Language;
use handvat_words::Words;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Wry};

use crate::platform::Editing;

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
    /// Words, choice, shortcut, when.
    Item(&'static str, Choice, Option<&'static str>, When),
    Line,
}

use Choice::{Edit, Page, Quit};
use Entry::{Item, Line};
use When::{Always, Open};

/// Every menu with its entries; the words are ids of `menu.ftl`.
const MENUS: &[(&str, &[Entry])] = &[
    (
        "menu-file",
        &[
            Item("menu-new", Page("new"), Some("CmdOrCtrl+N"), Open),
            Item("menu-open", Page("open"), Some("CmdOrCtrl+O"), Always),
            Line,
            Item("menu-save", Page("save"), Some("CmdOrCtrl+S"), Open),
            Item(
                "menu-save-as",
                Page("saveAs"),
                Some("CmdOrCtrl+Shift+S"),
                Open,
            ),
            Item("menu-save-copy", Page("saveCopy"), None, Open),
            Line,
            Item("menu-import", Page("import"), Some("CmdOrCtrl+I"), Open),
            Item("menu-export", Page("export"), Some("CmdOrCtrl+E"), Open),
            Line,
            Item("menu-close", Page("close"), Some("CmdOrCtrl+W"), Open),
            Item("menu-quit", Quit, Some("CmdOrCtrl+Q"), Always),
        ],
    ),
    (
        "menu-edit",
        &[
            Item("menu-undo", Page("undo"), None, Open),
            Item("menu-redo", Page("redo"), None, Open),
            Line,
            Item("menu-cut", Edit(Editing::Cut), None, Always),
            Item("menu-copy", Edit(Editing::Copy), None, Always),
            Item("menu-paste", Edit(Editing::Paste), None, Always),
            Line,
            Item("menu-duplicate", Page("duplicate"), None, Open),
            Item("menu-delete", Page("delete"), None, Open),
            Item("menu-select-all", Page("selectAll"), None, Open),
            Line,
            Item("menu-add-note", Page("addNote"), None, Open),
            Item("menu-edit-note", Page("editNote"), None, Open),
            Item("menu-make-action", Page("makeAction"), None, Open),
            Item("menu-new-action", Page("newAction"), None, Open),
        ],
    ),
    (
        "menu-view",
        &[
            Item("menu-canvas", Page("viewCanvas"), None, Open),
            Item("menu-crossings", Page("viewCrossings"), None, Open),
            Item("menu-actions", Page("viewActions"), None, Open),
            Item("menu-outline", Page("viewOutline"), None, Open),
            Item("menu-details", Page("viewDetails"), None, Open),
            Line,
            Item("menu-zoom-in", Page("zoomIn"), None, Open),
            Item("menu-zoom-out", Page("zoomOut"), None, Open),
            Item("menu-zoom-fit", Page("zoomFit"), None, Open),
            Line,
            Item("menu-theme-system", Page("themeSystem"), None, Always),
            Item("menu-theme-light", Page("themeLight"), None, Always),
            Item("menu-theme-dark", Page("themeDark"), None, Always),
            Item("menu-theme-contrast", Page("themeContrast"), None, Always),
            Line,
            Item("menu-dutch", Page("dutch"), None, Always),
            Item("menu-english", Page("english"), None, Always),
        ],
    ),
    (
        "menu-help",
        &[
            Item("menu-palette", Page("palette"), None, Always),
            Item("menu-shortcuts", Page("shortcuts"), None, Always),
            Item("menu-about", Page("about"), None, Always),
        ],
    ),
];

/// The menu in a language, with what needs a workshop greyed out when none is open.
pub(crate) fn menu(app: &AppHandle, language: &Language, open: bool) -> tauri::Result<Menu<Wry>> {
    let words = Words::new(language);
    let menu = Menu::new(app)?;
    if cfg!(target_os = "macos") {
        menu.append(&application(app)?)?;
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
    MENUS
        .iter()
        .flat_map(|(_, entries)| entries.iter())
        .find_map(|entry| match entry {
            Item(words, choice, ..) if *words == id => Some(*choice),
            _ => None,
        })
}

fn append(
    app: &AppHandle,
    submenu: &Submenu<Wry>,
    entry: &Entry,
    words: Words,
    open: bool,
) -> tauri::Result<()> {
    let Item(id, choice, shortcut, when) = entry else {
        return submenu.append(&PredefinedMenuItem::separator(app)?);
    };
    // The Mac's own application menu ends the program.
    if cfg!(target_os = "macos") && *choice == Quit {
        return Ok(());
    }
    let text = words.get(id);
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
        _ => submenu.append(&MenuItem::with_id(app, *id, text, enabled, *shortcut)?),
    }
}

/// The Mac's first menu, which carries the program's name.
fn application(app: &AppHandle) -> tauri::Result<Submenu<Wry>> {
    Submenu::with_items(
        app,
        "Handvat",
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
            &PredefinedMenuItem::quit(app, None)?,
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
        MENUS
            .iter()
            .flat_map(|(_, entries)| entries.iter())
            .filter_map(|entry| match entry {
                Item(id, _, shortcut, _) => Some((*id, *shortcut)),
                Line => None,
            })
    }

    #[test]
    fn every_entry_has_words_in_both_languages() {
        for language in [Language::Dutch, Language::English] {
            let words = Words::new(&language);
            for id in MENUS
                .iter()
                .map(|(title, _)| *title)
                .chain(items().map(|(id, _)| id))
            {
                assert!(words.find(id).is_some(), "{id}");
            }
        }
    }

    #[test]
    fn no_two_entries_share_an_id_or_a_shortcut() {
        let mut seen = Vec::new();
        for (id, shortcut) in items() {
            assert!(!seen.contains(&id), "{id}");
            seen.push(id);
            if let Some(shortcut) = shortcut {
                assert!(!seen.contains(&shortcut), "{shortcut}");
                seen.push(shortcut);
            }
        }
    }

    #[test]
    fn an_entry_is_found_by_its_id() {
        assert_eq!(choice("menu-save"), Some(Page("save")));
        assert_eq!(choice("menu-quit"), Some(Quit));
        assert_eq!(choice("menu-file"), None);
    }
}
