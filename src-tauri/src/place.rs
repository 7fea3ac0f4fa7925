//! Where the window was and how large, kept for the next start.

use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// Smallest size at which the console can be worked with, in logical pixels.
pub(crate) const SMALLEST: (f64, f64) = (960.0, 620.0);

/// The window's outline when it is not maximised, in logical pixels, and whether it is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Place {
    /// Left edge, and top edge; none until the window was moved.
    pub(crate) position: Option<(f64, f64)>,
    /// Width and height.
    pub(crate) size: (f64, f64),
    /// Whether it fills the screen's free area.
    pub(crate) maximised: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { position: None, size: (1280.0, 800.0), maximised: true }
    }
}

impl Place {
    /// What was kept; the usual place when nothing was, or nothing that makes sense.
    pub(crate) fn read(file: &Path) -> Self {
        let kept = fs::read(file).ok().and_then(|bytes| serde_json::from_slice::<Self>(&bytes).ok());
        kept.unwrap_or_default().sane()
    }

    /// Keeps it. A place that cannot be kept is no reason to bother anyone.
    pub(crate) fn write(self, file: &Path) {
        if let Ok(bytes) = serde_json::to_vec(&self) {
            let _ = fs::write(file, bytes);
        }
    }

    /// The position, if the middle of the title bar would lie on one of the screens (left, top, width, height):
    /// a window on a beamer that is gone comes back where it can be seen.
    pub(crate) fn position_on(self, screens: &[(f64, f64, f64, f64)]) -> Option<(f64, f64)> {
        self.position.filter(|&(x, y)| {
            let middle = x + self.size.0 / 2.0;
            screens.iter().any(|&(left, top, width, height)| {
                middle >= left && middle < left + width && y >= top && y < top + height - 40.0
            })
        })
    }

    fn sane(mut self) -> Self {
        let (width, height) = self.size;
        if !(width.is_finite() && height.is_finite()) {
            self.size = Self::default().size;
        }
        self.size = (self.size.0.clamp(SMALLEST.0, 16_000.0), self.size.1.clamp(SMALLEST.1, 16_000.0));
        self.position = self.position.filter(|(x, y)| x.is_finite() && y.is_finite());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_comes_back_as_it_was_kept() {
        let file = std::env::temp_dir().join(format!("handvat-place-{}.json", std::process::id()));
        let place = Place { position: Some((10.0, 20.0)), size: (1100.0, 700.0), maximised: false };
        place.write(&file);
        assert_eq!(Place::read(&file), place);
        fs::write(&file, b"{\"size\":[1,1e9]}").unwrap();
        assert_eq!(Place::read(&file).size, (960.0, 16_000.0));
        fs::write(&file, b"not json").unwrap();
        assert_eq!(Place::read(&file), Place::default());
        fs::remove_file(&file).unwrap();
    }

    #[test]
    fn a_window_on_a_screen_that_is_gone_is_placed_anew() {
        let place = Place { position: Some((2000.0, 100.0)), size: (1000.0, 700.0), maximised: false };
        let laptop = (0.0, 0.0, 1366.0, 768.0);
        let beamer = (1366.0, 0.0, 1920.0, 1080.0);
        assert_eq!(place.position_on(&[laptop, beamer]), Some((2000.0, 100.0)));
        assert_eq!(place.position_on(&[laptop]), None);
    }
}
