//! One window for one data folder: a second start hands its wish to the first window and ends.
//!
//! Who holds the lock of `window.lock` is the first; the system frees it when that program dies, however it dies.
//! A wish is a small file in `wishes`: the first window takes it away, and the one who left it sees that it was
//! heard. This is the same on every system, wants no message bus and no port, and belongs to the data folder.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::wish::Wish;

/// How long a window may take to hear a wish. One that takes longer hangs, and the second opens a window of its
/// own: workshops have locks of their own, so that two windows harm nothing.
pub(crate) const PATIENCE: Duration = Duration::from_secs(12);

/// How often the first window looks for wishes.
const LOOK: Duration = Duration::from_millis(200);

/// How often a second start looks whether it was heard.
const ASK: Duration = Duration::from_millis(40);

/// A wish that lay longer than this was left by a start that is long over.
const STALE: Duration = Duration::from_mins(1);

/// In bytes; a path has at most a few thousand.
const LARGEST_WISH: u64 = 64 * 1024;

/// What became of a start.
#[derive(Debug)]
pub(crate) enum Stand {
    /// There is no other window.
    First(First),
    /// The other window has the wish.
    Heard,
    /// There is another window that does not answer, or a data folder that cannot be written.
    Alone,
}

/// The place of the first window, until it is dropped.
#[derive(Debug)]
pub(crate) struct First {
    folder: PathBuf,
    listens: Arc<AtomicBool>,
    _lock: File,
}

/// A wish of a second start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Asked {
    /// The file to open; none when the window is only to come to the front.
    pub(crate) file: Option<OsString>,
    /// What the desktop gave the second start, so that it may bring a window to the front.
    pub(crate) token: Option<String>,
}

impl Asked {
    /// What a second start asks for: a sample or the start screen are no reason to put a workshop away.
    pub(crate) fn of(wish: &Wish, token: Option<String>) -> Self {
        let file = match wish {
            Wish::File(file) => Some(file.clone().into_os_string()),
            Wish::Begin | Wish::Sample => None,
        };
        Self { file, token }
    }
}

/// Takes the first place, or hands the wish to who has it.
pub(crate) fn stand(data: &Path, asked: &Asked, patience: Duration) -> Stand {
    let folder = data.join("wishes");
    let end = Instant::now() + patience;
    let mut left = None;
    loop {
        match place(data) {
            Ok(Some(lock)) => {
                withdraw(left.as_deref());
                return Stand::First(First { folder, listens: Arc::new(AtomicBool::new(true)), _lock: lock });
            }
            Ok(None) => {}
            Err(_) => return if withdraw(left.as_deref()) { Stand::Heard } else { Stand::Alone },
        }
        match &left {
            None => match leave(&folder, asked) {
                Ok(wish) => left = Some(wish),
                Err(_) => return Stand::Alone,
            },
            Some(wish) if !wish.exists() => return Stand::Heard,
            Some(_) => {}
        }
        if Instant::now() >= end {
            return if withdraw(left.as_deref()) { Stand::Heard } else { Stand::Alone };
        }
        thread::sleep(ASK);
    }
}

impl First {
    /// Hears wishes from now on, on a thread of its own.
    pub(crate) fn hear(&self, fulfil: impl Fn(Asked) + Send + 'static) {
        let (folder, listens) = (self.folder.clone(), Arc::clone(&self.listens));
        // Without a thread second windows open on their own, and that harms nothing.
        let _ = thread::Builder::new().name("wishes".to_owned()).spawn(move || {
            while listens.load(Ordering::Acquire) {
                for wish in wishes(&folder) {
                    if let Some(asked) = take(&wish) {
                        fulfil(asked);
                    }
                }
                thread::sleep(LOOK);
            }
        });
    }

    /// The window is about to close: who starts now waits for the lock instead.
    pub(crate) fn stop(&self) {
        self.listens.store(false, Ordering::Release);
    }
}

