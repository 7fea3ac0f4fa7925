//! The native menu: one table of entries, drawn in the program's language. An entry is an action of the page,
//! named by its id and in the page's words, or something that the window does itself.
//!
//! Shortcuts stand here only where no text field wants the same keys: a native accelerator takes them before
//! the page sees them, and Ctrl+Z in a title must undo typing, not the board. The page handles its own.

use handvat_model::records::Language;
use handvat_words::Words;
use tauri::menu::{CheckMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
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
    /// While the open workshop can be changed.
    Writable,
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnDesk {
    /// Nothing.
    Nothing,
    /// A workshop that can only be read.
    Reading,
    /// A workshop that can be changed.
    Writing,
}

enum Entry {
    /// Choice, shortcut, when.
    Item(Choice, Option<&'static str>, When),
    /// The same, of an action that is on or off: with a tick while the page says that it is on.
    Mark(Choice, Option<&'static str>, When),
    Line,
}

use Choice::{Edit, Page, Quit};
use Entry::{Item, Line, Mark};
use When::{Always, Open, Writable};

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
            Item(Page("undo"), None, Writable),
            Item(Page("redo"), None, Writable),
            Line,
            Item(Edit(Editing::Cut), None, Always),
            Item(Edit(Editing::Copy), None, Always),
            Item(Edit(Editing::Paste), None, Always),
            Line,
            Item(Page("duplicate"), None, Writable),
            Item(Page("delete"), None, Writable),
            Item(Page("selectAll"), None, Open),
            Line,
            Item(Page("find"), Some("CmdOrCtrl+F"), Open),
            Mark(Page("capture"), Some("CmdOrCtrl+J"), Open),
            Item(Page("sameColour"), None, Open),
            Item(Page("sameVoice"), None, Open),
            Item(Page("sameZone"), None, Open),
            Item(Page("sameAuthor"), None, Open),
            Line,
            Item(Page("addNote"), None, Writable),
            Item(Page("editNote"), None, Writable),
            Item(Page("stackNotes"), None, Writable),
            Item(Page("fanStack"), None, Writable),
            Item(Page("unstackNotes"), None, Writable),
            Item(Page("parkNotes"), None, Writable),
            Item(Page("unparkNotes"), None, Writable),
            Item(Page("linkNote"), None, Writable),
            Item(Page("makeAction"), None, Writable),
            Item(Page("newAction"), None, Writable),
            Line,
            Item(Page("addSheets"), None, Writable),
            Item(Page("editSheet"), None, Writable),
        ],
    ),
    (
        "menu-view",
        &[
            Mark(Page("viewCanvas"), None, Open),
            Mark(Page("viewCrossings"), None, Open),
            Mark(Page("viewActions"), None, Open),
            Mark(Page("viewOutline"), None, Open),
            Mark(Page("viewDetails"), None, Open),
            Mark(Page("viewParking"), None, Open),
            Line,
            Item(Page("zoomIn"), None, Open),
            Item(Page("zoomOut"), None, Open),
            Item(Page("zoomActual"), None, Open),
            Item(Page("zoomFit"), None, Open),
            Item(Page("zoomZone"), None, Open),
            Item(Page("zoomSelection"), None, Open),
            Line,
            Item(Page("makeLegible"), None, Open),
            Item(Page("roomSetup"), None, Always),
            Mark(Page("wallMode"), None, Always),
            Mark(Page("lockBoard"), None, Open),
            Line,
            Mark(Page("themeSystem"), None, Always),
            Mark(Page("themeLight"), None, Always),
            Mark(Page("themeDark"), None, Always),
            Mark(Page("themeContrast"), None, Always),
            Line,
            Mark(Page("dutch"), None, Always),
            Mark(Page("english"), None, Always),
        ],
    ),
    (
        "menu-beamer",
        &[
            Mark(Page("beamerWindow"), Some("F5"), Always),
            Item(Page("showAtHand"), Some("F6"), Open),
            Item(Page("showNote"), None, Open),
            Line,
            Item(Page("showSheet"), None, Open),
            Item(Page("showSeen"), None, Open),
            Item(Page("showCrossings"), None, Open),
            Item(Page("showCountdown"), None, Open),
            Item(Page("showWaiting"), None, Open),
            Line,
            Mark(Page("freeze"), Some("F7"), Open),
            Mark(Page("black"), Some("F8"), Open),
            Line,
            Mark(Page("blind"), None, Writable),
            Item(Page("revealZone"), None, Writable),
            Item(Page("revealNotes"), None, Writable),
            Line,
            Item(Page("countdown"), Some("F9"), Open),
            Item(Page("countdownMinute"), None, Open),
            Item(Page("countdownStop"), None, Open),
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

/// How the menu stands now.
pub(crate) struct Standing {
    /// The language of its words.
    pub(crate) language: Language,
    /// What cannot be done now is greyed out. What has keys here stays, so that they say why.
    pub(crate) on_desk: OnDesk,
    /// The ids of the actions that have a tick, as the page says.
    pub(crate) on: Vec<String>,
}

/// The menu as it stands.
pub(crate) fn menu(app: &AppHandle, standing: &Standing) -> tauri::Result<Menu<Wry>> {
    let words = Words::new(&standing.language);
    let menu = Menu::new(app)?;
    if cfg!(target_os = "macos") {
        menu.append(&application(app, words)?)?;
    }
    for (title, entries) in MENUS {
        let submenu = Submenu::new(app, words.get(title), true)?;
        for entry in *entries {
            append(app, &submenu, entry, words, standing)?;
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

/// Ticks what is on and nothing else. Choosing such an entry has turned its tick already, whatever came of it.
pub(crate) fn mark(menu: &Menu<Wry>, on: &[String]) -> tauri::Result<()> {
    for submenu in menu.items()?.iter().filter_map(|item| item.as_submenu()) {
        for entry in submenu.items()?.iter().filter_map(|item| item.as_check_menuitem()) {
            entry.set_checked(on.iter().any(|id| *id == entry.id().as_ref()))?;
        }
    }
    Ok(())
}

/// What the entry of that id asks for.
pub(crate) fn choice(id: &str) -> Option<Choice> {
    items().map(|(choice, _)| choice).find(|choice| choice.id() == id)
}

impl When {
    fn holds(self, on_desk: OnDesk) -> bool {
        match self {
            Always => true,
            Open => on_desk != OnDesk::Nothing,
            Writable => on_desk == OnDesk::Writing,
        }
    }
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
        Item(choice, shortcut, _) | Mark(choice, shortcut, _) => Some((*choice, *shortcut)),
        Line => None,
    })
}

fn append(app: &AppHandle, submenu: &Submenu<Wry>, entry: &Entry, words: Words, now: &Standing) -> tauri::Result<()> {
    let (Item(choice, shortcut, when) | Mark(choice, shortcut, when)) = entry else {
        return submenu.append(&PredefinedMenuItem::separator(app)?);
    };
    // On a Mac it stands in the program's own menu.
    if cfg!(target_os = "macos") && *choice == Quit {
        return Ok(());
    }
    let text = words.get(&choice.words());
    let enabled = when.holds(now.on_desk);
    match choice {
        Edit(editing) if !cfg!(target_os = "linux") => {
            let native = match editing {
                Editing::Cut => PredefinedMenuItem::cut(app, Some(&text))?,
                Editing::Copy => PredefinedMenuItem::copy(app, Some(&text))?,
                Editing::Paste => PredefinedMenuItem::paste(app, Some(&text))?,
            };
            submenu.append(&native)
        }
        _ if matches!(entry, Mark(..)) => {
            let on = now.on.iter().any(|id| id == choice.id());
            submenu.append(&CheckMenuItem::with_id(app, choice.id(), text, enabled, on, *shortcut)?)
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
    fn what_changes_a_workshop_waits_for_one_that_can_be_changed() {
        let holds = |id: &str, on_desk| {
            let mut entries = MENUS.iter().flat_map(|(_, entries)| entries.iter());
            entries.any(|entry| match entry {
                Item(choice, _, when) | Mark(choice, _, when) => choice.id() == id && when.holds(on_desk),
                Line => false,
            })
        };
        let on = |id| [OnDesk::Nothing, OnDesk::Reading, OnDesk::Writing].map(|on_desk| holds(id, on_desk));
        assert_eq!(on("open"), [true, true, true]);
        assert_eq!(on("freeze"), [false, true, true]);
        assert_eq!(on("stackNotes"), [false, false, true]);
    }

    #[test]
    fn each_menu_has_all_that_the_pages_own_has() {
        let table = page("table");
        let (_, menus) = table.split_once("export const MENUS").unwrap();
        let (_, menus) = menus.split_once("= [").unwrap();
        for group in menus.split("id: ").skip(1) {
            let mut quoted = group.split('"').skip(1).step_by(2);
            let title = format!("menu-{}", quoted.next().unwrap());
            let entries = MENUS.iter().find(|(name, _)| *name == title).map(|(_, entries)| *entries);
            for id in quoted {
                let has = |entry: &Entry| matches!(entry, Item(choice, ..) | Mark(choice, ..) if choice.id() == id);
                assert!(entries.is_some_and(|entries| entries.iter().any(has)), "{title}: {id}");
            }
        }
    }

    #[test]
    fn what_can_be_on_has_a_tick() {
        let actions = ["file", "edit", "find", "board", "stack", "view", "beamer"].map(page).concat();
        for entry in MENUS.iter().flat_map(|(_, entries)| entries.iter()) {
            let (Item(choice, ..) | Mark(choice, ..)) = entry else { continue };
            let Some((_, action)) = actions.split_once(&format!("id: \"{}\"", choice.id())) else { continue };
            let can_be_on = action.split("enabled:").next().unwrap().contains(" on: (");
            assert_eq!(can_be_on, matches!(entry, Mark(..)), "{}", choice.id());
        }
    }

    #[test]
    fn keys_are_those_of_the_page_which_leaves_them_to_the_menu() {
        let table = ["file", "find", "beamer"].map(page).concat();
        let pressed = items().filter(|(choice, _)| matches!(choice, Page(_)));
        for (choice, keys) in pressed.filter_map(|(choice, keys)| Some((choice, keys?))) {
            let (_, action) = table.split_once(&format!("id: \"{}\"", choice.id())).unwrap();
            let action = action.split("enabled:").next().unwrap();
            let keys = keys.replace("CmdOrCtrl", "Mod").to_lowercase();
            assert!(action.to_lowercase().contains(&format!("shortcut: \"{keys}\"")), "{keys}: {action}");
            assert!(action.contains("native: true") && action.contains("whileTyping: true"), "{keys}: {action}");
        }
    }

    /// A part of the page's action table.
    fn page(part: &str) -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/actions/");
        std::fs::read_to_string(format!("{folder}{part}.ts")).unwrap()
    }
}
