//! Pictures on the clipboard: a PNG as an image, an SVG as its text.

use std::borrow::Cow;
use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard, ImageData};
use handvat_protocol::console::{Export, ExportFormat, Reply};
use handvat_protocol::failure::{Failure, Fault};
use handvat_session::export::Pixels;

use crate::commands::at_desk;
use crate::shell::Shell;

/// Some systems keep what was copied only for as long as the program holds on to the clipboard.
static HELD: Mutex<Option<Clipboard>> = Mutex::new(None);

/// Draws what was asked for and puts it there.
pub(crate) async fn copy(shell: &Shell, export: Export) -> Result<Reply, Failure> {
    at_desk(shell, move |desk| {
        let put = if export.format == ExportFormat::Png {
            let pixels = desk.pixels(&export)?;
            with_clipboard(|clipboard| clipboard.set_image(image(&pixels)))
        } else {
            let svg = desk.export(&Export { format: ExportFormat::Svg, ..export })?;
            with_clipboard(|clipboard| clipboard.set_text(String::from_utf8_lossy(&svg.bytes)))
        };
        put.map_err(|failure| desk.worded(&Fault::new("clipboard-failed").with("detail", failure.to_string())))?;
        Ok(Reply::Done)
    })
    .await
}

fn with_clipboard(put: impl FnOnce(&mut Clipboard) -> Result<(), arboard::Error>) -> Result<(), arboard::Error> {
    let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
    let clipboard = match &mut *held {
        Some(clipboard) => clipboard,
        none => none.insert(Clipboard::new()?),
    };
    put(clipboard)
}

/// As the clipboard takes it: with an opacity for each pixel.
fn image(pixels: &Pixels) -> ImageData<'static> {
    let bytes = pixels.bytes.chunks_exact(3).flat_map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect();
    ImageData { width: pixels.width as usize, height: pixels.height as usize, bytes: Cow::Owned(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pixel_of_the_image_is_opaque() {
        let image = image(&Pixels { width: 2, height: 1, bytes: vec![1, 2, 3, 4, 5, 6] });
        assert_eq!((image.width, image.height), (2, 1));
        assert_eq!(*image.bytes, [1, 2, 3, 255, 4, 5, 6, 255]);
    }
}
