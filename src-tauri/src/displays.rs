//! The displays of this machine, and on which of them the beamer's window belongs.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// A display, in physical pixels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Display {
    /// As the system calls it; may be empty.
    pub(crate) name: String,
    /// Left and top edge.
    pub(crate) position: (i32, i32),
    /// Width and height.
    pub(crate) size: (u32, u32),
}

/// How the beamer's window stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stand {
    /// All of a display, by its place in the list.
    Fills(usize),
    /// An ordinary window, to be shared in a call: there is only the console's display.
    Ordinary,
}

/// Where the beamer belongs: on the display it had last, as far as that can be told, and never on the console's.
pub(crate) fn stand(displays: &[Display], console: Option<usize>, kept: Option<&Display>) -> Stand {
    let free = || displays.iter().enumerate().filter(|(place, _)| Some(*place) != console);
    let like = |same: &dyn Fn(&Display, &Display) -> bool| {
        let kept = kept?;
        free().find(|(_, display)| same(display, kept)).map(|(place, _)| place)
    };
    let named = |display: &Display, kept: &Display| !kept.name.is_empty() && display.name == kept.name;
    // A laptop gives the same plug another name, or two beamers of one make the same name.
    let found = like(&|display, kept| display == kept)
        .or_else(|| like(&|display, kept| named(display, kept) && display.size == kept.size))
        .or_else(|| like(&named))
        .or_else(|| like(&|display, kept| display.position == kept.position))
        .or_else(|| free().next().map(|(place, _)| place));
    if displays.len() < 2 { Stand::Ordinary } else { found.map_or(Stand::Ordinary, Stand::Fills) }
}

/// The display on which a point lies.
pub(crate) fn under(displays: &[Display], (x, y): (i32, i32)) -> Option<usize> {
    displays.iter().position(|display| {
        let (left, top) = display.position;
        let beyond = |edge: i32, length: u32| i64::from(edge) + i64::from(length);
        x >= left
            && y >= top
            && i64::from(x) < beyond(left, display.size.0)
            && i64::from(y) < beyond(top, display.size.1)
    })
}

/// The display that the beamer had last.
pub(crate) fn read(file: &Path) -> Option<Display> {
    fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok())
}

/// Keeps it for the next start. What cannot be kept is no reason to bother anyone.
pub(crate) fn write(display: &Display, file: &Path) {
    if let Ok(bytes) = serde_json::to_vec(display) {
        let _ = fs::write(file, bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn display(name: &str, x: i32, width: u32) -> Display {
        Display { name: name.to_owned(), position: (x, 0), size: (width, 1080) }
    }

    #[test]
    fn the_beamer_stands_on_the_display_that_is_not_the_consoles() {
        let (laptop, beamer) = (display("eDP-1", 0, 1366), display("HDMI-1", 1366, 1920));
        assert_eq!(stand(&[laptop.clone(), beamer.clone()], Some(0), None), Stand::Fills(1));
        assert_eq!(stand(&[laptop.clone(), beamer.clone()], Some(1), Some(&beamer)), Stand::Fills(0));
        assert_eq!(stand(&[laptop], Some(0), Some(&beamer)), Stand::Ordinary);
        assert_eq!(stand(&[], None, None), Stand::Ordinary);
    }

    #[test]
    fn it_comes_back_to_the_display_it_had() {
        let laptop = display("eDP-1", 0, 1366);
        let (left, right) = (display("DP-1", -1920, 1920), display("DP-2", 1366, 1920));
        let all = [laptop, left.clone(), right.clone()];
        assert_eq!(stand(&all, Some(0), None), Stand::Fills(1));
        assert_eq!(stand(&all, Some(0), Some(&right)), Stand::Fills(2));
        let moved = Display { position: (5000, 0), ..right };
        assert_eq!(stand(&all, Some(0), Some(&moved)), Stand::Fills(2), "by its name");
        let renamed = Display { name: "HDMI-7".to_owned(), ..left };
        assert_eq!(stand(&all, Some(0), Some(&renamed)), Stand::Fills(1), "by its place");
    }

    #[test]
    fn two_displays_of_one_name_are_told_apart_by_their_place() {
        let all = [display("eDP-1", 0, 1366), display("Beamer", 1366, 1920), display("Beamer", 3286, 1920)];
        assert_eq!(stand(&all, Some(0), Some(&all[2])), Stand::Fills(2));
    }

    #[test]
    fn a_point_lies_on_one_display_or_none() {
        let all = [display("a", 0, 1366), display("b", 1366, 1920)];
        assert_eq!(under(&all, (1365, 20)), Some(0));
        assert_eq!(under(&all, (1366, 20)), Some(1));
        assert_eq!(under(&all, (1366, 1080)), None);
        assert_eq!(under(&all, (-1, 0)), None);
    }

    #[test]
    fn the_display_comes_back_as_it_was_kept() {
        let file = std::env::temp_dir().join(format!("handvat-display-{}.json", std::process::id()));
        let beamer = display("HDMI-1", 1366, 1920);
        write(&beamer, &file);
        assert_eq!(read(&file), Some(beamer));
        fs::write(&file, b"[]").unwrap();
        assert_eq!(read(&file), None);
        fs::remove_file(&file).unwrap();
    }
}