impl Drop for First {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The lock of the first window; none while another program holds it.
fn place(data: &Path) -> io::Result<Option<File>> {
    fs::create_dir_all(data)?;
    let file = OpenOptions::new().write(true).create(true).truncate(false).open(data.join("window.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(failure)) => Err(failure),
    }
}

/// Leaves a wish, whole under its name at once.
fn leave(folder: &Path, asked: &Asked) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let wish = folder.join(format!("{}.json", std::process::id()));
    let half = wish.with_extension("new");
    fs::write(&half, serde_json::to_vec(asked)?)?;
    fs::rename(&half, &wish)?;
    Ok(wish)
}

/// Takes a wish back; whether somebody had heard it before.
fn withdraw(wish: Option<&Path>) -> bool {
    wish.is_some_and(|wish| fs::remove_file(wish).is_err_and(|failure| failure.kind() == io::ErrorKind::NotFound))
}

fn wishes(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect()
}

/// Takes a wish away and says what it is; none for one that is stale or no wish.
fn take(wish: &Path) -> Option<Asked> {
    let left = fs::metadata(wish).and_then(|metadata| metadata.modified()).ok();
    let stale = left.is_some_and(|left| left.elapsed().is_ok_and(|age| age > STALE));
    let mut bytes = Vec::new();
    let read = File::open(wish).and_then(|file| file.take(LARGEST_WISH).read_to_end(&mut bytes));
    // Only who takes it away fulfils it.
    fs::remove_file(wish).and(read).ok()?;
    serde_json::from_slice(&bytes).ok().filter(|_| !stale)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            Self(std::env::temp_dir().join(format!("handvat-first-{}-{name}", std::process::id())))
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn asked(file: Option<&str>) -> Asked {
        Asked { file: file.map(OsString::from), token: None }
    }

    fn first(folder: &Folder) -> First {
        match stand(&folder.0, &asked(None), Duration::ZERO) {
            Stand::First(first) => first,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_second_start_is_heard_by_the_first_window() {
        let folder = Folder::new("heard");
        let window = first(&folder);
        let (heard, wishes) = mpsc::channel();
        window.hear(move |asked| heard.send(asked).unwrap());
        for file in [Some("/tmp/a b.handvat"), None] {
            assert!(matches!(stand(&folder.0, &asked(file), PATIENCE), Stand::Heard));
            assert_eq!(wishes.recv().unwrap(), asked(file));
        }
        assert_eq!(super::wishes(&folder.0.join("wishes")), Vec::<PathBuf>::new());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_is_no_text_arrives_as_it_is() {
        use std::os::unix::ffi::OsStringExt;
        let folder = Folder::new("bytes");
        let window = first(&folder);
        let (heard, wishes) = mpsc::channel();
        window.hear(move |asked| heard.send(asked).unwrap());
        let odd = Asked { file: Some(OsString::from_vec(vec![b'/', 0xff, b'a'])), token: None };
        assert!(matches!(stand(&folder.0, &odd, PATIENCE), Stand::Heard));
        assert_eq!(wishes.recv().unwrap(), odd);
    }

    #[test]
    fn who_starts_while_the_first_window_closes_becomes_the_first() {
        let folder = Folder::new("closing");
        let window = first(&folder);
        window.hear(|asked| panic!("{asked:?} is heard by a window that closes"));
        window.stop();
        thread::scope(|scope| {
            let second = scope.spawn(|| stand(&folder.0, &asked(None), PATIENCE));
            while wishes(&folder.0.join("wishes")).is_empty() {
                thread::yield_now();
            }
            drop(window);
            assert!(matches!(second.join().unwrap(), Stand::First(_)));
        });
        assert!(wishes(&folder.0.join("wishes")).is_empty(), "its own wish is withdrawn");
    }

    #[test]
    fn a_window_that_does_not_answer_does_not_keep_a_second_one_away() {
        let folder = Folder::new("hung");
        let _window = first(&folder);
        assert!(matches!(stand(&folder.0, &asked(None), Duration::from_millis(50)), Stand::Alone));
        assert!(wishes(&folder.0.join("wishes")).is_empty(), "nothing is done later that nobody waits for");
    }

    #[test]
    fn a_data_folder_that_cannot_be_made_is_no_reason_to_stay_away() {
        let folder = Folder::new("blocked");
        fs::write(&folder.0, b"a file").unwrap();
        assert!(matches!(stand(&folder.0.join("data"), &asked(None), PATIENCE), Stand::Alone));
        fs::remove_file(&folder.0).unwrap();
    }

    #[test]
    fn what_is_no_wish_and_what_is_stale_is_taken_away_and_not_fulfilled() {
        let folder = Folder::new("stale");
        let wish = leave(&folder.0, &asked(Some("/tmp/a"))).unwrap();
        let file = File::options().write(true).open(&wish).unwrap();
        file.set_modified(std::time::SystemTime::now() - Duration::from_mins(10)).unwrap();
        assert_eq!(take(&wish), None);
        fs::write(&wish, b"{\"file\":[1,2]}").unwrap();
        assert_eq!(take(&wish), None);
        assert!(wishes(&folder.0).is_empty());
    }
}
