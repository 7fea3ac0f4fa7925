//! The embedded screens, handed to the window by exact path.

use std::borrow::Cow;

use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{Assets, Runtime};

/// The table of `handvat-assets`: the same bytes that the browser host serves, embedded once.
pub(crate) struct Pages;

impl<R: Runtime> Assets<R> for Pages {
    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        let path = key.as_ref().strip_prefix('/').unwrap_or(key.as_ref());
        handvat_assets::find(path).map(|asset| Cow::Borrowed(asset.bytes))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(handvat_assets::all().iter().map(|asset| (Cow::Borrowed(asset.path), Cow::Borrowed(asset.bytes))))
    }

    /// The pages hold no inline script or style, so there is nothing to allow by its hash.
    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}
