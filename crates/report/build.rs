//! Finds the font files, which come with the packages of the user interface: one set of fonts for screen and paper.

use std::path::Path;
use std::process::exit;

/// Environment variables for `include_bytes!`, and the files under `ui/node_modules/@expo-google-fonts`.
const FONTS: [(&str, &str); 6] = [
    ("FONT_REGULAR", "noto-sans/400Regular/NotoSans_400Regular.ttf"),
    ("FONT_BOLD", "noto-sans/700Bold/NotoSans_700Bold.ttf"),
    ("FONT_ITALIC", "noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf"),
    ("FONT_SYMBOLS", "noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf"),
    ("FONT_MATH", "noto-sans-math/400Regular/NotoSansMath_400Regular.ttf"),
    ("FONT_EMOJI", "noto-emoji/400Regular/NotoEmoji_400Regular.ttf"),
];

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/node_modules/@expo-google-fonts");
    println!("cargo::rerun-if-changed=build.rs");
    for (variable, file) in FONTS {
        let path = folder.join(file);
        println!("cargo::rerun-if-changed={}", path.display());
        if !path.is_file() {
            println!("cargo::error=The fonts are not there yet: run `npm ci` in the folder `ui`.");
            exit(1);
        }
        println!("cargo::rustc-env={variable}={}", path.display());
    }
}
